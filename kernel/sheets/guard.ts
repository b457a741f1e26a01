// Keeps spreadsheets from calculating what a member typed.

const formulaStart = /^'*[\s\p{Cf}]*[=+\-@＝＋－＠]|^'*[\t\r\n]/u

/** Spreadsheets calculate what begins like a formula. An apostrophe in front makes it text; the reader takes it off again. */
export function guarded(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text
}

/** The inverse of `guarded`. */
export function unguarded(text: string): string {
  return text.startsWith("'") && formulaStart.test(text.slice(1)) ? text.slice(1) : text
}
