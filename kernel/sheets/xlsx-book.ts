// The small parts of an XLSX file: which sheets there are, which styles mean a date, and the shared texts.
import type { SerialKind } from './serial.ts'
import { serialKindOf } from './serial.ts'
import type { SheetLimits } from './shape.ts'
import { SheetUnreadable } from './shape.ts'
import type { XmlListener } from './xml.ts'
import { attributeOf, xmlReader } from './xml.ts'
import type { ZipFolder } from './zip.ts'

export type BookSheet = { name: string; part: string; isHidden: boolean }
export type Book = { sheets: BookSheet[]; since1904: boolean; styles: SerialKind[]; texts: string[] }

export async function readBook(zip: ZipFolder, limits: SheetLimits): Promise<Book> {
  const bookPart = (await relations(zip, '')).find(each => each.type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  if (!zip.has(bookPart)) throw new SheetUnreadable('sheet.not-a-table', 'zip')
  const targets = await relations(zip, bookPart)
  const partOf = (kind: string): string | undefined => targets.find(each => each.type.endsWith(kind))?.target
  const { listed, since1904 } = await readSheetList(zip, bookPart)
  if (listed.length > sheetsMax) throw new SheetUnreadable('sheet.too-large', `${listed.length} sheets`)
  const pages = new Map(targets.filter(each => each.type.endsWith('/worksheet')).map(each => [each.id, each.target]))
  const sheets = listed.flatMap(({ id, name, isHidden }) => {
    const part = pages.get(id)
    return part === undefined ? [] : [{ name, isHidden, part }]
  })
  const stylePart = partOf('/styles')
  const textPart = partOf('/sharedStrings')
  return {
    sheets,
    since1904,
    styles: stylePart && zip.has(stylePart) ? await readStyles(zip, stylePart) : [],
    texts: textPart && zip.has(textPart) ? await readTexts(zip, textPart, limits) : [],
  }
}

/** Streams one part through a listener; `bytesMax` bounds the small parts, whose content is held. */
async function readPart(zip: ZipFolder, part: string, listener: XmlListener, bytesMax = smallPartBytesMax): Promise<void> {
  const reader = xmlReader(listener)
  const decoder = new TextDecoder()
  let bytes = 0
  for await (const piece of zip.open(part)) {
    bytes += piece.length
    if (bytes > bytesMax) throw new SheetUnreadable('sheet.bomb', part)
    reader.push(decoder.decode(piece, { stream: true }))
  }
  reader.push(decoder.decode())
  reader.end()
}

const smallPartBytesMax = 32 * 1024 * 1024
const sheetsMax = 1000

type Relation = { id: string; type: string; target: string }

async function relations(zip: ZipFolder, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const listPart = `${folder}_rels/${part.slice(slash + 1)}.rels`
  const found: Relation[] = []
  if (!zip.has(listPart)) return found
  await readPart(zip, listPart, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') return
      const target = attributeOf(attributes, 'Target') ?? ''
      found.push({
        id: attributeOf(attributes, 'Id') ?? '',
        type: attributeOf(attributes, 'Type') ?? '',
        target: target.startsWith('/') ? target.slice(1) : withoutDots(folder + target),
      })
    },
  })
  return found
}

function withoutDots(path: string): string {
  const kept: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') kept.pop()
    else if (step !== '.' && step !== '') kept.push(step)
  }
  return kept.join('/')
}

type Listed = { id: string; name: string; isHidden: boolean }

async function readSheetList(zip: ZipFolder, part: string): Promise<{ listed: Listed[]; since1904: boolean }> {
  const listed: Listed[] = []
  let since1904 = false
  await readPart(zip, part, {
    open(name, attributes) {
      if (name === 'workbookPr') since1904 = /^(1|true|on)$/.test(attributeOf(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const state = attributeOf(attributes, 'state') ?? 'visible'
      listed.push({
        id: attributeOf(attributes, 'id') ?? '',
        name: attributeOf(attributes, 'name') ?? '',
        isHidden: state !== 'visible',
      })
    },
  })
  return { listed, since1904 }
}

/** For each cell style, what a number in it means. */
async function readStyles(zip: ZipFolder, part: string): Promise<SerialKind[]> {
  const codes = new Map<number, string>()
  const kinds: SerialKind[] = []
  let isCellFormats = false
  await readPart(zip, part, {
    open(name, attributes) {
      const id = Number(attributeOf(attributes, 'numFmtId') ?? 0)
      if (name === 'numFmt') codes.set(id, attributeOf(attributes, 'formatCode') ?? '')
      if (name === 'cellXfs') isCellFormats = true
      if (name === 'xf' && isCellFormats) kinds.push(serialKindOf(id, codes.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') isCellFormats = false
    },
  })
  return kinds
}

/** Rich text is joined; the reading aids of East Asian texts (`rPh`) are left out. */
async function readTexts(zip: ZipFolder, part: string, limits: SheetLimits): Promise<string[]> {
  const texts: string[] = []
  let current = ''
  let isText = false
  let aids = 0
  let charsLeft = limits.textCharsMax
  const listener: XmlListener = {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 't') isText = aids === 0
      else if (name === 'rPh') aids++
    },
    text(text) {
      if (isText && current.length <= limits.cellCharsMax) current += text
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') aids--
      else if (name === 'si') {
        texts.push(spelledOut(current))
        charsLeft -= current.length + 16
        if (charsLeft < 0) throw new SheetUnreadable('sheet.too-large', part)
      }
    },
  }
  await readPart(zip, part, listener, limits.unpackedBytesMax)
  return texts
}

/** Office writes characters that XML forbids as `_x0007_`. */
export function spelledOut(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
