// What was pasted, read: the questions to answer, what it changes among the lines that stand, and taking it.
import { Button, Checkbox, Input } from 'antd'
import { useMemo, useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { toast } from '#ui/kit/toast.tsx'
import type { DeskProps } from '../screen.ts'
import type { Doubt } from './line.ts'
import { parse } from './parse.ts'
import { importOf, type Reconciled, reconcile, type Standing } from './reconcile.ts'
import { itemsText, type Shown } from './shown.ts'
import { relayTexts as words } from './texts.ts'

export function Paste({ shown, move, busy, refresh, standing }: DeskProps<Shown> & { standing: Standing[] }) {
  const t = useT()
  const [text, setText] = useState('')
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [drops, setDrops] = useState(false)
  const [byChat, setByChat] = useState<number[]>([])
  const items = useMemo(() => shown.items.map(one => one.what), [shown.items])
  const read = useMemo(() => parse(text, { items, answers }), [text, items, answers])
  const held = useMemo(() => reconcile(standing, read.entries), [standing, read])
  const clear = () => {
    setText('')
    setAnswers({})
    setByChat([])
    setDrops(false)
  }
  const take = async (): Promise<void> => {
    const { add, change, drop } = importOf(held, drops)
    if (add.length + change.length + drop.length > 0 && (await move('import', { add, change, drop })) === undefined) return
    for (const { was, now } of held.contested.filter(one => byChat.includes(one.was.number))) {
      const input = { memberId: was.memberId, number: was.number, items: now.items, note: now.note }
      if ((await move('correct', input)) === undefined) return
    }
    toast(words.taken)
    clear()
    refresh()
  }
  return (
    <div className="q-stack">
      <h3>{t(words.paste)}</h3>
      <Input.TextArea
        rows={8}
        value={text}
        maxLength={60_000}
        aria-label={t(words.paste)}
        placeholder={t(words.pasteHint)}
        onChange={event => setText(event.target.value)}
      />
      {text.trim() !== '' && read.entries.length === 0 && <p role="status">{t(words.nothing)}</p>}
      {read.doubts.length > 0 && <Doubts doubts={read.doubts} answer={(id, key) => setAnswers(all => ({ ...all, [id]: key }))} />}
      {read.entries.length > 0 && (
        <>
          <Held held={held} drops={drops} setDrops={setDrops} byChat={byChat} setByChat={setByChat} />
          <Button type="primary" loading={busy} onClick={() => void take()}>
            {t(words.take)}
          </Button>
        </>
      )}
    </div>
  )
}

function Doubts({ doubts, answer }: { doubts: Doubt[]; answer: (id: string, key: string) => void }) {
  const t = useT()
  return (
    <section>
      <h3>{t(words.asks, { count: number(doubts.length) })}</h3>
      {doubts.map(doubt => (
        <fieldset key={doubt.id} className="p-relay-doubt">
          <legend>{t(doubt.question)}</legend>
          <p className="q-quiet">{t(words.lineNth, { line: doubt.line, text: doubt.text })}</p>
          {doubt.choices.map(choice => (
            <label key={choice.key}>
              <input
                type="radio"
                name={doubt.id}
                checked={choice.key === doubt.chosen}
                onChange={() => answer(doubt.id, choice.key)}
              />{' '}
              {t(choice)}
            </label>
          ))}
        </fieldset>
      ))}
    </section>
  )
}

interface HeldProps {
  held: Reconciled
  drops: boolean
  setDrops(to: boolean): void
  byChat: number[]
  setByChat(to: number[]): void
}
function Held({ held, drops, setDrops, byChat, setByChat }: HeldProps) {
  const t = useT()
  const { added, changed, same, contested, missing } = held
  const toggle = (nth: number) => setByChat(byChat.includes(nth) ? byChat.filter(one => one !== nth) : [...byChat, nth])
  return (
    <section className="q-stack" aria-label={t(words.preview)}>
      <p>
        {t(words.added, { count: number(added.length) })} · {t(words.changed, { count: number(changed.length) })} ·{' '}
        {t(words.same, { count: number(same.length) })} · {t(words.missing, { count: number(missing.length) })}
      </p>
      <ul className="p-relay-lines">
        {[...added.map(now => ({ now, was: null })), ...changed].map(({ now, was }, at) => (
          <li key={`${now.name} ${was?.number ?? `+${at}`}`}>
            <span className="p-relay-number">{was?.number ?? '+'}</span>
            <span className="q-grow">
              <b>{now.name}</b> {was && <s>{itemsText(was.items)}</s>} {itemsText(now.items)}
              {now.note && <small>{now.note}</small>}
            </span>
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <Checkbox checked={drops} onChange={event => setDrops(event.target.checked)}>
          {t(words.drops, { names: missing.map(one => one.name).join('、') })}
        </Checkbox>
      )}
      {contested.length > 0 && <p>{t(words.contested)}</p>}
      {contested.map(({ was, now }) => (
        <Checkbox key={was.number} checked={byChat.includes(was.number)} onChange={() => toggle(was.number)}>
          {t(words.byChat, {
            name: was.name,
            text: [`${itemsText(was.items)} → ${itemsText(now.items)}`, now.note].filter(Boolean).join(' · '),
          })}
        </Checkbox>
      ))}
    </section>
  )
}
