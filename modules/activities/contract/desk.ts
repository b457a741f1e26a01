// Activities as operators set them up, watch them, settle and end them.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, Instant, line, PageQuery, page } from '#kernel/shapes.ts'
import { PolicyForbidden, SecondPersonNeeded } from '#modules/policies/contract.ts'
import { ActivityFigures, ActivityPreview, PlayShown } from './desk-shapes.ts'
import { ActivityDraft, CrewSeat } from './draft.ts'
import * as no from './refusals.ts'
import { ActivityCard, ActivityView, AwardShown, EntrantShown, MoveShown } from './shapes.ts'
import { ActivityId, ActivityState, AwardId, FileId, MemberId, MoveKey, SeriesId } from './words.ts'

const desk = (path = '') => inCommunity(`/console/activities${path}`)
const one = (path = '') => desk(`/:activityId${path}`)
const OfActivity = z.object({ activityId: ActivityId })
const _OfSeries = z.object({ seriesId: SeriesId })
const reads = { who: 'operator', right: 'activities.read', method: 'GET' } as const
const edits = { who: 'operator', right: 'activities.edit' } as const
const runs = { who: 'operator', right: 'activities.run' } as const
const formRefusals = [no.NoSuchPlay, no.WrongSettings, no.NoSuchReward] as const

export const deskContract = {
  shelf: endpoint({
    ...reads,
    path: desk('/shelf'),
    summary: 'The plays on the shelf',
    returns: z.object({ items: z.array(PlayShown) }),
  }),
  deskList: endpoint({
    ...reads,
    path: desk(),
    summary: 'All activities, the newest first',
    query: PageQuery.extend({
      state: ActivityState.optional(),
      play: z.string().max(40).optional(),
      seriesId: SeriesId.optional(),
      archived: z.stringbool().default(false),
      search: z.string().max(80).optional(),
    }),
    returns: page(ActivityCard),
  }),
  deskShow: endpoint({
    ...reads,
    path: one(),
    summary: 'One activity as it was set up, with its figures and what the play shows the desk',
    params: OfActivity,
    returns: z
      .object({ activity: ActivityView, draft: ActivityDraft, figures: ActivityFigures, isArchived: z.boolean() })
      .meta({ id: 'ActivityDesk' }),
    refuses: [no.NoSuchActivity],
  }),
  uploadActivityPicture: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/pictures'),
    summary: 'A picture that an activity is shown and handed on with',
    carries: 'upload',
    uploadMaxBytes: 15_000_000,
    returns: z.object({ fileId: FileId }),
    refuses: [no.FileUnreadable],
  }),
  make: endpoint({
    ...edits,
    method: 'POST',
    path: desk(),
    summary: 'Make a draft',
    body: ActivityDraft,
    returns: z.object({ activityId: ActivityId }),
    refuses: formRefusals,
  }),
  change: endpoint({
    ...edits,
    method: 'PUT',
    path: one(),
    summary: 'Change a draft',
    params: OfActivity,
    body: ActivityDraft,
    returns: Done,
    refuses: [...formRefusals, no.NoSuchActivity, no.MovedOn],
  }),
  dropDraft: endpoint({
    ...edits,
    method: 'DELETE',
    path: one(),
    summary: 'Throw a draft away',
    params: OfActivity,
    returns: Done,
    refuses: [no.NoSuchActivity, no.MovedOn],
  }),
  copy: endpoint({
    ...edits,
    method: 'POST',
    path: one('/copies'),
    summary: 'A new draft like this one, at other times',
    params: OfActivity,
    body: z.object({ opensAt: Instant, closesAt: Instant }),
    returns: z.object({ activityId: ActivityId }),
    refuses: [no.NoSuchActivity],
  }),
  preview: endpoint({
    ...reads,
    method: 'POST',
    path: desk('/preview'),
    summary: 'What publishing this would mean: rules, worst cost, findings, who is invited',
    body: ActivityDraft,
    returns: ActivityPreview,
    refuses: formRefusals,
  }),
  publish: endpoint({
    ...runs,
    method: 'POST',
    path: one('/publication'),
    summary: 'Publish: from now on its rules stand',
    params: OfActivity,
    body: z.object({ rulesHash: z.string().length(64) }),
    returns: Done,
    refuses: [
      ...formRefusals,
      no.NoSuchActivity,
      no.MovedOn,
      no.RulesChanged,
      no.OverBudget,
      PolicyForbidden,
      SecondPersonNeeded,
    ],
  }),
  closeNow: endpoint({
    ...runs,
    method: 'POST',
    path: one('/closing'),
    summary: 'Close it before its time',
    params: OfActivity,
    body: z.object({ note: line(200).meta({ title: '原因 | Why' }) }),
    returns: Done,
    refuses: [no.NoSuchActivity, no.MovedOn],
  }),
  settle: endpoint({
    ...runs,
    method: 'POST',
    path: one('/settlement'),
    summary: 'Settle what a person must settle',
    params: OfActivity,
    returns: Done,
    refuses: [no.NoSuchActivity, no.MovedOn, no.NotThisMove],
  }),
  cancel: endpoint({
    ...runs,
    method: 'POST',
    path: one('/cancellation'),
    summary: 'Cancel it: points that were paid come back, awards not yet paid are void',
    params: OfActivity,
    body: z.object({ note: line(200).meta({ title: '原因（参与者会看到） | Why; those who play read it' }) }),
    returns: Done,
    refuses: [no.NoSuchActivity, no.MovedOn],
  }),
  archive: endpoint({
    ...edits,
    method: 'PUT',
    path: one('/archive'),
    summary: 'Lay it aside, or take it up again',
    params: OfActivity,
    body: z.object({ archived: z.boolean() }),
    returns: Done,
    refuses: [no.NoSuchActivity, no.MovedOn],
  }),
  setCrew: endpoint({
    ...edits,
    method: 'PUT',
    path: one('/crew'),
    summary: 'Who helps with it',
    params: OfActivity,
    body: z.object({ crew: z.array(CrewSeat).max(200) }),
    returns: Done,
    refuses: [no.NoSuchActivity, no.MovedOn],
  }),
  crew: endpoint({
    ...reads,
    path: one('/crew'),
    summary: 'Who helps with it, by name',
    params: OfActivity,
    returns: z.object({ items: z.array(CrewSeat.extend({ name: z.string() })) }),
    refuses: [no.NoSuchActivity],
  }),
  deskMove: endpoint({
    ...runs,
    method: 'POST',
    path: one('/moves'),
    summary: 'A move of the desk: a result, a hint, a decision',
    keyed: true,
    keepsKey: true,
    params: OfActivity,
    body: z.object({ move: MoveKey, input: z.unknown() }).meta({ id: 'NewDeskMove' }),
    returns: z.object({ nth: z.int(), outcome: z.unknown() }).meta({ id: 'DeskMoveMade' }),
    refuses: [no.NoSuchActivity, no.NoSuchMove, no.NotYours, no.NotOpen, no.NotThisMove, no.FileGone, no.MovedOn],
  }),
  deskMoves: endpoint({
    ...reads,
    path: one('/moves'),
    summary: 'Every move, the newest first',
    params: OfActivity,
    query: PageQuery.extend({ move: MoveKey.optional(), memberId: MemberId.optional() }),
    returns: page(MoveShown),
    refuses: [no.NoSuchActivity],
  }),
  deskEntrants: endpoint({
    ...reads,
    path: one('/entrants'),
    summary: 'Who takes part, by rank or in the order of coming, as the desk sees them',
    params: OfActivity,
    query: PageQuery.extend({ order: z.enum(['rank', 'seq']).default('rank') }),
    returns: page(EntrantShown),
    refuses: [no.NoSuchActivity],
  }),
  deskAwards: endpoint({
    ...reads,
    path: one('/awards'),
    summary: 'What was given and what is owed',
    params: OfActivity,
    query: PageQuery.extend({ reward: z.string().max(40).optional() }),
    returns: page(AwardShown.extend({ memberId: MemberId, memberName: z.string(), why: z.string() })),
    refuses: [no.NoSuchActivity],
  }),
  handOver: endpoint({
    ...runs,
    method: 'POST',
    path: inCommunity('/console/activity-awards/:awardId/handing-over'),
    summary: 'Goods were handed over',
    params: z.object({ awardId: AwardId }),
    returns: Done,
    refuses: [no.NoSuchAward, no.MovedOn],
  }),
}
