// What else there is, where something is sold out.
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/kit/list.tsx'
import { api } from '../api.ts'
import { ShopCard } from './shop-card.tsx'
import { shopTexts } from './texts.ts'

export function Others({ without }: { without?: string | undefined }) {
  const t = useT()
  const page = useRead(api.shop.shopPage, { query: { limit: 20 } }, { staleMs: 60_000 })
  const others = (page.data?.items ?? []).filter(card => card.id !== without && card.isAvailable).slice(0, 4)
  if (others.length === 0) return null
  return (
    <Section title={t(shopTexts.others)}>
      <ul className="m-shop-grid">
        {others.map(card => (
          <ShopCard key={card.id} card={card} />
        ))}
      </ul>
    </Section>
  )
}
