// The relay at the desk: taking over what the chat wrote, all lines with their sums, and the text and the sheet to carry away.
import './relay.css'
import { Button, Space } from 'antd'
import { useEffect, useRef } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast, toastError } from '#ui/kit/toast.tsx'
import type { DeskProps } from '../screen.ts'
import { csv, format } from './format.ts'
import { Paste } from './paste.tsx'
import type { Standing } from './reconcile.ts'
import { itemsText, type Shown, standingOf } from './shown.ts'
import { relayTexts as words } from './texts.ts'

export function Desk(props: DeskProps<Shown>) {
  const { shown, useEntrants } = props
  const entrants = useEntrants('seq')
  const { end, loading, more, error, items } = entrants
  const asked = useRef(-1)
  // What comes out of the chat is held beside every line there is, so all of them are fetched, a page at a time.
  useEffect(() => {
    if (end || loading || asked.current === items.length) return
    asked.current = items.length
    more()
  }, [end, loading, items.length, more])
  if (!end) return error ? <ErrorNote error={error} onRetry={more} /> : <Skeleton count={4} />
  const standing = standingOf(shown, entrants)
  return (
    <div className="q-stack">
      {['open', 'closed'].includes(props.activity.state) && <Paste {...props} standing={standing} />}
      <Lines {...props} standing={standing} />
    </div>
  )
}

function Lines({ activity, shown, move, busy, refresh, standing }: DeskProps<Shown> & { standing: Standing[] }) {
  const t = useT()
  const copy = (): void => {
    const text = format({ title: activity.title, rules: [], entries: standing, items: shown.items.map(one => one.what) })
    navigator.clipboard.writeText(text).then(() => toast(words.copied), toastError)
  }
  const download = (): void => {
    const rows = standing.map((one, at) => ({ ...one, number: at + 1, line: at + 1 }))
    const sheet = csv(rows, { number: t(words.number), name: t(words.name), it: t(words.it), note: t(words.note) })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([sheet], { type: 'text/csv' }))
    link.download = `${activity.title}.csv`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  const remove = async ({ memberId, number: nth }: Standing): Promise<void> => {
    const made = memberId === null ? move('import', { drop: [nth] }) : move('remove', { memberId, number: nth })
    if ((await made) !== undefined) refresh()
  }
  return (
    <section aria-label={t(words.all)} className="q-stack">
      <Space wrap>
        <Button onClick={copy} disabled={!navigator.clipboard || standing.length === 0}>
          {t(words.copy)}
        </Button>
        <Button onClick={download} disabled={standing.length === 0}>
          {t(words.sheet)}
        </Button>
      </Space>
      <p className="p-relay-sums">
        {t(words.lines, { count: number(standing.length) })} · {t(words.sums, { items: itemsText(shown.sums) })}
      </p>
      <ol className="p-relay-lines">
        {standing.map((one, at) => (
          <li key={one.number}>
            <span className="p-relay-number">{at + 1}</span>
            <span className="q-grow">
              <b>{one.name}</b> {itemsText(one.items)}
              {one.note && <small>{one.note}</small>}
            </span>
            {one.memberId === null && <small>{t(words.chat)}</small>}
            <Button size="small" type="text" disabled={busy} onClick={() => void remove(one)}>
              {t(words.remove)}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  )
}
