// A line on the home page while the doctor's last examination found something; hidden otherwise.
import '../shell/room.css'
import './doctor.css'
import { Link } from 'wouter'
import { useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { api } from '../api.ts'
import { useMay } from '../shell/session.ts'
import { doctorTexts } from './texts.ts'

export function BrokenLaws() {
  const t = useT()
  const may = useMay()('communities.examine')
  const read = useRead(api.communities.examination, may ? {} : null, { everyMs: 300_000 })
  const broken = read.data?.laws.filter(law => law.count > 0).length ?? 0
  if (broken === 0) return null
  return (
    <p className="c-note c-note-ask c-broken-laws">
      {t(doctorTexts.homeBroken, { count: number(broken) })} <Link href="/doctor">{t(doctorTexts.look)}</Link>
    </p>
  )
}
