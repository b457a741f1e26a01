// A message in a line, and how its state is told.
import type { Answer } from '#kernel/contract.ts'
import { say } from '#ui/i18n.ts'
import type { TagTone } from '#ui/kit/tag.tsx'
import type { Rooms } from '../routes.gen.ts'
import { eventText, messageTexts, stepText } from './message-texts.ts'

export type Row = Answer<Rooms['channels']['messages']>['items'][number]
export type Message = Answer<Rooms['channels']['message']>

const tones: Record<Row['state'], TagTone> = {
  received: 'plain',
  handled: 'green',
  ignored: 'plain',
  waiting: 'indigo',
  sending: 'indigo',
  sent: 'green',
  failed: 'cinnabar',
  'in-doubt': 'ochre',
  skipped: 'plain',
}
/** A message that waits for an answer of ours asks for something; one that waits to be sent does not. */
export const toneOf = (row: Pick<Row, 'state' | 'direction'>): TagTone =>
  row.state === 'waiting' && row.direction === 'in' ? 'cinnabar' : tones[row.state]
export const mayRetry = (row: Pick<Row, 'state' | 'direction'>): boolean =>
  row.direction === 'out' && (row.state === 'failed' || row.state === 'skipped' || row.state === 'in-doubt')
export const mayCancel = (row: Pick<Row, 'state' | 'direction'>): boolean => row.direction === 'out' && row.state === 'waiting'

const inWords = (told: ReturnType<typeof stepText>): string => (typeof told === 'string' ? told : say(told))
/** What it says, in a line; an event by its name. */
export const gistOf = (row: Pick<Row, 'kind' | 'excerpt'>): string =>
  row.kind === 'event' ? inWords(eventText(row.excerpt)) : row.excerpt || say(messageTexts.kind_event)
export const stepWords = (step: string): string => inWords(stepText(step))
