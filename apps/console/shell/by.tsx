// Who did it: an operator, a member, a rule. Ids become people.
import { Link } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { useSession } from './session.ts'

const words = {
  operator: { zh: '运营者', en: 'an operator' },
  member: { zh: '成员', en: 'a member' },
  house: { zh: '系统', en: 'the house' },
}

export function By({ who }: { who: string }) {
  const t = useT()
  const { me } = useSession()
  const id = who.replace(/^\w+:/, '')
  if (id.startsWith('mem_')) return <Link href={`/members/${id}`}>{t(words.member)}</Link>
  if (id.startsWith('opr_')) return <>{id === me.id ? me.name : t(words.operator)}</>
  return <>{!who || /^(system|anyone|house)/.test(who) ? t(words.house) : who}</>
}
