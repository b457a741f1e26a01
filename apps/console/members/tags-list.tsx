// The tags, how many carry each, and the people behind the number.
import { Button as AntButton } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useAction, useRead } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { number, useT } from '#ui/i18n.ts'
import { Menu } from '#ui/kit/menu.tsx'
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
import { membersHref } from './filter.ts'
import { memberTexts } from './texts.ts'

type MemberTag = Answer<Rooms['members']['tags']>[number]

export function TagsList() {
  const t = useT()
  const may = useMay()
  const [typed, setTyped] = useState('')
  const [naming, setNaming] = useState<MemberTag | 'new' | null>(null)
  const [dropping, setDropping] = useState<MemberTag | null>(null)
  const tags = useRead(api.members.tags, {})
  const add = useAction(api.members.addTag, { refreshes: ['members.tags'], onDone: () => setNaming(null) })
  const rename = useAction(api.members.renameTag, { refreshes: ['members'], onDone: () => setNaming(null) })
  const drop = useAction(api.members.dropTag, {
    refreshes: ['members'],
    onDone: () => {
      toast(memberTexts.dropped)
      setDropping(null)
    },
  })
  const edit = may('members.edit')
  const adding = edit && (
    <AntButton type="primary" onClick={() => setNaming('new')}>
      {t(memberTexts.addTag)}
    </AntButton>
  )
  return (
    <>
      <div className="c-tools">
        <SearchBox onSearch={setTyped} />
        {adding}
      </div>
      <DataTable<MemberTag>
        pages={wholePages(tags, one => says(typed, one.name))}
        keyOf={one => one.id}
        label={t(memberTexts.tags)}
        minWidth={360}
        empty={
          <Empty scene={typed ? 'trail' : 'seed'} title={t(memberTexts.tagsNone)}>
            {t(memberTexts.tagsHint)}
          </Empty>
        }
        columns={[
          {
            key: 'name',
            title: t(memberTexts.tags),
            sorter: (a, b) => a.name.localeCompare(b.name),
            render: (_none, one) => <Link href={membersHref({ tagsAny: [one.id] })}>{one.name}</Link>,
          },
          {
            key: 'members',
            title: t(memberTexts.people),
            align: 'right',
            sorter: (a, b) => a.members - b.members,
            render: (_none, one) => <Link href={membersHref({ tagsAny: [one.id] })}>{number(one.members)}</Link>,
          },
          {
            key: 'menu',
            width: 60,
            render: (_none, one) =>
              edit && (
                <Menu
                  label={`${t(memberTexts.edit)} ${one.name}`}
                  items={[
                    { label: t(memberTexts.rename), onChoose: () => setNaming(one) },
                    { label: t(memberTexts.drop), grave: true, onChoose: () => setDropping(one) },
                  ]}
                />
              ),
          },
        ]}
      />
      <FormModal
        open={naming !== null}
        title={t(naming === 'new' ? memberTexts.addTag : memberTexts.rename)}
        onClose={() => setNaming(null)}
      >
        <SchemaForm
          schema={membersForms.addTag}
          {...(naming !== 'new' && naming && { value: { name: naming.name } })}
          verb={t(memberTexts.save)}
          busy={add.busy || rename.busy}
          error={naming === 'new' ? add.error : rename.error}
          onSend={body => (naming === 'new' ? add.run({ body }) : naming && rename.run({ params: { tagId: naming.id }, body }))}
        />
      </FormModal>
      <Confirm
        open={dropping !== null}
        onClose={() => setDropping(null)}
        title={t(memberTexts.dropTag, { name: dropping?.name ?? '' })}
        verb={t(memberTexts.drop)}
        busy={drop.busy}
        onConfirm={() => dropping && void drop.run({ params: { tagId: dropping.id } })}
      >
        <p>{t(memberTexts.dropTagHint, { count: number(dropping?.members ?? 0) })}</p>
        <ErrorNote error={drop.error} small />
      </Confirm>
    </>
  )
}
