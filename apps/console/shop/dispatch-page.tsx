// Dispatch lists: gathered with a count beforehand, exported, packed, taken back.
import '../shell/room.css'
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Empty } from '#ui/kit/states.tsx'
import { Tag, type TagTone } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActButton } from '../shell/act-button.tsx'
import { Block } from '../shell/block.tsx'
import { column } from '../shell/column.tsx'
import { keepFile } from '../shell/keep-file.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { SureButton } from '../shell/sure-button.tsx'
import { DispatchNav } from './dispatch-nav.tsx'
import { dispatchStateTexts, dispatchTexts } from './dispatch-texts.ts'
import { GatherDispatch } from './gather-dispatch.tsx'
import './shop.css'

type Dispatch = Answer<Rooms['shop']['dispatches']>['items'][number]
const tones: Record<Dispatch['state'], TagTone> = {
  ready: 'ochre',
  packing: 'indigo',
  packed: 'green',
  undoing: 'indigo',
  undone: 'plain',
}

export function DispatchPage() {
  const t = useT()
  const may = useMay()('shop.sell')
  const pages = usePages(api.shop.dispatches, { query: { limit: 20 } }, { everyMs: 4_000 })
  return (
    <Page title={t(dispatchTexts.dispatch)} lead={t(dispatchTexts.lead)}>
      <DispatchNav />
      <div className="c-stack-6">
        {may && <GatherDispatch />}
        <Block title={t(dispatchTexts.lists)}>
          <DataTable<Dispatch>
            pages={pages}
            keyOf={one => one.id}
            label={t(dispatchTexts.lists)}
            minWidth={760}
            empty={<Empty title={t(dispatchTexts.none)}>{t(dispatchTexts.noneHint)}</Empty>}
            columns={[
              column('made', dispatchTexts.made, one => (
                <>
                  {date(one.createdAt, 'full')}
                  <small className="c-under">{one.createdByName}</small>
                </>
              )),
              column('parcels', dispatchTexts.parcels, one => <span className="c-money">{number(one.parcels)}</span>, {
                width: 100,
                align: 'right',
              }),
              column('state', dispatchTexts.state, one => <State of={one} />, { width: 150 }),
              ...(may ? [column<Dispatch>('acts', null, one => <Acts of={one} />, { width: 380 })] : []),
            ]}
          />
        </Block>
      </div>
    </Page>
  )
}

function State({ of: one }: { of: Dispatch }) {
  const t = useT()
  return (
    <>
      <Tag tone={tones[one.state]}>{t(dispatchStateTexts[one.state])}</Tag>
      <small className="c-under">
        {one.packed > 0 && t(dispatchTexts.packed, { packed: number(one.packed) })}
        {one.kept > 0 && ` · ${t(dispatchTexts.kept, { kept: number(one.kept) })}`}
      </small>
    </>
  )
}

function Acts({ of: one }: { of: Dispatch }) {
  const t = useT()
  const params = { dispatchId: one.id }
  const keep = (format: 'csv' | 'xlsx') =>
    keepFile(api.shop.exportDispatch.address({ params, body: { format } }), { format }, `dispatch.${format}`)
  if (one.state === 'undone') return null
  return (
    <span className="q-row">
      <ActButton size="small" act={() => keep('xlsx')} refreshes={[]} done={dispatchTexts.kept2}>
        {t(dispatchTexts.xlsx)}
      </ActButton>
      <ActButton size="small" act={() => keep('csv')} refreshes={[]} done={dispatchTexts.kept2}>
        {t(dispatchTexts.csv)}
      </ActButton>
      {one.state === 'ready' && (
        <SureButton
          size="small"
          verb={t(dispatchTexts.packAll)}
          sureKind="primary"
          act={() => api.shop.packDispatch({ params })}
          refreshes={['shop']}
          done={dispatchTexts.packing}
        >
          <p>{t(dispatchTexts.packHint, { count: number(one.parcels) })}</p>
        </SureButton>
      )}
      {(one.state === 'ready' || one.state === 'packed') && (
        <SureButton
          size="small"
          kind="plain"
          verb={t(dispatchTexts.undo)}
          act={() => api.shop.undoDispatch({ params })}
          refreshes={['shop']}
          done={dispatchTexts.undoing}
        >
          <p>{t(dispatchTexts.undoHint)}</p>
        </SureButton>
      )}
    </span>
  )
}
