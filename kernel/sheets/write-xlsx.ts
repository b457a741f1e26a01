// Writes an XLSX file row by row: texts stay texts whatever they look like, the header row stays in sight.
import { serialOf } from './serial.ts'
import type { SheetCell, SheetRows, XlsxOptions } from './shape.ts'
import { wallTimeOf } from './wall-clock.ts'
import type { ZipPart } from './zip-write.ts'
import { zipped } from './zip-write.ts'

const rowsMax = 1_048_576
const cellCharsMax = 32_767
/** How many rows are looked at to choose the widths of the columns. */
const sampleRows = 200
const pieceChars = 64 * 1024

/** Cell styles, in the order of `cellXfs` below. */
const style = { text: 1, day: 2, instant: 3, header: 4, figure: 0 } as const

export function writeXlsx(
  headers: readonly string[],
  rows: SheetRows,
  options: XlsxOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const sheet = inPieces(sheetXml(headers, rows, options.timeZone ?? 'UTC'))
  return zipped([...fixedParts(options.sheetName ?? 'Sheet1'), { name: 'xl/worksheets/sheet1.xml', text: sheet }])
}

async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let text = ''
  for await (const each of texts) {
    text += each
    if (text.length < pieceChars) continue
    yield text
    text = ''
  }
  yield text
}

async function* sheetXml(headers: readonly string[], rows: SheetRows, timeZone: string): AsyncGenerator<string> {
  const waiting: (readonly SheetCell[])[] = []
  let line = 1
  let isOpen = false
  const opening = (): string => {
    isOpen = true
    const body = waiting.map(row => rowXml(row, ++line, timeZone)).join('')
    return sheetStart(widthsOf(headers, waiting)) + headerXml(headers) + body
  }
  for await (const row of rows) {
    if (isOpen) {
      if (line >= rowsMax) throw new RangeError(`A sheet holds at most ${rowsMax} rows`)
      yield rowXml(row, ++line, timeZone)
      continue
    }
    waiting.push(row)
    if (waiting.length >= sampleRows) yield opening()
  }
  if (!isOpen) yield opening()
  yield '</sheetData></worksheet>'
}

const mainSpace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const linkSpace = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packSpace = 'http://schemas.openxmlformats.org/package/2006'
const officeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

function sheetStart(widths: number[]): string {
  const columns = widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  const view = `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`
  const cols = columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''
  return `${declaration}<worksheet xmlns="${mainSpace}">${view}<sheetFormatPr defaultRowHeight="15"/>${cols}<sheetData>`
}

function headerXml(headers: readonly string[]): string {
  const cells = headers.map((header, column) => textCell(header, columnName(column), 1, style.header))
  return `<row r="1">${cells.join('')}</row>`
}

function rowXml(row: readonly SheetCell[], line: number, timeZone: string): string {
  let cells = ''
  for (let column = 0; column < row.length; column++) cells += cellXml(row[column], columnName(column), line, timeZone)
  return `<row r="${line}">${cells}</row>`
}

function cellXml(cell: SheetCell, column: string, line: number, timeZone: string): string {
  if (cell === null || cell === undefined || cell === '') return ''
  if (typeof cell === 'string') return textCell(cell, column, line, style.text)
  if (typeof cell === 'boolean') return `<c r="${column}${line}" t="b"><v>${cell ? 1 : 0}</v></c>`
  // Spreadsheets keep fifteen digits; a longer figure is only safe as a text.
  if (typeof cell === 'bigint' && (cell > 999_999_999_999_999n || cell < -999_999_999_999_999n)) {
    return textCell(String(cell), column, line, style.text)
  }
  if (typeof cell === 'bigint') return figureCell(String(cell), column, line, style.figure)
  if (typeof cell === 'number') return Number.isFinite(cell) ? figureCell(String(cell), column, line, style.figure) : ''
  if (cell instanceof Date) {
    if (Number.isNaN(cell.getTime())) return ''
    const { year, month, day, seconds } = wallTimeOf(cell, timeZone)
    return figureCell(String(serialOf(year, month, day, seconds)), column, line, style.instant)
  }
  const [year = 0, month = 1, day = 1] = cell.day.split('-').map(Number)
  return figureCell(String(serialOf(year, month, day, 0)), column, line, style.day)
}

const figureCell = (value: string, column: string, line: number, styleId: number): string =>
  `<c r="${column}${line}" s="${styleId}"><v>${value}</v></c>`

function textCell(text: string, column: string, line: number, styleId: number): string {
  const short = text.length > cellCharsMax ? `${text.slice(0, cellCharsMax - 1)}…` : text
  return `<c r="${column}${line}" s="${styleId}" t="inlineStr"><is><t xml:space="preserve">${escaped(short)}</t></is></c>`
}

/** XML has no place for control characters; office files spell them `_x0007_`, and so must spell that spelling itself. */
function escaped(text: string): string {
  if (!/[&<>_\p{Cc}\p{Cs}\ufffe\uffff]/u.test(text)) return text
  return text
    .toWellFormed()
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\p{Cc}\ufffe\uffff]/gu, spelled)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}

const spelled = (char: string): string =>
  char === '\t' || char === '\n' ? char : `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

const names: string[] = []

/** 27 → `AB`. */
function columnName(column: number): string {
  const known = names[column]
  if (known !== undefined) return known
  let name = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  names[column] = name
  return name
}

function widthsOf(headers: readonly string[], rows: readonly (readonly SheetCell[])[]): number[] {
  const count = Math.max(headers.length, ...rows.map(row => row.length))
  return Array.from({ length: count }, (_, column) => {
    const seen = rows.map(row => shownWidth(row[column]))
    return Math.min(50, Math.max(8, shownWidth(headers[column]), ...seen) + 2)
  })
}

/** Chinese characters are twice as wide as Latin ones. */
function shownWidth(cell: SheetCell): number {
  if (cell === null || cell === undefined) return 0
  if (typeof cell === 'object') return cell instanceof Date ? 19 : 10
  const firstLine = String(cell).slice(0, 60).split('\n')[0] ?? ''
  let width = 0
  for (const char of firstLine) width += char.codePointAt(0)! >= 0x1100 ? 2 : 1
  return width
}

function fixedParts(sheetName: string): ZipPart[] {
  const name = escaped(sheetName.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31) || 'Sheet1').replaceAll('"', '&quot;')
  const override = (part: string, kind: string): string =>
    `<Override PartName="/xl/${part}" ContentType="${officeType}.${kind}+xml"/>`
  const link = (id: number, kind: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${linkSpace}/${kind}" Target="${target}"/>`
  const links = (inner: string): string =>
    `${declaration}<Relationships xmlns="${packSpace}/relationships">${inner}</Relationships>`
  const defaults =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
  const overrides =
    override('workbook.xml', 'sheet.main') + override('worksheets/sheet1.xml', 'worksheet') + override('styles.xml', 'styles')
  const sheets = `<sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets>`
  const types = `<Types xmlns="${packSpace}/content-types">${defaults}${overrides}</Types>`
  const book = `<workbook xmlns="${mainSpace}" xmlns:r="${linkSpace}">${sheets}</workbook>`
  return [
    { name: '[Content_Types].xml', text: declaration + types },
    { name: '_rels/.rels', text: links(link(1, 'officeDocument', 'xl/workbook.xml')) },
    { name: 'xl/workbook.xml', text: declaration + book },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: links(link(1, 'worksheet', 'worksheets/sheet1.xml') + link(2, 'styles', 'styles.xml')),
    },
    { name: 'xl/styles.xml', text: stylesXml() },
  ]
}

/** Texts carry the format `@`, so that editing a cell does not turn it into a formula or a number. */
function stylesXml(): string {
  const formats =
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd hh:mm:ss"/></numFmts>'
  const fonts =
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
  const fills =
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
  const borders = '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
  const xf = (format: number, font = 0): string =>
    `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0"${format ? ' applyNumberFormat="1"' : ''}${font ? ' applyFont="1"' : ''}/>`
  const cells = `<cellXfs count="5">${xf(0)}${xf(49)}${xf(164)}${xf(165)}${xf(49, 1)}</cellXfs>`
  const bases = '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
  const named = '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
  return `${declaration}<styleSheet xmlns="${mainSpace}">${formats}${fonts}${fills}${borders}${bases}${cells}${named}</styleSheet>`
}
