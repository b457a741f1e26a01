// One work, opened: what was handed in, and what I may do with it as a member, a juror or a coach.
import { useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { TextArea } from '#ui/kit/field.tsx'
import { Gallery } from '#ui/kit/images.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import type { EntrantSeen, MemberProps } from '../screen.ts'
import type { EntryShown, Shown } from './settings.ts'
import { contestTexts } from './texts.ts'

type Opened = MemberProps<Shown> & { entrant: EntrantSeen; entry: EntryShown }

export function WorkSheet(props: Opened & { onClose: () => void }) {
  const t = useT()
  const { entrant, entry, shown, urlOf, onClose } = props
  const { work } = entry
  const { finalists } = shown
  const isFinals = finalists !== null
  const isIn = finalists === null || finalists.includes(entrant.seq)
  const votes = isFinals && isIn ? entry.finalVotes : entry.votes
  return (
    <Sheet open onClose={onClose} title={work.title} held={props.busy} actions={<Vote {...props} isIn={isIn} />}>
      <div className="q-stack">
        <p className="q-quiet">
          {[entrant.name || t(contestTexts.blind), votes !== null && t(contestTexts.votes, { count: number(votes) })]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <Elsewhere cast={isFinals && isIn ? entry.finalPaper : entry.paper} />
        <Gallery images={work.pictures.map(id => ({ src: urlOf(id), alt: work.title }))} />
        {work.voice && (
          // biome-ignore lint/a11y/useMediaCaption: a member's voice; its words stand in the text.
          <audio className="p-contest-voice" controls preload="none" src={urlOf(work.voice)} />
        )}
        {work.text && <p className="q-prose">{work.text}</p>}
        {work.file && (
          <a className="p-contest-file" href={urlOf(work.file)} target="_blank" rel="noreferrer">
            {t(contestTexts.openFile)}
          </a>
        )}
        <Notes entry={entry} />
        {shown.may.judge && isIn && !entrant.isMine && <Judge {...props} isFinals={isFinals} />}
        {shown.may.coach && !entrant.isMine && <Coach {...props} />}
        <ErrorNote error={props.error} small />
      </div>
    </Sheet>
  )
}

/** Which of its votes were cast elsewhere, and where. */
export function Elsewhere({ cast }: { cast: EntryShown['paper'] }) {
  const t = useT()
  if (cast.length === 0) return null
  return (
    <p className="q-quiet">
      {t(contestTexts.elsewhere)}
      {cast.map(one => t(contestTexts.castAt, { place: one.place, count: number(one.votes) })).join(t(contestTexts.between))}
    </p>
  )
}

export function Notes({ entry }: { entry: EntryShown }) {
  const t = useT()
  if (!entry.notes || entry.notes.length === 0) return null
  return (
    <div className="p-contest-notes">
      <h3>{t(contestTexts.notes)}</h3>
      {entry.notes.map(one => (
        <blockquote key={one.at}>
          <p className="q-prose">{one.word}</p>
          <footer className="q-quiet">{t(contestTexts.noteOn, { name: one.name, n: one.version })}</footer>
        </blockquote>
      ))}
    </div>
  )
}

function Vote({ shown, entrant, move, busy, isIn }: Opened & { isIn: boolean }) {
  const t = useT()
  if (!shown.may.vote || !isIn) return null
  if (entrant.isMine) return <p className="q-quiet">{t(contestTexts.own)}</p>
  const isVoted = shown.voted.includes(entrant.seq)
  return (
    <div className="p-contest-vote">
      <Button
        kind="primary"
        wide
        busy={busy}
        disabled={isVoted || shown.votesLeft === 0}
        onClick={() => void move('vote', { work: entrant.seq })}
      >
        {t(isVoted ? contestTexts.voted : contestTexts.vote)}
      </Button>
      <span className="q-quiet">{t(contestTexts.votesLeft, { count: shown.votesLeft })}</span>
    </div>
  )
}

function Judge({ shown, entrant, entry, move, busy, isFinals }: Opened & { isFinals: boolean }) {
  const t = useT()
  const kept = isFinals ? entry.finalMarks : entry.marks
  const [marks, setMarks] = useState<readonly (number | null)[]>(kept ?? shown.criteria.map(() => null))
  const isSame = kept?.every((one, at) => one === marks[at]) ?? false
  const save = (event: React.FormEvent) => {
    event.preventDefault()
    void move('judge', { work: entrant.seq, marks })
  }
  return (
    <form className="p-contest-judge" onSubmit={save}>
      <h3>
        {t(contestTexts.marks)} {kept && <span className="q-quiet">{t(contestTexts.marked)}</span>}
      </h3>
      {shown.criteria.map((criterion, at) => (
        <fieldset key={criterion.name} className="p-contest-marks">
          <legend>{criterion.name}</legend>
          {Array.from({ length: 10 }, (_, step) => step + 1).map(mark => (
            <label key={mark}>
              <input
                type="radio"
                name={`mark-${at}`}
                checked={marks[at] === mark}
                onChange={() => setMarks(old => old.map((one, place) => (place === at ? mark : one)))}
              />
              <span>{mark}</span>
            </label>
          ))}
        </fieldset>
      ))}
      <Button kind="primary" wide submit busy={busy} disabled={isSame || marks.some(one => one === null)}>
        {t(contestTexts.saveMarks)}
      </Button>
    </form>
  )
}

function Coach({ entrant, move, busy }: Opened) {
  const t = useT()
  const [word, setWord] = useState('')
  const send = async (event: React.FormEvent) => {
    event.preventDefault()
    if (await move('coach', { work: entrant.seq, word })) setWord('')
  }
  return (
    <form className="q-stack" onSubmit={send}>
      <TextArea label={t(contestTexts.coach)} maxLength={300} value={word} onChange={setWord} />
      <Button wide submit busy={busy} disabled={word.trim() === ''}>
        {t(contestTexts.sendNote)}
      </Button>
    </form>
  )
}
