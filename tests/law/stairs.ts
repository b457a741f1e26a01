// The law of the stairs: who may import whom.
import { type Breach, isFixture, isTest, roomOf, type Source } from './source.ts'

const floors = ['kernel', 'ui', 'gateways', 'modules', 'plays', 'apps'] as const
type Floor = (typeof floors)[number]
// What each floor may stand on. ui and gateways know nothing of each other, nor of any room.
const below: Record<Floor, readonly Floor[]> = {
  kernel: ['kernel'],
  ui: ['kernel', 'ui'],
  gateways: ['kernel', 'gateways'],
  modules: ['kernel', 'gateways', 'modules'],
  plays: ['kernel', 'ui', 'modules', 'plays'],
  apps: ['kernel', 'ui', 'gateways', 'modules', 'plays', 'apps'],
}
const floorOf = (path: string): Floor | undefined => floors.find(floor => path.startsWith(`${floor}/`))
const pureForContracts = /^(zod|kernel\/(contract|refusal|shapes|i18n)\.ts|.*contract\.ts|modules\/[^/]+\/contract\/.+)$/
const nineKinds =
  /^modules\/[^/]+\/((index|contract|facts|rules|policy|store|listeners|routes)\.ts|(commands|store|rules|contract|texts|fixtures)\/.+|[\w-]+\.test\.ts|texts\.ts)$/

export function stairsBreaches(files: readonly Source[], stairs: readonly string[]): Breach[] {
  const breaches: Breach[] = []
  for (const file of files) {
    if (isTest(file.path) || !/\.tsx?$/.test(file.path)) continue
    const from = floorOf(file.path)
    const say = (why: string) => breaches.push({ path: file.path, why })
    if (roomOf(file.path) && !nineKinds.test(file.path)) say('a room has nine kinds of file; this is none of them')
    if (roomOf(file.path) && !stairs.includes(roomOf(file.path) as string))
      say('this room does not stand on the stairs (modules/index.ts)')
    for (const { to } of file.imports) {
      const target = floorOf(to)
      if (from && target && !below[from].includes(target)) say(`${from} does not stand on ${target} (${to})`)
      if (from && !isFixture(file.path) && (/^(tests|scripts|bench)\//.test(to) || isFixture(to)))
        say(`the house does not lean on its scaffolding (${to})`)
      if (/^modules\/[^/]+\/contract(\.ts$|\/)/.test(file.path) && !pureForContracts.test(to)) say(`a contract is pure (${to})`)
      roomBreach(file.path, to, stairs, say)
    }
  }
  return breaches
}

function roomBreach(path: string, to: string, stairs: readonly string[], say: (why: string) => void): void {
  const [from, target] = [roomOf(path), roomOf(to)]
  if (!target || from === target) return
  const door = /^modules\/[^/]+\/(index|contract)\.ts$/.test(to)
  // A bench measures what is behind the doors.
  if (!door && !path.startsWith('bench/')) say(`a room is entered by its front door, index.ts or contract.ts (${to})`)
  if (from && stairs.indexOf(target) >= stairs.indexOf(from))
    say(`imports go up the stairs only to rooms that stand above (${from} → ${target})`)
}

const serves = /^(kernel|gateways|modules|plays|apps\/server|apps\/cli|scripts)\//

/** The server never meets a screen: Node cannot read one, so whatever it loads, however far away, must be plain TypeScript. */
export function screenBreaches(files: readonly Source[]): Breach[] {
  const edges = new Map(files.map(f => [f.path, f.imports.filter(i => !i.typeOnly).map(i => i.to)]))
  const seen = new Set<string>()
  const breaches: Breach[] = []
  const walk = (path: string, trail: string[]): void => {
    if (path.endsWith('.tsx'))
      breaches.push({ path: trail[0] ?? path, why: `the server never loads a screen: ${[...trail, path].join(' → ')}` })
    if (seen.has(path) || path.endsWith('.tsx')) return
    seen.add(path)
    for (const to of edges.get(path) ?? []) walk(to, [...trail, path])
  }
  for (const { path } of files) if (serves.test(path) && path.endsWith('.ts') && !isTest(path)) walk(path, [])
  return breaches
}

/** Import circles; imports of types alone close none, for they are gone when the program runs. */
export function circleBreaches(files: readonly Source[]): Breach[] {
  const edges = new Map(files.map(f => [f.path, f.imports.filter(i => !i.typeOnly).map(i => i.to)]))
  const done = new Set<string>()
  const breaches: Breach[] = []
  const walk = (path: string, trail: string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) {
      breaches.push({ path, why: `an import circle: ${[...trail.slice(at), path].join(' → ')}` })
      return
    }
    if (done.has(path)) return
    for (const to of edges.get(path) ?? []) if (edges.has(to)) walk(to, [...trail, path])
    done.add(path)
  }
  for (const path of edges.keys()) walk(path, [])
  return breaches
}
