// Activities as members meet them.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { PageQuery, page } from '#kernel/shapes.ts'
import { NotEnough } from '#modules/wallet/contract.ts'
import * as no from './refusals.ts'
import { ActivityCard, ActivityView, AwardShown, EntrantShown, MoveShown, Receipt } from './shapes.ts'
import { ActivityId, FileId, GroupId, MoveKey } from './words.ts'

const one = (path = '') => inCommunity(`/activities/:activityId${path}`)
const OfActivity = z.object({ activityId: ActivityId })

export const memberContract = {
  list: endpoint({
    method: 'GET',
    path: inCommunity('/activities'),
    summary: 'Activities one may see: what runs now, what comes, what was',
    who: 'anyone',
    query: PageQuery.extend({
      when: z.enum(['now', 'soon', 'over']).default('now'),
      groupId: GroupId.optional(),
      play: z.string().max(40).optional(),
    }),
    returns: page(ActivityCard),
  }),
  show: endpoint({
    method: 'GET',
    path: one(),
    summary: 'One activity: rules, rewards, what one may do and what the play shows',
    who: 'anyone',
    params: OfActivity,
    returns: ActivityView,
    refuses: [no.NoSuchActivity],
  }),
  move: endpoint({
    method: 'POST',
    path: one('/moves'),
    summary: 'Make a move',
    who: 'member',
    keyed: true,
    keepsKey: true,
    params: OfActivity,
    body: z.object({ move: MoveKey, input: z.unknown() }).meta({ id: 'NewMove' }),
    returns: z.object({ nth: z.int(), outcome: z.unknown(), awards: z.array(AwardShown) }).meta({ id: 'MoveMade' }),
    refuses: [
      no.NoSuchActivity,
      no.NoSuchMove,
      no.NotInvited,
      no.NotYours,
      no.NotOpen,
      no.EnoughMoves,
      no.EnoughToday,
      no.Full,
      no.NotThisMove,
      no.FileGone,
      NotEnough,
      no.MovedOn,
    ],
  }),
  feed: endpoint({
    method: 'GET',
    path: one('/feed'),
    summary: 'Public moves, the newest first',
    who: 'member',
    params: OfActivity,
    query: PageQuery.extend({ move: MoveKey.optional() }),
    returns: page(MoveShown),
    refuses: [no.NoSuchActivity],
  }),
  entrants: endpoint({
    method: 'GET',
    path: one('/entrants'),
    summary: 'Who takes part, by rank or in the order of coming',
    who: 'member',
    params: OfActivity,
    query: PageQuery.extend({ order: z.enum(['rank', 'seq']).default('rank') }),
    returns: page(EntrantShown),
    refuses: [no.NoSuchActivity],
  }),
  receipt: endpoint({
    method: 'GET',
    path: one('/receipt'),
    summary: 'All that is needed to do its chance again: commitment, seed, root of the entries, beacon, result',
    who: 'anyone',
    params: OfActivity,
    returns: Receipt,
    refuses: [no.NoSuchActivity],
  }),
  receiptFile: endpoint({
    method: 'GET',
    path: one('/receipt.json'),
    summary: 'The same as one file with every entry, for the verifier',
    who: 'anyone',
    carries: 'download',
    params: OfActivity,
    returns: z.void(),
    refuses: [no.NoSuchActivity, no.NotSettled],
  }),
  upload: endpoint({
    method: 'POST',
    path: one('/files'),
    summary: 'A picture, voice or document for a move',
    who: 'member',
    carries: 'upload',
    uploadMaxBytes: 25_000_000,
    params: OfActivity,
    query: z.object({ kind: z.enum(['picture', 'voice', 'document']) }),
    returns: z.object({ fileId: FileId }),
    refuses: [no.NoSuchActivity, no.NotInvited, no.NotOpen, no.FileUnreadable],
  }),
  myAwards: endpoint({
    method: 'GET',
    path: inCommunity('/activity-awards'),
    summary: 'What one has won, the newest first',
    who: 'member',
    query: PageQuery,
    returns: page(AwardShown.extend({ activityTitle: z.string() })),
  }),
}
