// The hunt at the desk: codes to print, teams to mark and to adjust, the photos that came in.
import { Button, Input, InputNumber, Space, Table, Tag } from 'antd'
import { useState } from 'react'
import { date, number, useT } from '#ui/i18n.ts'
import type { DeskProps } from '../screen.ts'
import { CodeSheets } from './code-sheets.tsx'
import type { Shown, TeamShown } from './show.ts'
import { treasureTexts as words } from './texts.ts'

export function Desk(props: DeskProps<Shown>) {
  const t = useT()
  const { shown, activity, move, busy } = props
  const [adjusting, setAdjusting] = useState<string>()
  const isLive = activity.state === 'open' || activity.state === 'closed'
  return (
    <div className="q-stack">
      <Table<TeamShown>
        size="small"
        rowKey="id"
        dataSource={shown.teams}
        pagination={false}
        scroll={{ x: 660 }}
        locale={{ emptyText: t(words.noTeams) }}
        columns={[
          { title: '', width: 40, render: (_, _team, nth) => nth + 1 },
          { title: t(words.team), dataIndex: 'name', width: 130 },
          { title: t(words.people), width: 64, dataIndex: 'size', align: 'right' },
          { title: t(words.finds), width: 64, dataIndex: 'finds', align: 'right' },
          { title: t(words.points), width: 64, align: 'right', render: (_, team) => number(team.points) },
          { title: t(words.last), width: 90, render: (_, team) => (team.lastAt ? date(team.lastAt, 'time') : '—') },
          {
            title: t(words.present),
            width: 100,
            render: (_, team) => (
              <Tag color={team.isPresent ? 'green' : undefined}>{t(team.isPresent ? words.present : words.notPresent)}</Tag>
            ),
          },
          {
            title: '',
            width: 200,
            render: (_, team) =>
              isLive && (
                <Space>
                  <Button
                    size="small"
                    disabled={busy}
                    onClick={() => void move('mark', { team: team.id, isPresent: !team.isPresent })}
                  >
                    {t(team.isPresent ? words.unmark : words.markPresent)}
                  </Button>
                  <Button size="small" onClick={() => setAdjusting(team.id)}>
                    {t(words.adjust)}
                  </Button>
                </Space>
              ),
          },
        ]}
      />
      {adjusting && <Adjust {...props} team={adjusting} onDone={() => setAdjusting(undefined)} />}
      <CodeSheets {...props} />
    </div>
  )
}

function Adjust({ shown, move, busy, team, onDone }: DeskProps<Shown> & { team: string; onDone: () => void }) {
  const t = useT()
  const [points, setPoints] = useState(0)
  const [why, setWhy] = useState('')
  const send = async () => {
    if ((await move('adjust', { team, points, why })) !== undefined) onDone()
  }
  return (
    <Space wrap>
      <b>{shown.teams.find(one => one.id === team)?.name}</b>
      <InputNumber aria-label={t(words.points)} precision={0} value={points} onChange={value => setPoints(value ?? 0)} />
      <Input
        aria-label={t(words.why)}
        placeholder={t(words.why)}
        maxLength={80}
        value={why}
        onChange={event => setWhy(event.target.value)}
      />
      <Button type="primary" loading={busy} disabled={points === 0 || why.trim() === ''} onClick={() => void send()}>
        {t(words.adjust)}
      </Button>
    </Space>
  )
}
