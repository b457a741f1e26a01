// What may stand in a mail's envelope and headers: one plain address each, and no way to smuggle in a line.

export type MailAddress = string | { name?: string; address: string }

// Deliberately narrower than the grammar of RFC 5322: no comments, quotes, groups or lists, so that one value is one mailbox.
const plainAddress = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@<>()[\]\\,;:"]{1,253}$/u
const controls = /[\p{Cc}\u2028\u2029]/u
const controlRuns = /[\p{Cc}\u2028\u2029]+/gu

/** One line of text: every run of control characters, line ends among them, becomes a space. */
export function oneLine(value: string): string {
  return value.toWellFormed().replace(controlRuns, ' ').trim()
}

/** The address as nodemailer wants it, or undefined when the text is not one plain mailbox. */
export function mailbox(to: MailAddress): { name: string; address: string } | undefined {
  const { name = '', address } = typeof to === 'string' ? { address: to } : to
  if (controls.test(address) || !plainAddress.test(address)) return undefined
  return { name: oneLine(name), address }
}

/** Reads `群落 <hello@qunluo.example>` or a bare address, as an operator writes the sender in the settings. */
export function senderOf(from: string): { name: string; address: string } | undefined {
  if (controls.test(from)) return undefined
  const named = /^\s*"?([^"<>]*?)"?\s*<([^<>]+)>\s*$/.exec(from)
  return mailbox(named ? { name: named[1] ?? '', address: named[2] ?? '' } : from.trim())
}
