// The draw: from a seed to which one was bound beforehand, and the entries, follows one order of all of them. Whoever has both can
// do it again; see `how` for the same in a few lines that share no code with this.
import { createHash, createHmac } from 'node:crypto'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Published before anyone applies, so that the seed cannot be changed any more. */
export const commitmentOf = (seed: string): string => sha256(seed)
/** In the order of their ids, one a line. */
export const entriesHashOf = (entryIds: readonly string[]): string => sha256(entryIds.toSorted().join('\n'))

/** All entries in the order that is drawn: the first are the winners, those after them come in their stead. */
export function drawOrder(draw: { seed: string; dealId: string; entryIds: readonly string[] }): string[] {
  const order = draw.entryIds.toSorted()
  const chance = numbersFrom(draw.seed, `${draw.dealId}:${entriesHashOf(order)}`)
  for (let at = 0; at < order.length - 1; at++) {
    const other = at + chance(order.length - at)
    const [one, two] = [order[at] as string, order[other] as string]
    order[at] = two
    order[other] = one
  }
  return order
}

/** HMAC-SHA256 in counter mode, six bytes a number; numbers beyond the last whole multiple are thrown away, so that none is likelier. */
function numbersFrom(seed: string, about: string): (below: number) => number {
  let counter = 0
  return below => {
    const limit = 2 ** 48 - (2 ** 48 % below)
    for (;;) {
      const drawn = createHmac('sha256', seed).update(`${about}:${counter++}`).digest().readUIntBE(0, 6)
      if (drawn < limit) return drawn % below
    }
  }
}

/** For whoever wants to check it without us. */
export const how = `// node verify.mjs proof.json
import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
const proof = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const sha = text => createHash('sha256').update(text).digest('hex')
const ids = [...proof.entryIds].sort()
const hash = sha(ids.join('\\n'))
let n = 0
for (let i = 0; i < ids.length - 1; i++) {
  const below = ids.length - i
  let drawn
  do drawn = createHmac('sha256', proof.seed).update(proof.dealId + ':' + hash + ':' + n++).digest().readUIntBE(0, 6)
  while (drawn >= 2 ** 48 - (2 ** 48 % below))
  const j = i + (drawn % below)
  ;[ids[i], ids[j]] = [ids[j], ids[i]]
}
console.log('commitment', sha(proof.seed) === proof.commitment)
console.log('entries', hash === proof.entriesHash)
console.log('order', ids.join() === proof.drawn.join())
`
