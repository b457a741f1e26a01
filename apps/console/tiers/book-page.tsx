// The book of promises: what is owed to whom, the most urgent first.
import '../shell/filters.css'
import '../shop/shop.css'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Check } from '#ui/kit/field.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tabs } from '#ui/kit/tabs.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import { tiersForms } from '../forms/tiers.gen.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { column } from '../shell/column.tsx'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { titlesOf, withFields } from '../shell/titled.ts'
import { Sum } from '../shop/sum.tsx'
import { owedTexts, tierTexts } from './texts.ts'
import { TiersNav } from './tiers-nav.tsx'

type Owed = Answer<Rooms['tiers']['obligations']>['items'][number]
type State = Owed['state']
const states = Object.keys(owedTexts) as State[]

export function BookPage() {
  const t = useT()
  const [state, setState] = useState<State>('due')
  const [overdue, setOverdue] = useState(false)
  return (
    <Page title={t(tierTexts.book)} lead={t(tierTexts.bookLead)}>
      <TiersNav />
      <Tabs<State>
        label={t(tierTexts.state)}
        chosen={state}
        onChoose={setState}
        tabs={states.map(key => ({ key, title: t(owedTexts[key]) }))}
      >
        <div className="c-tabbed">
          {state === 'due' && (
            <div className="c-filters">
              <Check checked={overdue} onChange={setOverdue}>
                {t(tierTexts.onlyOverdue)}
              </Check>
            </div>
          )}
          <OwedList key={state} state={state} overdue={state === 'due' && overdue} />
        </div>
      </Tabs>
    </Page>
  )
}

function OwedList({ state, overdue }: { state: State; overdue: boolean }) {
  const t = useT()
  const may = useMay()('tiers.edit')
  const [settling, setSettling] = useState<Owed | null>(null)
  const pages = usePages(api.tiers.obligations, { query: { limit: 50, state, ...(overdue && { overdue: 'true' as never }) } })
  return (
    <>
      <DataTable<Owed>
        pages={pages}
        keyOf={one => one.id}
        label={t(tierTexts.book)}
        minWidth={720}
        empty={
          <Empty scene="rest" title={t(tierTexts.nothingOwed)}>
            {t(tierTexts.nothingOwedHint)}
          </Empty>
        }
        columns={[
          column('what', tierTexts.owed, one => (
            <>
              <b>{one.title}</b>
              <small className="c-under">{one.note || one.planName}</small>
            </>
          )),
          column('member', tierTexts.member, one => <Link href={`/tiers/holders/${one.holdingId}`}>{one.memberName}</Link>, {
            width: 140,
          }),
          column(
            'due',
            tierTexts.due,
            one => (
              <>
                {date(`${one.dueOn}T12:00:00Z`, 'day', 'UTC')}{' '}
                {one.isOverdue && one.state === 'due' && <Tag tone="cinnabar">{t(tierTexts.overdue)}</Tag>}
              </>
            ),
            { width: 210 },
          ),
          column('cost', tierTexts.cost, one => <Sum minor={one.cost} />, { width: 120, align: 'right' }),
          ...(may && state === 'due'
            ? [
                column<Owed>(
                  'act',
                  null,
                  one => (
                    <Button size="small" onClick={() => setSettling(one)}>
                      {t(tierTexts.settle)}
                    </Button>
                  ),
                  { width: 100 },
                ),
              ]
            : []),
        ]}
      />
      <ActForm
        open={settling !== null}
        onClose={() => setSettling(null)}
        title={settling ? `${settling.title} · ${settling.memberName}` : ''}
        schema={settleForm}
        value={first}
        verb={t(tierTexts.save)}
        act={body => api.tiers.settle({ params: { obligationId: settling!.id }, body })}
        refreshes={['tiers']}
        done={tierTexts.settled}
      />
    </>
  )
}
const first = { as: 'done' }
const settleForm = withFields(tiersForms.settle, {
  as: { titles: titlesOf({ done: tierTexts.kept, undone: tierTexts.notKept }) },
})
