// `qunluo doctor`: all laws of one community, or of all; what breaks them is listed.
import { examine, lawsOf } from '#kernel/doctor.ts'
import { ctxFor, type House } from '#kernel/house.ts'
import { listCommunities } from '#modules/communities/index.ts'

/** The exit code: 1 when something is wrong, 2 when there is no such community. */
export async function doctor(house: House, slug: string | undefined, say: (text: string) => void): Promise<number> {
  const communities = (await listCommunities(house.db)).filter(one => !slug || one.slug === slug)
  if (communities.length === 0) {
    say(slug ? `没有这个社群 / no such community: ${slug}` : '还没有社群 / there is no community yet')
    return slug ? 2 : 0
  }
  const texts = new Map(lawsOf(house).map(({ name, text }) => [name, text]))
  let wrong = 0
  for (const community of communities) {
    const found = await examine(ctxFor(house, { actor: { kind: 'system', name: 'doctor' }, community }))
    const verdict = found.mistakes.length === 0 ? '✓' : '✗'
    say(
      `${verdict} ${community.name} (${community.slug}): ${found.laws - found.mistakes.length}/${found.laws}, ${found.tookMs} ms`,
    )
    for (const { law, count, what } of found.mistakes) {
      const text = texts.get(law)
      say(`  ✗ ${law}: ${text?.zh} / ${text?.en}`)
      say(`    ${count}: ${what.join(' ')}${count > what.length ? ' …' : ''}`)
      wrong++
    }
  }
  return wrong > 0 ? 1 : 0
}
