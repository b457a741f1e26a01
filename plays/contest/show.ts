// What a viewer sees of a contest and of its works. Sheets of others are the desk's alone, notes the author's and the coaches'.
import { Temporal } from 'temporal-polyfill'
import type { Entrant, Json, Phase, Viewer } from '#modules/activities/contract.ts'
import { ballotOf } from './ballot.ts'
import { finalVotesOf, juryScore, votesOf } from './scores.ts'
import type { Cast, Certificate, Entry, EntryShown, Mine, Result, Settings, Shown, Stage, Table } from './settings.ts'
import { datesOf, roleOf, stageOf } from './stages.ts'

interface Seen {
  settings: Settings
  table: Table
  phase: Phase
  now: Date
  today: string
  timeZone: string
  opensAt: Date
  closesAt: Date
  result: Json
}

const castIn = (paper: Entry['paper'] = {}): Cast[] => Object.entries(paper).map(([place, votes]) => ({ place, votes }))

export function entryShown(entry: Entry, memberId: string, settings: Settings, phase: Phase, viewer: Viewer<Mine>): EntryShown {
  const { name: _, ...work } = entry.work
  const isDesk = viewer.by === 'desk'
  const isCounted = settings.showsVotes || phase === 'settled' || isDesk
  const seesNotes = isDesk || viewer.memberId === memberId || roleOf(viewer.crew) === 'coach'
  const [sheets, finalSheets] = [Object.values(entry.sheets), Object.values(entry.finalSheets)]
  const isJuror = viewer.memberId !== null && roleOf(viewer.crew) === 'jury'
  return {
    work,
    votes: isCounted ? votesOf(entry) : null,
    finalVotes: isCounted ? finalVotesOf(entry) : null,
    paper: isCounted ? castIn(entry.paper) : [],
    finalPaper: isCounted ? castIn(entry.finalPaper) : [],
    notes: seesNotes ? entry.notes : null,
    marks: isJuror ? (entry.sheets[String(viewer.memberId)] ?? null) : null,
    finalMarks: isJuror ? (entry.finalSheets[String(viewer.memberId)] ?? null) : null,
    jury: isDesk
      ? {
          ...{ jurors: sheets.length, score: juryScore(sheets, settings.criteria) },
          ...{ finalJurors: finalSheets.length, finalScore: juryScore(finalSheets, settings.criteria) },
        }
      : null,
    out: (isDesk || viewer.memberId === memberId ? entry.out : null) ?? null,
  }
}

export function entrantShown(
  { memberId, mine }: Entrant<Mine>,
  { settings, phase, viewer }: { settings: Settings; phase: Phase; viewer: Viewer<Mine> },
): EntryShown | null {
  // What was taken out hangs in no list any more; its author reads of it with his own.
  if (!mine.entry || (mine.entry.out && viewer.by !== 'desk')) return null
  return entryShown(mine.entry, memberId, settings, phase, viewer)
}

function certificateOf(
  result: Result | null,
  memberId: string | null,
  { settings, closesAt, timeZone }: Seen,
): Certificate | null {
  const placed = result?.placed.find(one => one.memberId === memberId)
  if (!placed) return null
  const day = Temporal.Instant.fromEpochMilliseconds(closesAt.getTime()).toZonedDateTimeISO(timeZone).toPlainDate()
  const { place, prize, title, name } = placed
  return { place, prize, title, name, date: day.toString(), sponsor: settings.sponsor }
}

function mayOf(stage: Stage, phase: Phase, settings: Settings, viewer: Viewer<Mine>): Shown['may'] {
  const isOpen = phase === 'open'
  const isLate = isOpen || phase === 'closed'
  const role = roleOf(viewer.crew)
  const isMember = viewer.memberId !== null && viewer.by !== 'desk'
  const isJudging = stage === 'judge' || stage === 'finals'
  const isWriting = stage === 'submit' || stage === 'review'
  return {
    submit: isOpen && isMember && stage === 'submit' && !viewer.mine?.entry,
    revise: isOpen && isMember && isWriting && Boolean(viewer.mine?.entry),
    vote: isOpen && isMember && isJudging && settings.juryShare < 100,
    judge: isLate && role === 'jury' && isJudging,
    coach: isOpen && role === 'coach' && isWriting,
    finals: isLate && viewer.by === 'desk' && stage === 'judge',
    count: isLate && viewer.by === 'desk' && isJudging && settings.takesPaperVotes,
    takeOut: isLate && viewer.by === 'desk',
    putBack: isLate && viewer.by === 'desk' && stage !== 'finals',
  }
}

export function shownTo(seen: Seen, viewer: Viewer<Mine>): Shown {
  const { settings, table, phase } = seen
  const isOver = phase === 'settled' || phase === 'cancelled'
  const stage = isOver ? 'over' : stageOf(seen)
  const { submitUntil, reviewUntil } = datesOf(seen)
  const { mine, memberId } = viewer
  const ballot = ballotOf(mine, { ...seen, stage })
  const voted = ballot.today
  const result = phase === 'settled' ? (seen.result as unknown as Result | null) : null
  const { theme, textMax, picturesMax, takesVoice, takesFile, juryShare, criteria, isBlind, votesPerDay } = settings
  return {
    ...{ stage, theme, textMax, picturesMax, takesVoice, takesFile, juryShare, criteria, isBlind, votesPerDay, voted, result },
    submitUntil: submitUntil.toISOString(),
    reviewUntil: reviewUntil?.toISOString() ?? null,
    votesLeft: ballot.left,
    ...{ sponsor: settings.sponsor, sponsorWord: settings.sponsorWord, prizes: settings.prizes },
    works: table.works,
    takesPaperVotes: settings.takesPaperVotes,
    mine: mine?.entry ? entryShown(mine.entry, String(memberId), settings, phase, viewer) : null,
    may: mayOf(stage, phase, settings, viewer),
    finalists: table.finalists?.filter(one => typeof one === 'number') ?? null,
    certificate: certificateOf(result, memberId, seen),
  }
}
