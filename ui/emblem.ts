// A group's emblem: growth rings drawn from its own facts. The same facts give the same rings, everywhere and for ever.
export interface EmblemFacts {
  id: string
  /** Whole weeks since it began. */
  ageWeeks?: number | undefined
  /** Weeks in which somebody made something. A living group's rings stand close; a sleeping one's run thin. */
  weeksAlive?: number | undefined
  seatsTaken?: number | undefined
  seatsMax?: number | null | undefined
}
export interface Emblem {
  pigment: 'green' | 'ochre' | 'indigo' | 'ink'
  /** Outlines from the pith to the bark, in a box of 64. */
  rings: { d: string; width: number }[]
  /** The part of the bark that is grown: how full the group is, 0–1. */
  bark: { d: string; share: number }
  pith: { x: number; y: number }
}

const pigments = ['green', 'ochre', 'indigo', 'ink'] as const
const points = 20

/** FNV-1a into xorshift: small, even, and the same in every engine. */
function chanceOf(text: string): () => number {
  let state = 0x811c9dc5
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193) >>> 0
  state ||= 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 0x1_0000_0000
  }
}

const short = (n: number): string => String(Math.round(n * 10) / 10)

/** A closed, smooth line: quadratic curves between the middles of neighbouring points. */
function outline(ring: [number, number][]): string {
  const middle = (i: number): string => {
    const [ax, ay] = ring[i % ring.length]!
    const [bx, by] = ring[(i + 1) % ring.length]!
    return `${short((ax + bx) / 2)} ${short((ay + by) / 2)}`
  }
  return `M${middle(0)}${ring.map((_point, i) => `Q${ring[(i + 1) % ring.length]!.map(short).join(' ')} ${middle(i + 1)}`).join('')}Z`
}

/** Two rings when it begins, then ever more slowly: five at three months, seven at a year, ten at ten years. */
export const ringsOf = (ageWeeks: number): number => Math.min(10, 2 + Math.floor(1.28 * Math.log(1 + Math.max(0, ageWeeks))))

export function emblemOf(facts: EmblemFacts): Emblem {
  const chance = chanceOf(facts.id)
  const pigment = pigments[Math.floor(chance() * pigments.length)]!
  const age = Math.max(0, facts.ageWeeks ?? 0)
  const alive = age === 0 ? 1 : Math.min(1, (facts.weeksAlive ?? age) / age)
  const count = ringsOf(age)
  const lean = chance() * 2 * Math.PI
  const off = 2 + chance() * 3.5
  const [pithX, pithY] = [32 + Math.cos(lean) * off, 32 + Math.sin(lean) * off]
  const waves = [2, 3, 5].map(n => ({ n, turn: chance() * 2 * Math.PI, size: (0.5 + chance() * 0.5) / n }))
  const knot = chance() * 2 * Math.PI
  const rings = Array.from({ length: count + 1 }, (_none, i) => {
    const share = (i + 0.7) / (count + 0.7)
    const ring = Array.from({ length: points }, (_one, p): [number, number] => {
      const angle = (p / points) * 2 * Math.PI
      const bend = waves.reduce((sum, w) => sum + Math.sin(angle * w.n + w.turn) * w.size, 0)
      const dent = Math.exp(-8 * (1 - Math.cos(angle - knot))) * 1.6
      const reach = 27 * share + share * (bend * 2.1 - dent)
      const pull = 1 - share
      return [32 + (pithX - 32) * pull + Math.cos(angle) * reach, 32 + (pithY - 32) * pull + Math.sin(angle) * reach]
    })
    return { d: outline(ring), width: 0.7 + (0.35 + 0.9 * alive) * (0.4 + chance() * 0.6) }
  })
  const bark = rings.pop()!
  const filled = facts.seatsMax ? Math.min(1, (facts.seatsTaken ?? 0) / facts.seatsMax) : 1
  return { pigment, rings, bark: { d: bark.d, share: filled }, pith: { x: pithX, y: pithY } }
}

/** The emblem as markup, for pages drawn by the server. No names of people or groups go in, so nothing needs escaping but the id, which does not go in either. */
export function emblemSvg(facts: EmblemFacts): string {
  const { pigment, rings, bark, pith } = emblemOf(facts)
  const lines = rings.map(ring => `<path d="${ring.d}" stroke-width="${short(ring.width)}"/>`).join('')
  return (
    `<svg class="q-emblem" data-pigment="${pigment}" viewBox="0 0 64 64" fill="none" stroke="currentColor" aria-hidden="true">` +
    `<path class="q-emblem-wood" d="${bark.d}" stroke="none"/>${lines}` +
    `<path d="${bark.d}" stroke-width="1" stroke-opacity=".45"/>` +
    `<path d="${bark.d}" stroke-width="3" pathLength="100" stroke-dasharray="${short(bark.share * 100)} 100"/>` +
    `<circle cx="${short(pith.x)}" cy="${short(pith.y)}" r="1.4" fill="currentColor" stroke="none"/></svg>`
  )
}
