// The code by which something is fetched: large enough to be read across a counter, with its QR code.
import { date, useT } from '#ui/i18n.ts'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../../api.ts'
import { orderTexts } from '../order-texts.ts'
import type { Pickup } from '../shapes.ts'

export function PickupCard({ pickup }: { pickup: Pickup }) {
  const t = useT()
  const { id, code, state, lines, validFrom, validUntil } = pickup
  const open = state === 'open'
  return (
    <section className="m-pickup" aria-labelledby={id} data-over={!open || undefined}>
      <h2 id={id}>{t(orderTexts.pickup)}</h2>
      {open ? (
        <>
          <img
            src={api.shop.drawPickup.address({ params: { pickupId: id } })}
            width={200}
            height={200}
            alt={t(orderTexts.pickupQr)}
          />
          <p className="m-pickup-code">{`${code.slice(0, 4)} ${code.slice(4)}`}</p>
          <p className="q-quiet">{t(orderTexts.pickupHint)}</p>
        </>
      ) : (
        <p>
          <Tag>{t(state === 'expired' ? orderTexts.pickupExpired : orderTexts.state_redeemed)}</Tag>
        </p>
      )}
      <ul className="m-pickup-lines">
        {lines.map(line => (
          <li key={line.line}>
            <span>
              {line.title} × {line.units}
            </span>
            <span className="q-quiet">
              {line.redeemed > 0 && t(orderTexts.pickupDone, { redeemed: line.redeemed })}{' '}
              {open && line.left > 0 && t(orderTexts.pickupLeft, { left: line.left })}
            </span>
          </li>
        ))}
      </ul>
      {open && validFrom && <p className="q-quiet">{t(orderTexts.pickupFrom, { at: date(validFrom, 'moment') })}</p>}
      {open && validUntil && <p className="q-quiet">{t(orderTexts.pickupUntil, { at: date(validUntil, 'moment') })}</p>}
    </section>
  )
}
