// Tables written for people open as they were meant, execute nothing, and come back unchanged.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import readExcel from 'read-excel-file/node'
import { plainTextOf } from './cells.ts'
import { guarded, unguarded } from './guard.ts'
import { readSheet } from './read.ts'
import type { SheetCell } from './write.ts'
import { writeCsv, writeXlsx } from './write.ts'

const bytesOf = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer> => Buffer.concat(await Array.fromAsync(pieces))
const textOf = async (pieces: AsyncIterable<Uint8Array>): Promise<string> => (await bytesOf(pieces)).toString()

async function readBack(bytes: Uint8Array) {
  const sheet = await readSheet(bytes)
  return { ...sheet, rows: await Array.fromAsync(sheet.rows) }
}

describe('writeCsv', () => {
  it('writes the mark, CRLF and quotes', async () => {
    const text = await textOf(writeCsv(['姓名', '备注'], [['凌', 'a,"b"\n']]))
    assert.equal(text, '\ufeff姓名,备注\r\n凌,"a,""b""\n"\r\n')
  })

  it('makes texts that look like formulas harmless, and leaves numbers alone', async () => {
    const dangers = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      '＝1',
      '＋1',
      '－1',
      '＠x',
      ' =1',
      '\u200b=1',
      "'=1",
      "=cmd|' /C calc'!A0",
    ]
    const lines = (
      await textOf(
        writeCsv(
          ['x'],
          dangers.map(danger => [danger]),
        ),
      )
    )
      .split('\r\n')
      .slice(1, -1)
    for (const line of lines) assert.match(line, /^"?'/, line)
    assert.equal(await textOf(writeCsv(['x', 'y'], [[-5, '-5']])), "\ufeffx,y\r\n-5,'-5\r\n")
  })

  it('writes typed cells as people read them', async () => {
    const row: SheetCell[] = [
      1e21,
      1e-7,
      12n,
      true,
      false,
      null,
      undefined,
      Number.NaN,
      new Date('2024-01-02T00:00:00Z'),
      { day: '2024-01-02' },
      new Date(Number.NaN),
    ]
    const text = await textOf(writeCsv(['a'], [row], { timeZone: 'Asia/Shanghai' }))
    assert.equal(text.split('\r\n')[1], '1000000000000000000000,0.0000001,12,TRUE,FALSE,,,,2024-01-02 08:00:00,2024-01-02,')
  })

  it('streams', async () => {
    let made = 0
    const rows = (function* () {
      for (; made < 50_000; made++) yield [made, 'x'.repeat(20)]
    })()
    for await (const _piece of writeCsv(['n', 'x'], rows)) break
    assert.ok(made < 10_000, `${made} rows made for the first piece`)
  })
})

describe('writeXlsx', () => {
  const rows: SheetCell[][] = [
    ['凌', '=1+1', 42, -0.5, true, new Date('2024-01-02T04:00:00Z'), { day: '1990-05-06' }, '013800138000', 123456789012345678n],
    ['<&>"\'', 'a\r\nb\u0007_x0041_', 1e-7, null, false, null, null, '+86', 7n],
  ]
  const headers = ['姓名', '式', '数', '负', '是', '时', '日', '手机', '大']

  it('is read the same by another reader', async () => {
    const bytes = await bytesOf(writeXlsx(headers, rows, { timeZone: 'Asia/Shanghai', sheetName: '名单: a/b' }))
    const [first] = await readExcel(bytes)
    assert.equal(first!.sheet, '名单  a b')
    const [head, one, two] = first!.data
    assert.deepEqual(head, headers)
    assert.deepEqual(one!.slice(0, 5), ['凌', '=1+1', 42, -0.5, true])
    assert.deepEqual((one![5] as unknown as Date).toISOString(), '2024-01-02T12:00:00.000Z')
    assert.deepEqual((one![6] as unknown as Date).toISOString(), '1990-05-06T00:00:00.000Z')
    assert.deepEqual(one!.slice(7), ['013800138000', '123456789012345678'])
    assert.equal(two![0], '<&>"\'')
  })

  it('types every text as text, freezes the header and sets widths', async () => {
    const parts = unzipSync(await bytesOf(writeXlsx(headers, rows)))
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml'])
    assert.match(sheet, /<c r="B2" s="1" t="inlineStr"><is><t xml:space="preserve">=1\+1<\/t>/)
    assert.doesNotMatch(sheet, /<f>/)
    assert.match(sheet, /state="frozen"/)
    assert.equal(sheet.match(/<col /g)?.length, headers.length)
    assert.match(new TextDecoder().decode(parts['xl/styles.xml']), /numFmtId="49"/)
  })

  it('makes the same bytes of the same rows, and a sheet of no rows', async () => {
    assert.deepEqual(await bytesOf(writeXlsx(headers, rows)), await bytesOf(writeXlsx(headers, rows)))
    const empty = await readBack(await bytesOf(writeXlsx(['a', 'b'], [])))
    assert.deepEqual([empty.headers, empty.rows], [['a', 'b'], []])
  })

  it('passes on a failure of the rows', async () => {
    const failing = (async function* () {
      yield ['a']
      throw new Error('the database went away')
    })()
    await assert.rejects(bytesOf(writeXlsx(['x'], failing)), /the database went away/)
    await assert.rejects(
      bytesOf(
        writeCsv(
          ['x'],
          (function* () {
            yield ['a']
            throw new Error('gone')
          })(),
        ),
      ),
      /gone/,
    )
  })

  it('shortens what no cell can hold', async () => {
    const { rows: back } = await readBack(await bytesOf(writeXlsx(['a'], [['x'.repeat(40_000)]])))
    assert.equal(back[0]!.cells[0]!.length, 32_767)
    assert.ok(back[0]!.cells[0]!.endsWith('…'))
  })
})

describe('there and back', () => {
  const nasty = fc.string({
    unit: fc.constantFrom(...Array.from('ab张"\',;|，\t\n =+-@＝_x0041_<>&\u0007\u200b😀#/')),
    maxLength: 12,
  })
  const table = fc.array(fc.array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 8 })), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 8,
  })
  const readable = (text: string): string => text.toWellFormed().replaceAll('\0', '').replace(/\r\n?/g, '\n')
  /** Text that is full of these is taken for no text at all. */
  const controlsIn = (text: string): number => text.match(/\p{Cc}/gu)?.length ?? 0
  /** The reader turns these into notes, whoever wrote them. */
  const isError = (text: string): boolean => /^#(#{2,}|N\/A)$/.test(text)

  it('texts are unchanged, in both kinds of file', async () => {
    await fc.assert(
      fc.asyncProperty(table, async texts => {
        fc.pre(!texts.flat().some(isError) && controlsIn(texts.flat().join('')) <= 8)
        const rows = texts.map((row, at) => [at, ...row])
        const expected = texts.map((row, at) => [String(at), ...row.map(readable)])
        const csv = await readBack(await bytesOf(writeCsv(['序', 'a', 'b', 'c'], rows)))
        assert.deepEqual(csv.headers, ['序', 'a', 'b', 'c'])
        assert.deepEqual(
          csv.rows.map(row => row.cells.map(unguarded)),
          expected,
        )
        const xlsx = await readBack(await bytesOf(writeXlsx(['序', 'a', 'b', 'c'], rows)))
        assert.deepEqual(
          xlsx.rows.map(row => row.cells),
          expected,
        )
        assert.deepEqual(
          csv.rows.map(row => row.cells.map(cell => plainTextOf(cell).ok)),
          expected.map(row => row.map(cell => plainTextOf(guarded(cell)).ok)),
        )
      }),
      { numRuns: 150 },
    )
  })

  it('typed cells read the same from both kinds of file', async () => {
    const typed = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter(value => !Object.is(value, -0)),
      fc.boolean(),
      fc.date({ min: new Date('1901-01-01'), max: new Date('2199-01-01'), noInvalidDate: true }),
      fc
        .date({ min: new Date('1901-01-01'), max: new Date('2199-01-01'), noInvalidDate: true })
        .map(date => ({ day: date.toISOString().slice(0, 10) })),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(typed, typed), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York'),
        async (rows, timeZone) => {
          const csv = await readBack(await bytesOf(writeCsv(['a', 'b'], rows, { timeZone })))
          const xlsx = await readBack(await bytesOf(writeXlsx(['a', 'b'], rows, { timeZone })))
          assert.deepEqual(
            xlsx.rows.map(row => row.cells),
            csv.rows.map(row => row.cells),
          )
        },
      ),
      { numRuns: 150 },
    )
  })

  it('no guard is lost or doubled', () => {
    fc.assert(fc.property(nasty, text => assert.equal(unguarded(guarded(text)), text)))
  })
})
