// Each bid of an auction with the name of who made it; the newest is the highest and stands first.
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { date, money, number, useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Block } from '../shell/block.tsx'
import { column } from '../shell/column.tsx'
import type { Desk } from './deal-page.tsx'
import { dealTexts } from './texts.ts'

type Bid = Answer<Rooms['deals']['deskBids']>['items'][number]

export function DealBids({ desk: { deal } }: { desk: Desk }) {
  const t = useT()
  const pages = usePages(api.deals.deskBids, { params: { dealId: deal.id }, query: { limit: 20 } }, { everyMs: 5_000 })
  return (
    <Block title={t(dealTexts.bidList)}>
      <DataTable<Bid>
        pages={pages}
        keyOf={one => String(one.seq)}
        label={t(dealTexts.bidList)}
        minWidth={460}
        empty={<Empty title={t(dealTexts.noBids)} />}
        columns={[
          column('seq', dealTexts.nth, one => number(one.seq), { width: 70, align: 'right' }),
          column('member', dealTexts.member, one => <Link href={`/members/${one.memberId}`}>{one.name || '—'}</Link>),
          column(
            'amount',
            dealTexts.bid,
            one => (
              <span className="c-money">
                {one.seq === deal.lot?.bids && <Tag tone="green">{t(dealTexts.highest)}</Tag>} {money(one.amount, deal.currency)}
              </span>
            ),
            { width: 170, align: 'right' },
          ),
          column('at', dealTexts.at, one => date(one.at, 'moment'), { width: 120 }),
        ]}
      />
    </Block>
  )
}
