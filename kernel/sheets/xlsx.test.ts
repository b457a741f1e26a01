// Workbooks as spreadsheets, scripts and attackers write them.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { workbook } from './fixtures/bytes.ts'
import type { ReadOptions } from './read.ts'
import { readSheet, SheetUnreadable } from './read.ts'
import { plainNumber, serialKindOf, serialOf, serialText } from './serial.ts'

async function read(bytes: Uint8Array, options: ReadOptions = {}) {
  const sheet = await readSheet(bytes, options)
  const rows = await Array.fromAsync(sheet.rows)
  return { ...sheet, rows, cells: rows.map(row => row.cells) }
}

const refusal = (code: string) => (error: unknown) => error instanceof SheetUnreadable && error.code === code
const page = (rows: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><worksheet><sheetData>${rows}</sheetData></worksheet>`
const inline = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`
const header = (...names: string[]): string => `<row>${names.map(inline).join('')}</row>`

const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
<numFmt formatCode="0.00E+00" numFmtId="165"/><numFmt numFmtId="166" formatCode="[Red]#,##0.00&quot;days&quot;"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="20"/></cellXfs></styleSheet>`

describe('cells', () => {
  it('reads shared, rich, inline and formula texts, booleans and errors', async () => {
    const strings = `<sst><si><t>姓名</t></si><si><t xml:space="preserve"> 凌 </t></si>
      <si><r><t>读</t></r><r><rPr><b/></rPr><t>书&amp;跑步</t></r><rPh sb="0" eb="1"><t>どく</t></rPh></si><si><t>a_x000D_
b_x005F_x0041_</t></si><si><t/></si></sst>`
    const xml =
      page(`<row r="1"><c r="A1" t="s"><v>0</v></c>${['B', 'C', 'D', 'E', 'F', 'G'].map(name => `<c r="${name}1" t="inlineStr"><is><t>${name}</t></is></c>`).join('')}</row>
      <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="s"><v>2</v></c><c r="C3" t="str"><f>A1&amp;"x"</f><v>姓名x</v></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F3"><f>1+1</f></c><c r="G3" t="s"><v>3</v></c></row>
      <row r="4"><c r="A4" t="s"><v>4</v></c></row>`)
    const { headers, rows } = await read(workbook({ sheets: [{ name: '会员', xml }], strings }))
    assert.deepEqual(headers, ['姓名', 'B', 'C', 'D', 'E', 'F', 'G'])
    assert.equal(rows.length, 1)
    assert.equal(rows[0]!.line, 3)
    assert.deepEqual(rows[0]!.cells, [' 凌 ', '读书&跑步', '姓名x', 'TRUE', '', '', 'a\nb_x0041_'])
    assert.deepEqual(
      rows[0]!.problems?.map(problem => [problem.code, problem.column]),
      [
        ['cell.formula-without-value', 5],
        ['cell.error', 4],
      ],
    )
  })

  it('reads numbers with all their digits and dates by their formats', async () => {
    const xml = page(
      `${header('手机', '日', '时', '中', '科', '数', '钟', '证')}<row><c><v>1.3800138E10</v></c><c s="1"><v>45293</v></c><c s="2"><v>45293.333333333336</v></c>` +
        '<c s="3"><v>45293</v></c><c s="4"><v>13800138000</v></c><c s="5"><v>0.10000000000000001</v></c><c s="6"><v>0.35416666666666669</v></c><c><v>1.10101199001011E+17</v></c></row>',
    )
    const { rows } = await read(workbook({ sheets: [{ name: 'S', xml }], styles }))
    assert.deepEqual(rows[0]!.cells, [
      '13800138000',
      '2024-01-02',
      '2024-01-02 08:00:00',
      '2024-01-02',
      '13800138000',
      '0.1',
      '08:30:00',
      '110101199001011000',
    ])
    assert.deepEqual(rows[0]!.problems, [{ code: 'cell.lost-digits', column: 7, got: '1.10101199001011E+17' }])
  })

  it('reads the calendar that begins in 1904', async () => {
    const xml = page(`${header('a')}<row><c s="1"><v>43831</v></c></row>`)
    assert.deepEqual((await read(workbook({ sheets: [{ name: 'S', xml }], styles, since1904: true }))).cells, [['2024-01-02']])
  })

  it('places sparse cells, and takes empty ones far out for formatting', async () => {
    const xml = page(
      `${header('a', 'b', 'c')}<row r="9"><c r="C9"><v>3</v></c><c r="XFD9" s="1"/></row><row r="12"><c r="XFD12"><v>1</v></c><c r="A12"><v>1</v></c></row>`,
    )
    const { rows } = await read(workbook({ sheets: [{ name: 'S', xml }] }))
    assert.deepEqual([rows[0]!.line, rows[0]!.cells, rows[0]!.problems], [9, ['', '', '3'], undefined])
    assert.deepEqual([rows[1]!.cells, rows[1]!.problems?.[0]?.code], [['1', '', ''], 'row.too-many-cells'])
  })

  it('reads prefixed elements, CDATA, comments and odd quoting', async () => {
    const xml = `<x:worksheet xmlns:x="m"><!-- > --><x:sheetData><x:row r='1'><x:c r='A1' t='inlineStr' note="a>b"><x:is><x:t><![CDATA[a<b]]></x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`
    const { headers, cells } = await read(workbook({ sheets: [{ name: 'S', xml }] }))
    assert.deepEqual([headers, cells], [['a<b'], [['7']]])
  })
})

describe('sheets', () => {
  const filled = page(`${header('a')}<row><c><v>1</v></c></row>`)
  const other = page(`${header('b')}<row><c><v>2</v></c></row>`)

  it('takes the first that is seen and holds anything, or the one named', async () => {
    const book = workbook({
      sheets: [
        { name: 'Hidden', xml: filled, state: 'hidden' },
        { name: 'Empty', xml: page('<row r="1"><c r="A1" s="1"/></row>') },
        { name: '名单 &amp; more', xml: other },
      ],
    })
    const { headers, meta } = await read(book)
    assert.deepEqual([headers, meta.sheetName, meta.sheetNames], [['b'], '名单 & more', ['Hidden', 'Empty', '名单 & more']])
    assert.deepEqual((await read(book, { sheet: 'Hidden' })).headers, ['a'])
    await assert.rejects(read(book, { sheet: 'None' }), refusal('sheet.no-such-sheet'))
  })

  it('refuses what is no workbook, empty, broken or locked', async () => {
    await assert.rejects(read(workbook({ sheets: [{ name: 'S', xml: page('') }] })), refusal('sheet.empty'))
    await assert.rejects(read(zipSync({ 'word/document.xml': strToU8('<x/>') })), refusal('sheet.not-a-table'))
    const book = workbook({ sheets: [{ name: 'S', xml: filled }] })
    await assert.rejects(read(book.subarray(0, book.length - 30)), refusal('sheet.unreadable'))
    const locked = book.slice()
    for (let at = 0; at < locked.length - 4; at++) {
      if (locked[at] === 0x50 && locked[at + 1] === 0x4b && locked[at + 2] === 1 && locked[at + 3] === 2) locked[at + 8]! |= 1
    }
    await assert.rejects(read(locked), refusal('sheet.encrypted'))
    await assert.rejects(
      read(workbook({ sheets: [{ name: 'S', xml: '<worksheet><sheetData><row' }] })),
      refusal('sheet.unreadable'),
    )
  })
})

describe('attacks', () => {
  const filled = page(`${header('a')}<row><c><v>1</v></c></row>`)

  it('expands no entities', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>`
    await assert.rejects(read(workbook({ sheets: [{ name: 'S', xml: filled }], strings: bomb })), refusal('sheet.unreadable'))
    const unknown = page(`<row>${inline('a')}</row><row>${inline('&b;&#x4e2d;&#0;')}</row>`)
    assert.deepEqual((await read(workbook({ sheets: [{ name: 'S', xml: unknown }] }))).cells, [['&b;中\ufffd']])
  })

  it('stops unpacking what swells beyond reason', async () => {
    const swollen = page(`${header('a')}<row><c><v>1</v></c></row>${'<row></row>'.repeat(2_500_000)}`)
    await assert.rejects(read(workbook({ sheets: [{ name: 'S', xml: swollen }] })), refusal('sheet.bomb'))
    const spaces = page(' '.repeat(3 * 1024 * 1024))
    await assert.rejects(read(workbook({ sheets: [{ name: 'S', xml: spaces }] })), refusal('sheet.bomb'))
    const rows = page(header('a') + '<row><c><v>1</v></c></row>'.repeat(1000))
    await assert.rejects(
      read(workbook({ sheets: [{ name: 'S', xml: rows }] }), { limits: { unpackedBytesMax: 10_000 } }),
      refusal('sheet.bomb'),
    )
  })

  it('stops at too many entries, rows and texts', async () => {
    const book = workbook({
      sheets: [{ name: 'S', xml: page(header('a') + '<row><c><v>1</v></c></row>'.repeat(50)) }],
      strings: `<sst>${'<si><t>x</t></si>'.repeat(100)}</sst>`,
    })
    await assert.rejects(read(book, { limits: { entriesMax: 3 } }), refusal('sheet.bomb'))
    await assert.rejects(read(book, { limits: { rowsMax: 20 } }), refusal('sheet.too-many-rows'))
    await assert.rejects(read(book, { limits: { textCharsMax: 100 } }), refusal('sheet.too-large'))
  })

  it('searches many sheets within one budget', async () => {
    const empty = page('<row></row>'.repeat(1000))
    const sheets = Array.from({ length: 30 }, (_, at) => ({ name: `S${at}`, xml: empty }))
    await assert.rejects(read(workbook({ sheets }), { limits: { unpackedBytesMax: 100_000 } }), refusal('sheet.bomb'))
    const many = Array.from({ length: 1001 }, (_, at) => ({ name: `S${at}`, xml: filled }))
    await assert.rejects(read(workbook({ sheets: many })), refusal('sheet.too-large'))
  })

  it('answers damage with a refusal, never with another error', async () => {
    const book = workbook({ sheets: [{ name: 'S', xml: filled }], strings: '<sst><si><t>x</t></si></sst>', styles })
    for (let at = 0; at < book.length; at += 3) {
      const damaged = book.slice()
      damaged[at]! ^= 0xff
      await read(damaged).catch(error => assert.ok(error instanceof SheetUnreadable, `byte ${at}: ${error}`))
    }
  })
})

describe('day numbers', () => {
  it('follow Excel through the leap day that never was', () => {
    const date = (serial: number) => serialText(serial, 'date', false)
    assert.deepEqual([1, 59, 60, 61, 45293].map(date), ['1900-01-01', '1900-02-28', '1900-02-29', '1900-03-01', '2024-01-02'])
    assert.equal(serialText(0, 'date', true), '1904-01-01')
    assert.equal(serialText(2_958_465, 'date', false), '9999-12-31')
    assert.equal(serialText(2_958_466, 'date', false), null)
    assert.equal(serialText(-1, 'date', false), null)
    assert.equal(serialText(45293.999999, 'datetime', false), '2024-01-03 00:00:00')
    assert.equal(serialText(1.5, 'duration', false), '36:00:00')
  })

  it('come back as they were written', () => {
    for (const [year, month, day] of [
      [1900, 1, 1],
      [1900, 2, 28],
      [1900, 3, 1],
      [1999, 12, 31],
      [2024, 2, 29],
    ] as const) {
      const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      assert.equal(serialText(serialOf(year, month, day, 0), 'date', false), text)
      assert.equal(serialText(serialOf(year, month, day, 86_399), 'datetime', false), `${text} 23:59:59`)
    }
  })

  it('are told from numbers by the format', () => {
    const cases: [string, string][] = [
      ['yyyy/m/d h:mm', 'datetime'],
      ['[$-804]yyyy"年"m"月"d"日";@', 'date'],
      ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'date'],
      ['上午/下午h"时"mm"分"', 'time'],
      ['h:mm AM/PM', 'time'],
      ['[h]:mm:ss', 'duration'],
      ['mmm', 'date'],
      ['General', 'number'],
      ['0.00E+00', 'number'],
      ['#,##0.00_);[Red]\\(#,##0.00\\)', 'number'],
      ['"day "0', 'number'],
      ['@', 'number'],
      ['[DBNum1]0', 'number'],
      ['¥#,##0', 'number'],
    ]
    for (const [code, kind] of cases) assert.equal(serialKindOf(164, code), kind, code)
    assert.deepEqual(
      [14, 22, 20, 31, 46, 9].map(id => serialKindOf(id, undefined)),
      ['date', 'datetime', 'time', 'date', 'duration', 'number'],
    )
  })

  it('leave numbers without exponents', () => {
    const plain = (stored: string) => plainNumber(stored).text
    assert.deepEqual(['1.3800138E10', '1E-7', '-1.5E-3', '1e21', '0.30000000000000004', '-0', '12', 'x'].map(plain), [
      '13800138000',
      '0.0000001',
      '-0.0015',
      '1000000000000000000000',
      '0.30000000000000004',
      '-0',
      '12',
      'x',
    ])
  })
})
