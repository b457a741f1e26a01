// The communities of the house, and opening another.
import '../shell/room.css'
import { Button as AntButton } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { useAction, useRead } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { date, useT } from '#ui/i18n.ts'
import { Emblem } from '#ui/kit/emblem.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import { communitiesForms } from '../forms/communities.gen.ts'
import { FormModal } from '../shell/form-modal.tsx'
import { Page } from '../shell/page.tsx'
import { type Community, rememberSlug, useMay } from '../shell/session.ts'
import { localeTexts, titled, titlesOf, withFields } from '../shell/titled.ts'
import { says, wholePages } from '../shell/whole.ts'
import { communityTexts, currencyTexts } from './texts.ts'
import { TimeZoneField } from './time-zone-field.tsx'

const schema = withFields(titled(communitiesForms.open, { Locale: localeTexts }), {
  currency: { titles: titlesOf(currencyTexts) },
})
const labels = { slug: communityTexts.slug, 'slug.hint': communityTexts.slugHint, currency: communityTexts.currency }
const own = { timeZone: () => <TimeZoneField /> }

/** A full load: what is known of one community is never shown in another. */
function enter(slug: string): void {
  rememberSlug(slug)
  location.assign(`/console/c/${slug}`)
}

export function CommunitiesPage() {
  const t = useT()
  const may = useMay()
  const communities = useRead(api.communities.list, {})
  const [typed, setTyped] = useState('')
  const [opening, setOpening] = useState(false)
  const open = may('communities.open') && (
    <AntButton type="primary" onClick={() => setOpening(true)}>
      {t(communityTexts.open)}
    </AntButton>
  )
  return (
    <Page title={t(communityTexts.communities)} lead={t(communityTexts.communitiesLead)} actions={open}>
      <div className="c-tools">
        <SearchBox onSearch={setTyped} />
      </div>
      <DataTable<Community>
        pages={wholePages(communities, one => says(typed, one.name, one.slug))}
        keyOf={one => one.id}
        label={t(communityTexts.communities)}
        empty={
          typed ? (
            <Empty scene="trail" title={t(communityTexts.nothing)} />
          ) : (
            <Empty title={t(communityTexts.none)} action={<Link href="/playbooks">{t(communityTexts.toPlaybooks)}</Link>}>
              {t(communityTexts.noneHint)}
            </Empty>
          )
        }
        columns={[
          {
            key: 'name',
            title: t(communityTexts.communities),
            sorter: (a, b) => a.name.localeCompare(b.name),
            render: (_none, one) => (
              <span className="c-person">
                <Emblem
                  id={one.id}
                  ageWeeks={Math.floor((Date.now() - new Date(one.openedAt).getTime()) / 604_800_000)}
                  size={36}
                />
                <span>
                  <b>{one.name}</b> {one.demo && <Tag tone="ochre">{t(communityTexts.demo)}</Tag>}
                  <small>{one.slug}</small>
                </span>
              </span>
            ),
          },
          { key: 'zone', title: t({ zh: '时区', en: 'Time zone' }), dataIndex: 'timeZone' },
          {
            key: 'opened',
            title: t(communityTexts.opened),
            sorter: (a, b) => a.openedAt.localeCompare(b.openedAt),
            render: (_none, one) => date(one.openedAt, 'day'),
          },
          {
            key: 'enter',
            width: 90,
            render: (_none, one) => (
              <AntButton size="small" aria-label={`${t(communityTexts.enter)} ${one.name}`} onClick={() => enter(one.slug)}>
                {t(communityTexts.enter)}
              </AntButton>
            ),
          },
        ]}
      />
      <FormModal open={opening} title={t(communityTexts.open)} onClose={() => setOpening(false)}>
        <OpenCommunity />
      </FormModal>
    </Page>
  )
}

function OpenCommunity() {
  const t = useT()
  const open = useAction(api.communities.open, {
    refreshes: ['communities'],
    onDone: ({ slug, name }) => {
      toast(communityTexts.isOpen, { name })
      enter(slug)
    },
  })
  return (
    <>
      <p className="q-quiet">
        {t(communityTexts.openHint)} <Link href="/playbooks">{t(communityTexts.toPlaybooks)}</Link>
      </p>
      <SchemaForm
        schema={schema}
        texts={labels}
        only={['name', 'slug', 'intro', 'timeZone', 'locale', 'currency']}
        replace={own}
        value={{ timeZone: 'Asia/Shanghai', locale: 'zh-CN' }}
        verb={t(communityTexts.open)}
        busy={open.busy}
        error={open.error}
        onSend={body => open.run({ body: { intro: '', ...body } })}
      />
    </>
  )
}
