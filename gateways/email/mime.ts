// Reads a received mail well enough for tests and the development mailbox: headers, text and html in any charset, attachments' names.

export type ReadMail = {
  headers: Map<string, string>
  subject: string
  text: string
  html: string
  attachments: { name: string; type: string; bytes: Buffer }[]
}

type Part = { headers: Map<string, string>; body: Buffer }

const nestingMax = 8

export function readMail(raw: Buffer): ReadMail {
  const root = splitPart(raw)
  const mail: ReadMail = { headers: new Map(), subject: '', text: '', html: '', attachments: [] }
  for (const [name, value] of root.headers) mail.headers.set(name, decodeWords(value))
  mail.subject = mail.headers.get('subject') ?? ''
  gather(root, mail, 0)
  return mail
}

function gather(part: Part, mail: ReadMail, depth: number): void {
  const type = parameters(part.headers.get('content-type') ?? 'text/plain; charset=utf-8')
  if (type.value.startsWith('multipart/') && type.boundary && depth < nestingMax) {
    for (const child of splitMultipart(part.body, type.boundary)) gather(splitPart(child), mail, depth + 1)
    return
  }
  const bytes = decodeTransfer(part.body, part.headers.get('content-transfer-encoding') ?? '')
  const disposition = parameters(part.headers.get('content-disposition') ?? '')
  const isText = disposition.value !== 'attachment'
  if (isText && type.value === 'text/plain' && !mail.text) mail.text = decodeCharset(bytes, type.charset)
  else if (isText && type.value === 'text/html' && !mail.html) mail.html = decodeCharset(bytes, type.charset)
  else mail.attachments.push({ name: decodeWords(disposition.filename ?? type.name ?? ''), type: type.value, bytes })
}

function splitPart(raw: Buffer): Part {
  const lines = /\r?\n\r?\n/.exec(raw.toString('latin1'))
  const head = lines ? raw.subarray(0, lines.index) : raw
  const headers = new Map<string, string>()
  // Unfolding: a line that begins with a blank belongs to the header above it.
  for (const line of head
    .toString('utf8')
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return { headers, body: lines ? raw.subarray(lines.index + lines[0].length) : Buffer.alloc(0) }
}

function splitMultipart(body: Buffer, boundary: string): Buffer[] {
  // latin1 keeps one character a byte, so that splitting text splits bytes.
  const sections = `\r\n${body.toString('latin1')}`.split(`\r\n--${boundary}`).slice(1)
  const parts: Buffer[] = []
  for (const section of sections) {
    if (section.startsWith('--')) break
    parts.push(Buffer.from(section.replace(/^[ \t]*\r\n/, ''), 'latin1'))
  }
  return parts
}

function parameters(header: string): { value: string; [name: string]: string | undefined } {
  const [value = '', ...rest] = header.split(';')
  const read: { value: string; [name: string]: string | undefined } = { value: value.trim().toLowerCase() }
  for (const pair of rest) {
    const equals = pair.indexOf('=')
    if (equals > 0)
      read[pair.slice(0, equals).trim().toLowerCase()] = pair
        .slice(equals + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1')
  }
  return read
}

function decodeTransfer(body: Buffer, encoding: string): Buffer {
  switch (encoding.trim().toLowerCase()) {
    case 'base64':
      return Buffer.from(body.toString('latin1'), 'base64')
    case 'quoted-printable':
      return unquote(body.toString('latin1').replace(/[ \t]*=\r?\n/g, ''))
    default:
      return body
  }
}

function unquote(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

function decodeCharset(bytes: Buffer, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return bytes.toString('utf8')
  }
}

/** RFC 2047: `=?utf-8?B?…?=`. Neighbours of one charset are joined as bytes first, because a character may be cut between them. */
function decodeWords(value: string): string {
  const word = /=\?([^?\s]+)\?([BbQq])\?([^?\s]*)\?=/g
  const joined = value.replace(/(\?=)\s+(?==\?)/g, '$1')
  let text = ''
  let end = 0
  let open: { charset: string; bytes: Buffer[] } | undefined
  const flush = () => {
    if (open) text += decodeCharset(Buffer.concat(open.bytes), open.charset)
    open = undefined
  }
  for (const match of joined.matchAll(word)) {
    const [whole, language = '', coding = '', content = ''] = match
    const charset = language.replace(/\*.*$/, '').toLowerCase()
    if (match.index > end || open?.charset !== charset) flush()
    text += joined.slice(end, match.index)
    open ??= { charset, bytes: [] }
    open.bytes.push(coding.toUpperCase() === 'B' ? Buffer.from(content, 'base64') : unquote(content.replaceAll('_', ' ')))
    end = match.index + whole.length
  }
  flush()
  return text + joined.slice(end)
}
