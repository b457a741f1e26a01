// Finding many posts at once, seeing which they are, and hiding them together.
import './moderation.css'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input, Select } from '#ui/kit/field.tsx'
import { Page } from '../shell/page.tsx'
import { BulkSheet } from './bulk-sheet.tsx'
import { moderationTexts } from './moderation-texts.ts'
import { contentTexts } from './texts.ts'
import { usePlaces } from './use-groups.ts'

/** The author comes with the address: `?author=mem_…`, from a member's page. */
export function BulkPage() {
  const t = useT()
  const places = usePlaces()
  const [search] = useSearchParams()
  const author = search.get('author')
  const [text, setText] = useState('')
  const [groupId, setGroupId] = useState('')
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState('')
  const [shown, setShown] = useState(false)
  const moment = (local: string) => new Date(local).toISOString()
  const selection = {
    ...(author && { author }),
    ...(text.trim() && { text: text.trim() }),
    ...(groupId && { groupId }),
    ...(from && { from: moment(from) }),
    ...(until && { until: moment(until) }),
  }
  const something = Object.keys(selection).length > 0
  return (
    <Page title={t(contentTexts.bulk)} lead={t(moderationTexts.bulkLead)} width="normal">
      <form
        className="q-stack"
        onSubmit={event => {
          event.preventDefault()
          setShown(true)
        }}
      >
        <Input label={t(moderationTexts.words)} optional value={text} maxLength={60} onChange={setText} />
        <Select
          label={t(moderationTexts.where)}
          optional
          value={groupId}
          placeholder={t(moderationTexts.anywhere)}
          options={places.groups.map(group => ({ value: group.id, label: group.name }))}
          onChange={setGroupId}
        />
        <div className="c-between">
          <Input type="datetime-local" label={t(moderationTexts.from)} optional value={from} onChange={setFrom} />
          <Input type="datetime-local" label={t(moderationTexts.until)} optional value={until} onChange={setUntil} />
        </div>
        <div className="q-row">
          <Button kind="primary" submit disabled={!something}>
            {t(moderationTexts.preview)}
          </Button>
          {!something && <span className="q-quiet">{t(moderationTexts.selectSomething)}</span>}
        </div>
      </form>
      {shown && <BulkSheet selection={selection} onClose={() => setShown(false)} onDone={() => setShown(false)} />}
    </Page>
  )
}
