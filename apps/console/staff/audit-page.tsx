// What operators did: found by person, room, day and words; told in sentences, with what was sent behind each.
import '../shell/room.css'
import './account.css'
import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { Link, useSearchParams } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { type Pages, usePages, useRead } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { accountTexts } from './account-texts.ts'
import { roomTexts, saidIn, targetHref, useActSentence } from './acts.ts'

type Entry = Answer<Rooms['staff']['communityAudit']>['items'][number]
const filters = ['text', 'what', 'operatorId', 'from', 'until', 'target'] as const

function useFilter() {
  const [search, setSearch] = useSearchParams()
  const filter = Object.fromEntries(filters.flatMap(key => (search.get(key) ? [[key, search.get(key)!]] : []))) as Partial<
    Record<(typeof filters)[number], string>
  >
  const set = (change: Partial<Record<(typeof filters)[number], string | undefined>>) =>
    setSearch(Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, value]) => value)) as Record<string, string>)
  return { filter, set }
}

export function CommunityAuditPage() {
  const { filter, set } = useFilter()
  const pages = usePages(api.staff.communityAudit, { query: { limit: 50, ...filter } })
  return <Audit title={accountTexts.audit} pages={pages} filter={filter} onFilter={set} inCommunity />
}

export function HouseAuditPage() {
  const { filter, set } = useFilter()
  const pages = usePages(api.staff.audit, { query: { limit: 50, ...filter } })
  return <Audit title={accountTexts.auditHouse} pages={pages} filter={filter} onFilter={set} />
}

interface AuditProps {
  title: { zh: string; en: string }
  pages: Pages<Entry>
  filter: ReturnType<typeof useFilter>['filter']
  onFilter: ReturnType<typeof useFilter>['set']
  inCommunity?: boolean
}

function Audit({ title, pages, filter, onFilter, inCommunity }: AuditProps) {
  const t = useT()
  const may = useMay()
  const sayAct = useActSentence()
  const operators = useRead(api.staff.operators, may('staff.manage') ? { query: { limit: 100 } } : null, { staleMs: 60_000 })
  const known = operators.data?.items ?? []
  return (
    <Page title={t(title)} lead={t(accountTexts.auditLead)}>
      <div className="c-tools">
        <SearchBox placeholder={t(accountTexts.auditSearch)} value={filter.text ?? ''} onSearch={text => onFilter({ text })} />
        <Select
          aria-label={t(accountTexts.room)}
          placeholder={t(accountTexts.room)}
          allowClear
          value={filter.what}
          onChange={what => onFilter({ what })}
          options={Object.entries(roomTexts).map(([room, text]) => ({ value: `${room}.`, label: t(text) }))}
        />
        {known.length > 0 && (
          <Select
            aria-label={t(accountTexts.who)}
            placeholder={t(accountTexts.who)}
            allowClear
            value={filter.operatorId}
            onChange={operatorId => onFilter({ operatorId })}
            options={known.map(one => ({ value: one.id, label: one.name }))}
          />
        )}
        <DatePicker.RangePicker
          aria-label={t(accountTexts.when)}
          allowEmpty
          value={[filter.from ? dayjs(filter.from) : null, filter.until ? dayjs(filter.until) : null]}
          onChange={range => onFilter({ from: range?.[0]?.format('YYYY-MM-DD'), until: range?.[1]?.format('YYYY-MM-DD') })}
        />
      </div>
      <DataTable<Entry>
        pages={pages}
        keyOf={one => one.id}
        label={t(title)}
        minWidth={640}
        empty={
          Object.keys(filter).length ? (
            <Empty scene="trail" title={t(accountTexts.auditNothing)} />
          ) : (
            <Empty title={t(accountTexts.auditNone)}>{t(accountTexts.auditNoneHint)}</Empty>
          )
        }
        columns={[
          {
            key: 'at',
            title: t(accountTexts.when),
            width: 130,
            render: (_none, one) => <span title={date(one.at, 'full')}>{date(one.at, 'moment')}</span>,
          },
          { key: 'who', title: t(accountTexts.who), width: 120, render: (_none, one) => one.operatorName },
          {
            key: 'what',
            title: t(accountTexts.did),
            render: (_none, one) => <Told entry={one} sentence={sayAct(one)} inCommunity={inCommunity === true} />,
          },
        ]}
      />
    </Page>
  )
}

function Told({ entry, sentence, inCommunity }: { entry: Entry; sentence: string; inCommunity: boolean }) {
  const t = useT()
  const said = saidIn(entry.summary)
  return (
    <>
      {sentence}
      {said && <span className="q-quiet">{t({ zh: '：{said}', en: ': {said}' }, { said })}</span>}{' '}
      {inCommunity && !entry.what.endsWith('.erase') && <Targets targets={entry.targets} />}
      <details>
        <summary className="q-quiet">{t(accountTexts.details)}</summary>
        <pre className="c-sent">{pretty(entry.summary)}</pre>
        <p className="q-quiet c-mono">
          {entry.what} · {t(accountTexts.request)} {entry.requestId}
        </p>
      </details>
    </>
  )
}

const kindTexts: Record<string, { zh: string; en: string }> = {
  mem: { zh: '成员', en: 'member' },
  grp: { zh: '群', en: 'group' },
  pst: { zh: '内容', en: 'post' },
}

/** A few are linked; of many only the number is told. */
function Targets({ targets }: { targets: readonly string[] }) {
  const t = useT()
  const open = targets.flatMap(target => {
    const href = targetHref(target)
    const kind = kindTexts[target.slice(0, 3)]
    return href && kind ? [{ href, kind }] : []
  })
  return (
    <>
      {open.slice(0, 2).map(({ href, kind }) => (
        <Link key={href} href={href} className="c-target">
          {t(kind)}
        </Link>
      ))}
      {open.length > 2 && <span className="q-quiet">+{number(open.length - 2)}</span>}
    </>
  )
}

/** As it was kept; shortened text is no JSON any more and is shown as it is. */
function pretty(summary: string): string {
  try {
    return JSON.stringify(JSON.parse(summary), null, 2)
  } catch {
    return summary
  }
}
