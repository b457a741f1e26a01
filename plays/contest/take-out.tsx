// Below a work at the desk: taking it out with a word to its author, or putting it back.
import { Input } from 'antd'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import type { DeskProps, EntrantSeen } from '../screen.ts'
import type { EntryShown, Shown } from './settings.ts'
import { contestTexts } from './texts.ts'

type Props = DeskProps<Shown> & { row: EntrantSeen & { entry: EntryShown } }

export function Moderation(props: Props) {
  const t = useT()
  const { row, shown, move, busy, error } = props
  const { out } = row.entry
  if (!out) return shown.may.takeOut ? <TakeOut {...props} /> : null
  return (
    <Section title={t(contestTexts.isOut)}>
      <p className="p-contest-out">
        <Tag tone="cinnabar">{t(contestTexts.isOut)}</Tag> {out.reason}
      </p>
      {shown.may.putBack && (
        <div className="q-row">
          <Button busy={busy} onClick={() => void move('put-back', { work: row.seq })}>
            {t(contestTexts.putBack)}
          </Button>
        </div>
      )}
      <ErrorNote error={error} small />
    </Section>
  )
}

function TakeOut({ row, shown, move, busy, error }: Props) {
  const t = useT()
  const [reason, setReason] = useState('')
  const why = reason.trim()
  return (
    <Section title={t(contestTexts.takeOut)}>
      <p className="q-quiet">{t(shown.stage === 'finals' ? contestTexts.takeOutFinals : contestTexts.takeOutHint)}</p>
      <Input.TextArea
        aria-label={t(contestTexts.takeOutWhy)}
        placeholder={t(contestTexts.takeOutWhy)}
        rows={2}
        maxLength={200}
        value={reason}
        onChange={event => setReason(event.target.value)}
      />
      <div className="q-row">
        <Button busy={busy} disabled={why === ''} onClick={() => void move('take-out', { work: row.seq, reason: why })}>
          {t(contestTexts.takeOut)}
        </Button>
      </div>
      <ErrorNote error={error} small />
    </Section>
  )
}
