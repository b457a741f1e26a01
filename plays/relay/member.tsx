// The relay on the phone: one's own lines, a form for the next, and all lines as they will stand in the chat.
import './relay.css'
import { useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Empty, Skeleton } from '#ui/kit/states.tsx'
import { toast, toastError } from '#ui/kit/toast.tsx'
import type { MemberProps } from '../screen.ts'
import { format } from './format.ts'
import { LineForm } from './line-form.tsx'
import type { KeptLine } from './settings.ts'
import { itemsText, type Shown, standingOf } from './shown.ts'
import { relayTexts as words } from './texts.ts'

export function Screen(props: MemberProps<Shown>) {
  const t = useT()
  const { shown, activity, move, busy } = props
  const may = activity.mayNot === '' && shown.mine.length < shown.settings.linesEach && shown.lines < shown.settings.linesMost
  return (
    <div className="q-stack">
      <p className="q-quiet">
        {t(words.lines, { count: number(shown.lines) })} · {t(words.full, { most: number(shown.settings.linesMost) })}
      </p>
      {shown.mine.length > 0 && (
        <Section title={t(words.mine)}>
          <ul className="p-relay-lines">
            {shown.mine.map(line => (
              <MyLine key={line.number} line={line} {...props} />
            ))}
          </ul>
        </Section>
      )}
      {may && (
        <LineForm
          key={shown.mine.length}
          shown={shown}
          busy={busy}
          verb={t(words.add)}
          send={(items, note) => void move('add', { items, note })}
        />
      )}
      <All {...props} />
    </div>
  )
}

function MyLine({ line, shown, move, busy, activity }: MemberProps<Shown> & { line: KeptLine }) {
  const t = useT()
  const [editing, setEditing] = useState(false)
  const isOpen = activity.state === 'open'
  const change = async (items: KeptLine['items'], note: string): Promise<void> => {
    if ((await move('change', { number: line.number, items, note })) !== undefined) setEditing(false)
  }
  return (
    <li>
      <span className="p-relay-number">{line.number}</span>
      {editing ? (
        <LineForm
          shown={shown}
          line={line}
          busy={busy}
          verb={t(words.save)}
          send={(items, note) => void change(items, note)}
          beside={
            <Button wide kind="plain" onClick={() => setEditing(false)}>
              {t(words.back)}
            </Button>
          }
        />
      ) : (
        <span className="q-grow">
          {itemsText(line.items)}
          {line.note && <small>{line.note}</small>}
        </span>
      )}
      {isOpen && !editing && (
        <span className="q-row">
          <Button kind="plain" onClick={() => setEditing(true)}>
            {t(words.change)}
          </Button>
          <Button kind="plain" busy={busy} onClick={() => void move('withdraw', { number: line.number })}>
            {t(words.withdraw)}
          </Button>
        </span>
      )}
    </li>
  )
}

function All({ shown, activity, useEntrants }: MemberProps<Shown>) {
  const t = useT()
  const entrants = useEntrants('seq')
  const lines = standingOf(shown, entrants)
  const copy = (): void => {
    const text = format({ title: activity.title, rules: [], entries: lines, items: shown.items.map(one => one.what) })
    navigator.clipboard.writeText(text).then(() => toast(words.copied), toastError)
  }
  if (entrants.loading) return <Skeleton count={3} />
  if (lines.length === 0) return <Empty title={t(words.none)} />
  return (
    <Section title={t(words.all)}>
      <ol className="p-relay-lines">
        {lines.map((line, at) => (
          <li key={line.number}>
            <span className="p-relay-number">{at + 1}</span>
            <span className="q-grow">
              <b>{line.name}</b> {itemsText(line.items)}
              {line.note && <small>{line.note}</small>}
            </span>
            {line.memberId === null && <small className="q-quiet">{t(words.chat)}</small>}
          </li>
        ))}
      </ol>
      {shown.sums.length > 0 && <p className="p-relay-sums">{t(words.sums, { items: itemsText(shown.sums) })}</p>}
      {!entrants.end ? (
        <Button wide onClick={entrants.more}>
          {t(words.loadMore)}
        </Button>
      ) : (
        navigator.clipboard && (
          <Button wide onClick={copy}>
            {t(words.copy)}
          </Button>
        )
      )}
    </Section>
  )
}
