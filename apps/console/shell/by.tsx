// Who did it: an operator, a member, a rule. The server sends the name beside the id; who has none is told by his kind.
import { Link } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { useSession } from './session.ts'

const words = {
  operator: { zh: '运营者', en: 'an operator' },
  member: { zh: '成员', en: 'a member' },
  house: { zh: '系统', en: 'the house' },
}

export function By({ who, name = null }: { who: string; name?: string | null }) {
  const t = useT()
  const { me } = useSession()
  if (who.startsWith('mem_')) return <Link href={`/members/${who}`}>{name ?? t(words.member)}</Link>
  if (who.startsWith('opr_')) return <>{name ?? (who === me.id ? me.name : t(words.operator))}</>
  return <>{t(words.house)}</>
}
