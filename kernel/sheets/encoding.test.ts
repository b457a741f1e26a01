// Text files in the encodings and with the delimiters that people send.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { encoded, utf8, utf16, utf16be } from './fixtures/bytes.ts'
import { discourseUsers } from './fixtures/exports.ts'
import { readSheet, SheetUnreadable } from './read.ts'

async function read(source: string | Uint8Array) {
  const sheet = await readSheet(typeof source === 'string' ? utf8(source) : source)
  const rows = await Array.fromAsync(sheet.rows)
  return { ...sheet, rows, cells: rows.map(row => row.cells), codes: sheet.meta.problems.map(problem => problem.code) }
}

describe('encodings', () => {
  const text = '姓名,手机\r\n张三,13800138000\r\n李四,13900139000\r\n'
  const expected = [
    ['张三', '13800138000'],
    ['李四', '13900139000'],
  ]

  it('reads UTF-8 and UTF-16 with their marks, and without', async () => {
    const files: [Uint8Array, string][] = [
      [utf8(text), 'utf-8'],
      [utf8(`\ufeff${text}`), 'utf-8'],
      [utf16(text), 'utf-16le'],
      [utf16be(text), 'utf-16be'],
      [utf16(text, false), 'utf-16le'],
    ]
    for (const [bytes, encoding] of files) {
      const { headers, cells, meta } = await read(bytes)
      assert.deepEqual([headers, cells, meta.encoding], [['姓名', '手机'], expected, encoding])
    }
  })

  it('reads GB18030 and says that it guessed', async () => {
    const { headers, cells, meta, codes } = await read(encoded(text, 'gb18030'))
    assert.deepEqual([headers, cells], [['姓名', '手机'], expected])
    assert.equal(meta.encoding, 'gb18030')
    assert.deepEqual(codes, ['encoding.guessed'])
  })

  it('reads the four-byte characters of GB18030', async () => {
    const rare = Buffer.concat([
      encoded('姓名\n', 'gb18030'),
      new Uint8Array([0x81, 0x39, 0xee, 0x39]),
      encoded('张\n', 'gb18030'),
    ])
    assert.deepEqual((await read(rare)).cells, [['㐀张']])
  })

  it('tells Big5 and western files from GB18030', async () => {
    const big5 = await read(encoded('姓名,電話\n張小明,0912345678\n李國華,0922345678\n', 'big5'))
    assert.deepEqual([big5.meta.encoding, big5.cells[0]], ['big5', ['張小明', '0912345678']])
    const western = await read(Buffer.from('Name,City\nJérôme,Besançon\nJosé,Málaga\n', 'latin1'))
    assert.deepEqual([western.meta.encoding, western.cells[0]], ['windows-1252', ['Jérôme', 'Besançon']])
  })

  it('does not turn a torn UTF-8 file into other Chinese', async () => {
    const bytes = Buffer.from(`${text}${'王五,13700137000\n'.repeat(20)}`)
    const torn = Buffer.concat([bytes.subarray(0, 20), bytes.subarray(21)])
    const { meta, rows, codes } = await read(torn)
    assert.equal(meta.encoding, 'utf-8')
    assert.deepEqual(codes, ['encoding.damaged'])
    assert.equal(rows[0]!.problems?.[0]?.code, 'cell.damaged')
    assert.equal(rows[5]!.cells[0], '王五')
  })

  it('refuses bytes that are no text in any encoding it knows', async () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919 + ((at * at) >> 3)) % 256).map(byte =>
      byte < 32 ? byte + 128 : byte,
    )
    await assert.rejects(read(noise), (error: unknown) => error instanceof SheetUnreadable)
  })

  it('drops zero bytes', async () => {
    const filler = '王五,1\n'.repeat(200)
    assert.deepEqual((await read(`姓\0名,数\n凌\0,1\n${filler}`)).cells[0], ['凌', '1'])
  })
})

describe('delimiters', () => {
  it('finds what parts the cells', async () => {
    for (const [mark, name] of [',', ';', '\t', '|', '，'].map(each => [each, each])) {
      const text = [
        ['姓名', '标签', '城市'],
        ['凌', 'x', '上海'],
        ['博', 'y', '北京'],
      ]
        .map(row => row.join(mark))
        .join('\n')
      const { meta, cells } = await read(text)
      assert.equal(meta.delimiter, name)
      assert.deepEqual(cells[1], ['博', 'y', '北京'])
    }
  })

  it('is not misled by delimiters inside cells', async () => {
    assert.equal((await read('name;amount\n凌;1,5\n博;2,5\n')).meta.delimiter, ';')
    assert.equal((await read(discourseUsers)).meta.delimiter, ',')
    for (const text of ['备注\n你好，世界\n再见\n', 'Note\nHello, world\nBye\n']) {
      const { meta, headers, cells } = await read(text)
      assert.deepEqual([meta.delimiter, headers.length, cells.length], [null, 1, 2])
    }
  })

  it('heeds the note that Excel leaves', async () => {
    const { headers, cells, rows } = await read('sep=;\r\na;b\r\n1,2;3\r\n')
    assert.deepEqual([headers, cells, rows[0]!.line], [['a', 'b'], [['1,2', '3']], 3])
  })
})
