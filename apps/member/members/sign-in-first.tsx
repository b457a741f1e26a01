// In place of a screen that only members see.
import { Link } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import { memberTexts } from './texts.ts'

export function SignInFirst() {
  const t = useT()
  return (
    <Empty
      title={t(memberTexts.guestTitle)}
      action={
        <Link
          href={`/sign-in?next=${encodeURIComponent(location.pathname)}`}
          className="q-button q-button-primary q-button-normal"
        >
          {t(memberTexts.signInTitle)}
        </Link>
      }
    >
      {t(memberTexts.guestHint)}
    </Empty>
  )
}
