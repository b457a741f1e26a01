// Contests on the phone: where it stands, my work, everyone's, and in the end places and a certificate.
import './contest.css'
import { useEffect, useRef, useState } from 'react'
import { date, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { Empty, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import type { EntrantSeen, MemberProps } from '../screen.ts'
import { Certificate } from './certificate.tsx'
import { Results } from './results.tsx'
import type { EntryShown, Shown, Stage } from './settings.ts'
import { contestTexts } from './texts.ts'
import { WorkForm } from './work-form.tsx'
import { Notes, WorkSheet } from './work-sheet.tsx'

export function Screen(props: MemberProps<Shown>) {
  const t = useT()
  const { shown, activity } = props
  const entrants = props.useEntrants('rank')
  // By its number; among the places, where authors are named, by its author.
  const [opened, setOpened] = useState<number | string>()
  const open = entrants.items.find(one => one.shown && (one.seq === opened || one.memberId === opened))
  const entry = open?.shown as EntryShown | null | undefined
  // A work that was pressed among the places may stand on a page that is not there yet.
  const more = useRef(entrants.more)
  more.current = entrants.more
  const sought = opened !== undefined && !open && !entrants.end ? entrants.items.length : -1
  useEffect(() => {
    if (sought >= 0) more.current()
  }, [sought])
  return (
    <div className="q-stack">
      <Stages shown={shown} closesAt={activity.closesAt} />
      {shown.sponsor && (
        <p className="p-contest-sponsor">
          <small>{t(contestTexts.sponsor)}</small>
          <b className="q-song">{shown.sponsor}</b>
          {shown.sponsorWord && <span>{shown.sponsorWord}</span>}
        </p>
      )}
      {shown.theme && <p className="q-prose">{shown.theme}</p>}
      {shown.certificate && <Certificate printed={shown.certificate} contest={activity.title} />}
      {shown.result && <Results result={shown.result} juryShare={shown.juryShare} onOpen={setOpened} />}
      <MyWork {...props} />
      <Works {...props} entrants={entrants} onOpen={setOpened} />
      {open && entry && <WorkSheet key={opened} {...props} entrant={open} entry={entry} onClose={() => setOpened(undefined)} />}
    </div>
  )
}

/** The way from the first draft to the result, with where it stands now. */
function Stages({ shown, closesAt }: { shown: Shown; closesAt: string }) {
  const t = useT()
  const way: Stage[] = [
    'submit',
    ...(shown.reviewUntil ? (['review'] as const) : []),
    'judge',
    ...(shown.finalists ? (['finals'] as const) : []),
    'over',
  ]
  const ends: Partial<Record<Stage, string | null>> = {
    submit: shown.submitUntil,
    review: shown.reviewUntil,
    judge: shown.finalists ? null : closesAt,
    finals: closesAt,
  }
  const here = way.indexOf(shown.stage)
  return (
    <ol className="p-contest-stages">
      {way.map((stage, at) => {
        const until = ends[stage]
        return (
          <li
            key={stage}
            data-when={at < here ? 'past' : at === here ? 'now' : 'later'}
            aria-current={at === here ? 'step' : undefined}
          >
            <span>{t(contestTexts[`stage_${stage}`])}</span>
            {at === here && until && <small>{t(contestTexts.until, { date: date(until, 'moment') })}</small>}
          </li>
        )
      })}
    </ol>
  )
}

function MyWork(props: MemberProps<Shown>) {
  const t = useT()
  const { shown, activity, move, busy } = props
  const [isEditing, setEditing] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const { mine, may } = shown
  const mayWrite = may.submit && activity.mayNot === ''
  if (!mine && !mayWrite) return null
  const leave = async () => {
    await move('withdraw')
    setLeaving(false)
  }
  return (
    <Section title={t(contestTexts.myWork)}>
      <div className="p-contest-mine">
        {(mayWrite || isEditing) && <WorkForm {...props} onDone={() => setEditing(false)} />}
        {mine && !isEditing && (
          <>
            <p>
              <b className="q-song">{mine.work.title}</b>{' '}
              <span className="q-quiet">{t(contestTexts.version, { n: mine.work.version })}</span>
            </p>
            {mine.out && (
              <p className="p-contest-out" role="note">
                <Tag tone="cinnabar">{t(contestTexts.isOut)}</Tag> {t(contestTexts.outHint, { reason: mine.out.reason })}
              </p>
            )}
            {mine.work.text && <p className="q-prose p-contest-excerpt">{mine.work.text}</p>}
            <Notes entry={mine} />
          </>
        )}
        {mine && may.revise && !isEditing && (
          <div className="q-row">
            <Button onClick={() => setEditing(true)}>{t(contestTexts.edit)}</Button>
            {!mine.out && (
              <Button kind="plain" onClick={() => setLeaving(true)}>
                {t(contestTexts.withdraw)}
              </Button>
            )}
          </div>
        )}
      </div>
      <Confirm
        open={isLeaving}
        onClose={() => setLeaving(false)}
        title={t(contestTexts.withdrawSure)}
        verb={t(contestTexts.withdraw)}
        busy={busy}
        onConfirm={() => void leave()}
      >
        <p>{t(contestTexts.withdrawHint)}</p>
      </Confirm>
    </Section>
  )
}

type WorksProps = MemberProps<Shown> & { entrants: ReturnType<MemberProps['useEntrants']>; onOpen: (work: number) => void }
function Works({ shown, entrants, urlOf, onOpen }: WorksProps) {
  const t = useT()
  const works = entrants.items.flatMap(one => (one.shown ? [{ one, entry: one.shown as EntryShown }] : []))
  return (
    <Section
      title={t(contestTexts.works, { count: number(shown.works) })}
      aside={shown.may.vote && <span className="q-quiet">{t(contestTexts.votesLeft, { count: shown.votesLeft })}</span>}
    >
      {shown.isBlind && !shown.result && <p className="q-quiet">{t(contestTexts.blind)}</p>}
      {entrants.loading ? (
        <Skeleton kind="card" count={2} />
      ) : works.length === 0 ? (
        <Empty title={t(contestTexts.noWorks)}>{t(contestTexts.noWorksHint)}</Empty>
      ) : (
        <ul className="p-contest-gallery">
          {works.map(({ one, entry }) => (
            <li key={one.seq}>
              <WorkCard {...{ one, entry, shown, urlOf }} onOpen={() => onOpen(one.seq)} />
            </li>
          ))}
        </ul>
      )}
      {!entrants.end && works.length < shown.works && (
        <Button kind="plain" wide onClick={entrants.more}>
          {t(contestTexts.more)}
        </Button>
      )}
    </Section>
  )
}

type CardProps = Pick<MemberProps<Shown>, 'shown' | 'urlOf'> & { one: EntrantSeen; entry: EntryShown; onOpen: () => void }
function WorkCard({ one, entry, shown, urlOf, onOpen }: CardProps) {
  const t = useT()
  const [picture] = entry.work.pictures
  const isFinalist = shown.finalists?.includes(one.seq) ?? false
  const votes = isFinalist ? entry.finalVotes : entry.votes
  const isMarked = (shown.finalists ? entry.finalMarks : entry.marks) !== null
  return (
    <button type="button" className="p-contest-work" onClick={onOpen}>
      <span className="p-contest-cover">
        {picture ? (
          <img src={urlOf(picture)} alt="" loading="lazy" decoding="async" />
        ) : (
          <span className="q-song" aria-hidden="true">
            {entry.work.text || entry.work.title}
          </span>
        )}
      </span>
      <b className="p-contest-title">{entry.work.title}</b>
      <span className="q-quiet">
        {[
          one.isMine ? t(contestTexts.own) : one.name,
          votes !== null && shown.stage !== 'submit' && t(contestTexts.votes, { count: number(votes) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="q-row">
        {isFinalist && <Tag tone="ochre">{t(contestTexts.finalist)}</Tag>}
        {shown.voted.includes(one.seq) && <Tag tone="green">{t(contestTexts.voted)}</Tag>}
        {shown.may.judge && isMarked && <Tag tone="indigo">{t(contestTexts.marked)}</Tag>}
      </span>
    </button>
  )
}
