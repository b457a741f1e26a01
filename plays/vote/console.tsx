// A vote at the desk: what it came to, and where the voice of everyone who takes part stands now, whatever it was before.
import './vote.css'
import { Table } from 'antd'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import type { DeskProps, EntrantSeen } from '../screen.ts'
import type { Shown, VoiceTold } from './play.ts'
import { Bars, Outcome } from './tally.tsx'
import { voteTexts as words } from './texts.ts'

type Row = EntrantSeen & { voice: VoiceTold }

export function Desk({ shown, useEntrants }: DeskProps<Shown>) {
  const t = useT()
  const walk = useEntrants('seq')
  const rows = walk.items.flatMap(one => (one.shown ? [{ ...one, voice: one.shown as unknown as VoiceTold }] : []))
  return (
    <div className="q-stack">
      <h3 className="q-song">{shown.question}</h3>
      {shown.result ? <Outcome shown={shown} /> : shown.counts && <Bars shown={shown} />}
      {shown.isUneven && <p className="q-quiet">{t(words.uneven)}</p>}
      <Section title={t(words.now)} aside={<span className="q-quiet">{t(words.voters, { n: shown.voters })}</span>}>
        <Table<Row>
          size="small"
          rowKey="memberId"
          loading={walk.loading}
          dataSource={rows}
          pagination={false}
          locale={{ emptyText: t(words.nobody) }}
          columns={[
            { key: 'name', title: t(words.name), dataIndex: 'name' },
            { key: 'now', title: t(words.standing), render: (_none, one) => <Standing shown={shown} voice={one.voice} /> },
            ...(shown.mayDelegate
              ? [
                  {
                    key: 'trust',
                    title: t(words.trust),
                    align: 'right' as const,
                    render: (_none: unknown, one: Row) => number(one.voice.entrusted),
                  },
                ]
              : []),
          ]}
        />
        {!walk.end && <Button onClick={walk.more}>{t(words.more)}</Button>}
      </Section>
    </div>
  )
}

function Standing({ shown, voice: { to, choices, voted } }: { shown: Shown; voice: VoiceTold }) {
  const t = useT()
  if (to) return t(words.toName, { name: to })
  if (choices) return choices.map(at => shown.options[at]?.title ?? '').join(shown.kind === 'ranked' ? ' › ' : ' · ')
  if (!voted) return <span className="q-quiet">{t(words.notYet)}</span>
  return t(shown.isSecret ? words.castSecret : words.castAlready)
}
