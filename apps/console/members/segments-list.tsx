// The saved segments, each with its count now and the people behind it.
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useAction, useRead } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { number, useT } from '#ui/i18n.ts'
import { Menu } from '#ui/kit/menu.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { Empty, ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import { membersForms } from '../forms/members.gen.ts'
import type { Rooms } from '../routes.gen.ts'
import { FormModal } from '../shell/form-modal.tsx'
import { useMay } from '../shell/session.ts'
import { says, wholePages } from '../shell/whole.ts'
import { describeFilter } from './describe.ts'
import { type Filter, membersHref } from './filter.ts'
import { useKnown } from './known.ts'
import { memberTexts } from './texts.ts'

type Segment = Answer<Rooms['members']['segments']>[number]

export function SegmentsList() {
  const t = useT()
  const may = useMay()
  const { known } = useKnown()
  const [typed, setTyped] = useState('')
  const [renaming, setRenaming] = useState<Segment | null>(null)
  const [dropping, setDropping] = useState<Segment | null>(null)
  const segments = useRead(api.members.segments, {})
  const rename = useAction(api.members.changeSegment, { refreshes: ['members.segments'], onDone: () => setRenaming(null) })
  const drop = useAction(api.members.dropSegment, {
    refreshes: ['members.segments'],
    onDone: () => {
      toast(memberTexts.dropped)
      setDropping(null)
    },
  })
  return (
    <>
      <div className="c-tools">
        <SearchBox onSearch={setTyped} />
        <Link href="/members">{t(memberTexts.toMembers)}</Link>
      </div>
      <DataTable<Segment>
        pages={wholePages(segments, one => says(typed, one.name))}
        keyOf={one => one.id}
        label={t(memberTexts.segmentsTab)}
        empty={
          typed ? (
            <Empty scene="trail" title={t(memberTexts.nothing)} />
          ) : (
            <Empty title={t(memberTexts.segmentsNone)} action={<Link href="/members">{t(memberTexts.toMembers)}</Link>}>
              {t(memberTexts.segmentsHint)}
            </Empty>
          )
        }
        columns={[
          {
            key: 'name',
            title: t(memberTexts.segment),
            sorter: (a, b) => a.name.localeCompare(b.name),
            render: (_none, one) => <Link href={membersHref(one.filter as Filter)}>{one.name}</Link>,
          },
          { key: 'filter', title: t(memberTexts.condition), render: (_none, one) => describeFilter(one.filter as Filter, known) },
          {
            key: 'count',
            title: t(memberTexts.people),
            align: 'right',
            width: 110,
            sorter: (a, b) => a.count - b.count,
            render: (_none, one) => <Link href={membersHref(one.filter as Filter)}>{number(one.count)}</Link>,
          },
          {
            key: 'changed',
            title: t(memberTexts.changed),
            width: 130,
            render: (_none, one) => <RelativeTime at={one.changedAt} />,
          },
          {
            key: 'menu',
            width: 60,
            render: (_none, one) =>
              may('members.edit') && (
                <Menu
                  label={`${t(memberTexts.edit)} ${one.name}`}
                  items={[
                    { label: t(memberTexts.rename), onChoose: () => setRenaming(one) },
                    { label: t(memberTexts.drop), grave: true, onChoose: () => setDropping(one) },
                  ]}
                />
              ),
          },
        ]}
      />
      <FormModal open={renaming !== null} title={t(memberTexts.rename)} onClose={() => setRenaming(null)}>
        <SchemaForm
          schema={membersForms.addSegment}
          only={['name']}
          value={{ name: renaming?.name }}
          verb={t(memberTexts.save)}
          busy={rename.busy}
          error={rename.error}
          onSend={body => renaming && rename.run({ params: { segmentId: renaming.id }, body })}
        />
      </FormModal>
      <Confirm
        open={dropping !== null}
        onClose={() => setDropping(null)}
        title={t(memberTexts.dropSegment, { name: dropping?.name ?? '' })}
        verb={t(memberTexts.drop)}
        busy={drop.busy}
        onConfirm={() => dropping && void drop.run({ params: { segmentId: dropping.id } })}
      >
        <p>{t(memberTexts.dropSegmentHint)}</p>
        <ErrorNote error={drop.error} small />
      </Confirm>
    </>
  )
}
