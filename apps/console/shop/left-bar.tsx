// What is left of a number, in words and as a bar.
import './shop.css'
import { number, useT } from '#ui/i18n.ts'
import { offerTexts } from './offer-texts.ts'

export function LeftBar({ left, of }: { left: number | null; of: number | null }) {
  const t = useT()
  if (left === null || of === null) return <span className="q-quiet">{t(offerTexts.endless)}</span>
  const share = of === 0 ? 0 : Math.max(0, Math.min(1, left / of))
  return (
    <span className="c-left">
      {t(offerTexts.leftOf, { left: number(left), quota: number(of) })}
      <i aria-hidden="true">
        <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
          <rect width={share * 100} height="4" />
        </svg>
      </i>
    </span>
  )
}
