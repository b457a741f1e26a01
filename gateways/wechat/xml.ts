// The XML of WeChat's messages: read as flat data, with everything that XML could do beyond that refused; written with CDATA that holds.
import { createRequire } from 'node:module'
import type { XMLParser } from 'fast-xml-parser'
import { CallbackRefused } from './errors.ts'

export type Fields = ReadonlyMap<string, string>

let loaded: XMLParser | undefined

/** Loaded with the first push: most houses start without an official account. */
function parser(): XMLParser {
  if (loaded) return loaded
  const library = createRequire(import.meta.url)('fast-xml-parser') as typeof import('fast-xml-parser')
  loaded = new library.XMLParser({
    ignoreAttributes: true,
    parseTagValue: false, // a MsgId of 64 bits does not fit a number
    trimValues: false,
    maxNestedTags: 8,
  })
  return loaded
}

/** The text elements directly under <xml>. Nested ones are left out: no message that is handled here has any. */
export function readFields(xml: string): Fields {
  refuseMarkup(xml)
  let parsed: unknown
  try {
    parsed = parser().parse(xml, true)
  } catch {
    throw new CallbackRefused('xml', 'not well-formed XML')
  }
  const root = (parsed as { xml?: unknown }).xml
  if (typeof root !== 'object' || root === null || Array.isArray(root)) throw new CallbackRefused('xml', 'not one <xml> element')
  const fields = new Map<string, string>()
  for (const [name, value] of Object.entries(root)) {
    // Twice the same element reads differently from parser to parser; a real message never has it.
    if (Array.isArray(value)) throw new CallbackRefused('xml', `more than one <${name}>`)
    if (typeof value === 'string' && name !== '#text') fields.set(name, value)
  }
  return fields
}

/**
 * No DOCTYPE, no entity, no comment, no processing instruction: outside of CDATA nothing may begin with `<!` or, past the
 * declaration, with `<?`. Looking past CDATA matters: a follower may well write "<!DOCTYPE" in a message.
 */
function refuseMarkup(xml: string): void {
  const markup = xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '').replace(/^\s*<\?xml [^<>]*\?>/, '')
  if (/<[!?]/.test(markup)) throw new CallbackRefused('xml', 'XML may hold elements and text only')
}

/**
 * Text as CDATA: line ends as XML reads them, nothing that XML 1.0 cannot carry, and its own `]]>` cut in two so that it
 * cannot end the section.
 */
export function cdata(text: string): string {
  return `<![CDATA[${printable(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '')
}
