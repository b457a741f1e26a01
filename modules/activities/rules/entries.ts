// Everyone who took part under one root: who is in it can be shown to be in it, and nobody can be added, weighed or moved afterwards.
import { createHmac, hash } from 'node:crypto'
import type { Json } from '../contract/play.ts'

/** The same value is always the same text: keys in the order of their letters, no blanks. */
export function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const fields = Object.entries(value as Record<string, Json>).filter(([, one]) => one !== undefined)
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`)
    .join(',')}}`
}

/** With the veil before it nobody can guess what somebody keeps (a ballot) and compare. */
export const veiled = (veil: string, seq: number, mine: Json): string =>
  hash('sha256', `${veil}|${seq}|${canonical(mine)}`, 'hex')
/** Who it is and what he keeps, in one hash: with his veiled part alone it can be shown who it is, and nothing else. */
export const sealOf = (veiledMine: string, memberId: string): string => hash('sha256', `${veiledMine}|${memberId}`, 'hex')

export interface Entry {
  seq: number
  token: string
  weight: number
  score: number
  seal: string
}
export const leafOf = (activityId: string, { seq, token, weight, score, seal }: Entry): Buffer =>
  hash('sha256', `${activityId}|${seq}|${token}|${weight}|${score}|${seal}`, 'buffer')

const mark = Buffer.from([1])
const joined = (left: Buffer, right: Buffer): Buffer => hash('sha256', Buffer.concat([mark, left, right]), 'buffer')

/**
 * A tree of hashes that grows leaf by leaf and remembers one hash a level: neighbours are joined in pairs, whole subtrees from
 * the left; what is left over at the end is joined from the right. A joint is the hash of a byte 1, the left and the right one.
 */
export class Root {
  #towers: { leaves: number; top: Buffer }[] = []
  count = 0
  add(leaf: Buffer): void {
    this.count++
    let tower = { leaves: 1, top: leaf }
    for (let last = this.#towers.at(-1); last?.leaves === tower.leaves; last = this.#towers.at(-1)) {
      this.#towers.pop()
      tower = { leaves: tower.leaves * 2, top: joined(last.top, tower.top) }
    }
    this.#towers.push(tower)
  }
  hex(): string {
    const tops = this.#towers.map(tower => tower.top)
    const last = tops.pop() ?? hash('sha256', '', 'buffer')
    return tops.reduceRight((right, left) => joined(left, right), last).toString('hex')
  }
}

/** Nobody knew it before: the seed was bound before the entries, the entries before the beacon. Without a beacon the last part is empty. */
export const settleSeedOf = (seed: string, root: string, rulesHash: string, signature = ''): string =>
  createHmac('sha256', seed).update(`${root}|${rulesHash}|${signature}`).digest('hex')
