// When what may be done: the stages of a contest follow from its dates, and the finals from a decision.
import { no } from '#modules/activities/contract.ts'
import type { Settings, Stage, Table } from './settings.ts'

interface When {
  settings: Settings
  now: Date
  opensAt: Date
  closesAt: Date
  table: Table
}

const hourMs = 3_600_000
/** Of what comes round again and again no date is known, only how long after. */
function dated(date: string | null, from: Date, hours: number | null): Date | null {
  if (date !== null) return new Date(date)
  return hours === null ? null : new Date(from.getTime() + hours * hourMs)
}

export function datesOf({ settings, opensAt, closesAt }: Pick<When, 'settings' | 'opensAt' | 'closesAt'>) {
  const half = new Date((opensAt.getTime() + closesAt.getTime()) / 2)
  const submitUntil = dated(settings.submitUntil, opensAt, settings.submitHours) ?? half
  return { submitUntil, reviewUntil: dated(settings.reviewUntil, submitUntil, settings.reviewHours) }
}

export function stageOf(when: When): Stage {
  const { submitUntil, reviewUntil } = datesOf(when)
  if (when.table.finalists !== null) return 'finals'
  if (when.now < submitUntil) return 'submit'
  if (reviewUntil !== null && when.now < reviewUntil) return 'review'
  return 'judge'
}

const words: Readonly<Record<Stage, readonly [string, string]>> = {
  submit: ['投稿', 'handing in'],
  review: ['点评改稿', 'coaching'],
  judge: ['评审', 'judging'],
  finals: ['决赛', 'the finals'],
  over: ['已结束', 'over'],
}
export function mustBeIn(when: When, stages: readonly Stage[]): Stage {
  const stage = stageOf(when)
  const [zh, en] = words[stage]
  if (!stages.includes(stage))
    no('not-this-stage', `现在是「${zh}」阶段，不能这样做。`, `This is the stage of ${en}; that cannot be done now.`)
  return stage
}

/** Crew titles are free words; these are the two that mean something here. */
export function roleOf(crew: string): 'jury' | 'coach' | '' {
  if (/jury|juror|judge|评委|评审/i.test(crew)) return 'jury'
  return /coach|teacher|mentor|教练|导师|老师/i.test(crew) ? 'coach' : ''
}
