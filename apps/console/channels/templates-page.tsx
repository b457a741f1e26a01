// Templates of messages, by channel.
import './replies.css'
import './templates.css'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useRead } from '#ui/data.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { IconPlus } from '#ui/kit/icons.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { ChannelsNav } from './channels-nav.tsx'
import { templateTexts } from './reply-texts.ts'
import { channelTexts, kindTexts } from './texts.ts'

export type Template = Answer<Rooms['channels']['templates']>[number]

export function TemplatesPage() {
  const t = useT()
  const locale = useLocale()
  const may = useMay()('channels.edit')
  const templates = useRead(api.channels.templates, {})
  const pages = {
    ...templates,
    items: templates.data ?? [],
    end: true,
    more: async () => {},
    moreAsking: false,
    moreError: undefined,
  }
  const add = may && (
    <Link href="/messages/templates/new" className="q-button q-button-primary q-button-small">
      <IconPlus size={18} />
      {t(templateTexts.add)}
    </Link>
  )
  return (
    <Page title={t(channelTexts.templates)} lead={t(templateTexts.lead)} actions={pages.items.length > 0 && add}>
      <ChannelsNav part="messages" />
      <DataTable<Template>
        label={t(channelTexts.templates)}
        pages={pages}
        keyOf={template => `${template.channel}/${template.key}`}
        empty={
          <Empty title={t(templateTexts.empty)} action={add}>
            {t(templateTexts.emptyHint)}
          </Empty>
        }
        columns={[
          {
            title: t(templateTexts.key),
            render: (_, template) => (
              <Link href={`/messages/templates/${template.channel}/${template.key}`} className="c-plain-link">
                <b>{template.key}</b>
              </Link>
            ),
          },
          { title: t(channelTexts.channel), render: (_, template) => t(kindTexts[template.channel]) },
          {
            title: t(templateTexts.body),
            render: (_, template) => {
              const [subject, body] =
                locale === 'en' ? [template.subjectEn, template.bodyEn] : [template.subjectZh, template.bodyZh]
              return (
                <span className="c-two-lines">
                  {subject && <b>{subject} </b>}
                  {body}
                </span>
              )
            },
          },
          { title: t(templateTexts.asks), render: (_, template) => template.placeholders.join(' ') || '—' },
          { title: t(templateTexts.changed), render: (_, template) => <RelativeTime at={template.changedAt} /> },
        ]}
      />
    </Page>
  )
}
