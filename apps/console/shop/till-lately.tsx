// What was redeemed lately; each can be taken back for ten minutes.
import { useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import { shopForms } from '../forms/shop.gen.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { Block } from '../shell/block.tsx'
import { tillTexts } from './till-texts.ts'

type Redemption = Answer<Rooms['shop']['redemptions']>['items'][number]

export function TillLately() {
  const t = useT()
  const pages = usePages(api.shop.redemptions, { query: { limit: 10 } })
  const [undoing, setUndoing] = useState<Redemption | null>(null)
  return (
    <Block title={t(tillTexts.lately)}>
      <PagesList
        pages={pages}
        keyOf={one => one.id}
        label={t(tillTexts.lately)}
        skeleton="rows"
        draw={one => <Line of={one} onUndo={() => setUndoing(one)} />}
        empty={<Empty title={t(tillTexts.noneYet)}>{t(tillTexts.noneYetHint)}</Empty>}
      />
      <ActForm
        open={undoing !== null}
        onClose={() => setUndoing(null)}
        title={t(tillTexts.undoTitle)}
        schema={shopForms.undoRedemption}
        verb={t(tillTexts.undo)}
        act={body => api.shop.undoRedemption({ params: { redemptionId: undoing!.id }, body })}
        refreshes={['shop']}
        done={tillTexts.undone}
      />
    </Block>
  )
}

function Line({ of: one, onUndo }: { of: Redemption; onUndo: () => void }) {
  const t = useT()
  const may = !one.undoneAt && new Date(one.undoUntil).getTime() > Date.now()
  return (
    <li className="c-till-line">
      <span>
        {one.memberName} · {one.pieces.map(piece => `${piece.title} × ${number(piece.units)}`).join('，')}
        <small className="c-under">
          <RelativeTime at={one.at} /> · {one.byName}
          {one.place && ` · ${one.place}`}
        </small>
      </span>
      {one.undoneAt && <Tag tone="ochre">{t(tillTexts.undone)}</Tag>}
      {may && (
        <Button size="small" onClick={onUndo}>
          {t(tillTexts.undo)}
        </Button>
      )}
    </li>
  )
}
