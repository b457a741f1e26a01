// Text tables as people really have them.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { encoded, utf8 } from './fixtures/bytes.ts'
import { discourseUsers, ghostMembers } from './fixtures/exports.ts'
import type { ReadOptions, SheetReader, SheetRow } from './read.ts'
import { readSheet, SheetUnreadable } from './read.ts'

const rowsOf = async (sheet: SheetReader): Promise<SheetRow[]> => Array.fromAsync(sheet.rows)

async function read(source: string | Uint8Array, options: ReadOptions = {}) {
  const sheet = await readSheet(typeof source === 'string' ? utf8(source) : source, options)
  const rows = await rowsOf(sheet)
  return { ...sheet, rows, cells: rows.map(row => row.cells), codes: sheet.meta.problems.map(problem => problem.code) }
}

const refusal = (code: string) => (error: unknown) => error instanceof SheetUnreadable && error.code === code

describe('rows', () => {
  it('keeps line numbers true over blank lines, breaks inside cells and every kind of line end', async () => {
    const { rows, cells } = await read('a,b\n\n1,"x\r\ny"\r2,z\r\n,\n\n"3","p""q"\n4,"m\nn\no"\n5,t')
    assert.deepEqual(cells, [
      ['1', 'x\ny'],
      ['2', 'z'],
      ['3', 'p"q'],
      ['4', 'm\nn\no'],
      ['5', 't'],
    ])
    assert.deepEqual(
      rows.map(row => row.line),
      [3, 5, 8, 9, 12],
    )
  })

  it('keeps ragged rows with a note', async () => {
    const { rows } = await read('a,b,c\n1,2\n1,2,3,4\n1,2,3,,,\n1,2,3\n')
    assert.deepEqual(
      rows.map(row => [row.cells.length, row.problems?.map(problem => problem.code)]),
      [
        [3, ['row.too-few-cells']],
        [4, ['row.too-many-cells']],
        [3, undefined],
        [3, undefined],
      ],
    )
  })

  it('loses one cell to a quote that never closes, not the file', async () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `${at},x`).join('\n')
    const { rows } = await read(`a,b\n"open,1\n${many}`)
    assert.equal(rows.length, 20_001)
    assert.deepEqual(rows[0], { line: 2, cells: ['"open', '1'], problems: [{ code: 'row.unclosed-quote', column: 0 }] })
    const ending = await read('a,b\n1,2\n3,"4\n')
    assert.deepEqual(ending.cells, [
      ['1', '2'],
      ['3', '"4'],
    ])
  })

  it('reads quotes that break the rules as spreadsheets do', async () => {
    const { cells, rows } = await read('a,b\n5" pipe,x\n"q"r,y\n1, "s, t"\n')
    assert.deepEqual(cells, [
      ['5" pipe', 'x'],
      ['qr', 'y'],
      ['1', 's, t'],
    ])
    assert.equal(rows[1]!.problems?.[0]?.code, 'row.stray-quote')
  })

  it('notes failed formulas, unwraps kept texts, and leaves formulas as text', async () => {
    const { rows } = await read('a,b,c\n#N/A,="0012",=1+1\n#######,x,y\n')
    assert.deepEqual(rows[0], {
      line: 2,
      cells: ['', '0012', '=1+1'],
      problems: [
        { code: 'cell.error', column: 0, got: '#N/A' },
        { code: 'cell.formula', column: 2, got: '=1+1' },
      ],
    })
    assert.equal(rows[1]!.problems?.[0]?.code, 'cell.error')
  })

  it('can be walked twice, and in batches', async () => {
    const sheet = await readSheet(utf8(`a\n${Array.from({ length: 2500 }, (_, at) => at).join('\n')}`))
    const batches = await Array.fromAsync(sheet.batches(1000))
    assert.deepEqual(
      batches.map(batch => batch.length),
      [1000, 1000, 500],
    )
    assert.deepEqual(batches.flat(), await rowsOf(sheet))
  })

  it('reads a stream that comes in pieces', async () => {
    const bytes = encoded('姓名\n张三\n', 'gb18030')
    const sheet = await readSheet(
      (async function* () {
        for (const byte of bytes) yield new Uint8Array([byte])
      })(),
    )
    assert.deepEqual((await rowsOf(sheet))[0]!.cells, ['张三'])
  })

  it('agrees with csv-parse on every well-formed table, wherever the pieces are cut', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '张', '"', ',', '\n', ' ', ';', '😀', '1'), maxLength: 6 })
    const tables = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(tables, async table => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
        const text = `k,"x","y"\n${table.map(row => row.map((each, at) => quoted(at === 0 ? `k${each}` : each)).join(',')).join('\n')}`
        const expected = parse(text, { delimiter: ',' }) as string[][]
        assert.deepEqual((await read(text, { delimiter: ',' })).cells, expected.slice(1))
      }),
    )
  })
})

describe('headers', () => {
  it('names missing headers and tells duplicates apart, in the language of the file', async () => {
    const { headers, meta } = await read('姓名,,手机,手机, 手机 (2) \n凌,x,1,2,3\n')
    assert.deepEqual(headers, ['姓名', '列 2', '手机', '手机 (3)', '手机 (2)'])
    assert.deepEqual(meta.problems, [
      { code: 'header.missing', column: 1 },
      { code: 'header.duplicate', column: 3, got: '手机' },
    ])
    assert.deepEqual((await read('name,\nling,x\n')).headers, ['name', 'Column 2'])
    assert.deepEqual((await read('name,\nling,x\n', { locale: 'zh-CN' })).headers, ['name', '列 2'])
  })

  it('drops empty columns at the right', async () => {
    assert.deepEqual((await read('a,b,,,\n1,2,,,\n')).headers, ['a', 'b'])
  })

  it('skips a title above the table', async () => {
    const { headers, rows, meta } = await read('\n2024 年会员名单,,,\n\n姓名,手机,城市,标签\n凌,1,上海,x\n博,2,,\n')
    assert.deepEqual([headers.length, meta.headerLine, rows[0]!.line], [4, 4, 5])
    assert.deepEqual(meta.problems, [{ code: 'header.title-skipped', got: '2024 年会员名单' }])
  })

  it('keeps a header row of one column, and notices a file without headers', async () => {
    assert.deepEqual((await read('手机\n13800138000\n13900139000\n')).headers, ['手机'])
    assert.deepEqual((await read('13800138000,凌\n13900139000,博\n')).codes, ['header.looks-like-data'])
  })
})

describe('exports of other products', () => {
  it('reads Ghost members', async () => {
    const { headers, cells, rows } = await read(ghostMembers)
    assert.equal(headers.length, 11)
    assert.equal(cells.length, 3)
    assert.equal(cells[0]![9], 'VIP,Book club')
    assert.equal(cells[1]![3], 'Met at the fair.\nLikes "slow" reading.')
    assert.deepEqual([rows[2]!.line, rows[2]!.problems?.[0]?.code], [5, 'cell.formula'])
  })

  it('reads Discourse users', async () => {
    const { headers, cells } = await read(discourseUsers)
    assert.equal(headers.at(-1), 'group_names')
    assert.equal(cells[0]!.at(-1), 'admins;staff;trust_level_0')
    assert.equal(cells[1]![1], 'Hao, 浩')
    assert.equal(cells[2]!.length, headers.length)
  })
})

describe('what is no table', () => {
  it('is refused with a code', async () => {
    const cases: [Uint8Array | string, string][] = [
      ['', 'sheet.empty'],
      ['\n\n ,,\n', 'sheet.empty'],
      [new Uint8Array([0xef, 0xbb, 0xbf]), 'sheet.empty'],
      ['<html><table><tr><td>1</td></tr></table></html>', 'sheet.web-page'],
      ['%PDF-1.7', 'sheet.not-a-table'],
      ['<?xml version="1.0"?><Workbook/>', 'sheet.not-a-table'],
      [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'sheet.old-format'],
      [Buffer.concat([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]), 'sheet.encrypted'],
      [Uint8Array.from({ length: 500 }, (_, at) => (at % 31) + 1), 'sheet.not-a-table'],
      [`a,b\n${'x'.repeat(9 * 1024 * 1024)}`, 'sheet.not-a-table'],
    ]
    for (const [bytes, code] of cases) await assert.rejects(read(bytes), refusal(code), code)
  })

  it('is refused when it is too much', async () => {
    await assert.rejects(read('a\n1\n2\n3\n', { limits: { rowsMax: 2 } }), refusal('sheet.too-many-rows'))
    await assert.rejects(read(Array.from({ length: 201 }, (_, at) => `h${at}`).join(',')), refusal('sheet.too-many-columns'))
    await assert.rejects(read('a\n1\n', { limits: { bytesMax: 3 } }), refusal('sheet.too-large'))
    const long = await read(`a,b\n${'x'.repeat(40_000)},1\n`)
    assert.equal(long.cells[0]![0]!.length, 32_767)
    assert.equal(long.rows[0]!.problems?.[0]?.code, 'cell.too-long')
  })
})
