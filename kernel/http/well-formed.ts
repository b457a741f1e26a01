// What PostgreSQL could not keep is refused at the door.

/** Whether all texts in it are whole: half a surrogate pair is no character, and PostgreSQL keeps none in JSON. */
export function isWellFormed(body: unknown): boolean {
  const rest = [body]
  while (rest.length > 0) {
    const one = rest.pop()
    if (typeof one === 'string' && !one.isWellFormed()) return false
    if (one !== null && typeof one === 'object')
      for (const [key, value] of Object.entries(one)) {
        if (!key.isWellFormed()) return false
        rest.push(value)
      }
  }
  return true
}
