// Who applied, in their own words; where people choose, those chosen are ticked here.
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActButton } from '../shell/act-button.tsx'
import { Block } from '../shell/block.tsx'
import { column } from '../shell/column.tsx'
import { useMay } from '../shell/session.ts'
import type { Desk } from './deal-page.tsx'
import { dealTexts, turnTexts } from './texts.ts'

type Entry = Answer<Rooms['deals']['deskEntries']>['items'][number]

export function DealEntries({ desk: { deal } }: { desk: Desk }) {
  const t = useT()
  const may = useMay()('shop.edit')
  const [chosen, setChosen] = useState<string[]>([])
  const pages = usePages(api.deals.deskEntries, { params: { dealId: deal.id }, query: { limit: 50 } })
  const byHand = may && deal.meal?.choice === 'chosen'
  const choosing = byHand && deal.state === 'settling'
  return (
    <Block
      title={t(dealTexts.entries)}
      aside={
        choosing && (
          <ActButton
            size="small"
            kind="primary"
            disabled={chosen.length === 0}
            act={() => api.deals.choose({ params: { dealId: deal.id }, body: { entryIds: chosen } })}
            refreshes={['deals']}
            done={dealTexts.chosen}
            onDone={() => setChosen([])}
          >
            {t(dealTexts.choose, { count: number(chosen.length) })}
          </ActButton>
        )
      }
    >
      {byHand && deal.state === 'open' && <p className="q-quiet">{t(dealTexts.chooseLater)}</p>}
      <DataTable<Entry>
        pages={pages}
        keyOf={one => one.id}
        label={t(dealTexts.entries)}
        minWidth={600}
        {...(choosing && { selected: chosen, onSelect: setChosen })}
        empty={<Empty title={t(dealTexts.noEntries)} />}
        columns={[
          column('member', dealTexts.member, one => <Link href={`/members/${one.memberId}`}>{one.memberName}</Link>, {
            width: 130,
          }),
          column('sentence', dealTexts.sentence, one => (
            <>
              {one.sentence || '—'}
              {one.report && <small className="c-under">{one.report}</small>}
            </>
          )),
          column('rank', dealTexts.rank, one => (one.rank === null ? '—' : number(one.rank)), { width: 80, align: 'right' }),
          column('turn', dealTexts.state, one => (one.turn ? <Tag>{t(turnTexts[one.turn])}</Tag> : '—'), { width: 100 }),
          column('at', dealTexts.at, one => date(one.at, 'moment'), { width: 120 }),
        ]}
      />
    </Block>
  )
}
