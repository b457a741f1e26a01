// Teams: founding, joining, leaving; the live ranking, in which volunteers mark who is there.
import { useState } from 'react'
import { date, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import type { MemberProps } from '../screen.ts'
import type { Shown, TeamShown } from './show.ts'
import { treasureTexts as words } from './texts.ts'

export function TeamCard(props: MemberProps<Shown>) {
  const t = useT()
  const { shown, activity, move, busy } = props
  const [isLeaving, setLeaving] = useState(false)
  const rank = shown.teams.findIndex(one => one.isMine)
  const mine = shown.teams[rank]
  if (!mine) {
    if (shown.isOut) return <p className="q-quiet">{t(words.outNote)}</p>
    return activity.mayNot === '' && shown.teams.length < shown.teamsMax ? <Founding {...props} /> : null
  }
  const leave = async () => {
    await move('leave')
    setLeaving(false)
  }
  return (
    <section className="p-treasure-team" aria-label={t(words.myTeam)}>
      <p className="q-row q-row-apart">
        <b className="q-song">{mine.name}</b>
        <span className="q-quiet">{t(words.size, { size: mine.size, max: shown.teamSize })}</span>
      </p>
      <p aria-live="polite">
        {t(words.standing, {
          rank: number(rank + 1),
          points: number(mine.points),
          finds: number(mine.finds),
          all: number(shown.points.length),
        })}
      </p>
      <progress max={shown.points.length} value={mine.finds} aria-hidden="true" />
      {activity.mayNot === '' && (
        <Button kind="plain" onClick={() => setLeaving(true)}>
          {t(words.leave)}
        </Button>
      )}
      <Confirm
        open={isLeaving}
        title={t(words.leaveTitle, { name: mine.name })}
        verb={t(words.leave)}
        busy={busy}
        onClose={() => setLeaving(false)}
        onConfirm={() => void leave()}
      >
        <p>{t(words.leaveSure)}</p>
      </Confirm>
    </section>
  )
}

function Founding({ move, busy }: MemberProps<Shown>) {
  const t = useT()
  const [name, setName] = useState('')
  return (
    <form
      className="p-treasure-team"
      onSubmit={event => {
        event.preventDefault()
        void move('found', { name })
      }}
    >
      <Input label={t(words.foundTitle)} placeholder={t(words.teamName)} maxLength={20} value={name} onChange={setName} />
      <Button kind="primary" wide submit busy={busy} disabled={name.trim() === ''}>
        {t(words.found)}
      </Button>
    </form>
  )
}

export function Ranking(props: MemberProps<Shown>) {
  const t = useT()
  const { shown, activity } = props
  const title = activity.state === 'settled' ? words.final : words.ranking
  return (
    <Section title={t(title)}>
      {shown.needsPresence && <p className="q-quiet">{t(words.needsPresence)}</p>}
      {shown.teams.length === 0 ? (
        <p className="q-quiet">{t(words.noTeams)}</p>
      ) : (
        <ol className="p-treasure-ranking">
          {shown.teams.map((team, nth) => (
            <li key={team.id} data-mine={team.isMine || undefined}>
              <span className="p-treasure-rank q-song">{nth + 1}</span>
              <span className="q-grow">
                <b>{team.name}</b> {shown.needsPresence && team.isPresent && <Tag tone="green">{t(words.present)}</Tag>}
                <small className="q-quiet">
                  {t(words.size, { size: team.size, max: shown.teamSize })}
                  {team.lastAt && ` · ${date(team.lastAt, 'time')}`}
                </small>
              </span>
              <b className="p-treasure-points">{number(team.points)}</b>
              <TeamAct {...props} team={team} />
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

function TeamAct({ shown, activity, move, busy, team }: MemberProps<Shown> & { team: TeamShown }) {
  const t = useT()
  const isLive = activity.state === 'open' || activity.state === 'closed'
  if (shown.isCrew && isLive)
    return (
      <Button disabled={busy} onClick={() => void move('present', { team: team.id, isPresent: !team.isPresent })}>
        {t(team.isPresent ? words.unmark : words.markPresent)}
      </Button>
    )
  if (shown.myTeam !== null || shown.isOut || activity.mayNot !== '') return null
  if (team.finds > 0) return <Tag>{t(words.underWay)}</Tag>
  if (team.size >= shown.teamSize) return <Tag>{t(words.full)}</Tag>
  return (
    <Button disabled={busy} onClick={() => void move('join', { team: team.id })}>
      {t(words.join)}
    </Button>
  )
}
