// What is shown of a member: to himself, to other members, to operators.
import type { Ctx } from '#kernel/ctx.ts'
import { fileUrl } from '#kernel/files/keep.ts'
import { byInstant, markOf, type PageWish, pageOf } from '#kernel/pages.ts'
import { refuse } from '#kernel/refusal.ts'
import { timelineOf } from '#kernel/timeline.ts'
import { NoSuchMember } from '../contract/refusals.ts'
import type { Field, Me, MemberFilter, MemberRow } from '../contract/shapes.ts'
import { fieldsFor, stateOf } from '../policy.ts'
import { missingOf, onlyOf } from '../rules.ts'
import { listConsents } from '../store/consents.ts'
import {
  type CardRow,
  countMembers,
  type DirectoryRow,
  findCard,
  findRow,
  listCards,
  listMembers,
  type Sort,
} from '../store/directory.ts'
import { listFields } from '../store/fields.ts'
import { findMember, touchMember } from '../store/members.ts'
import { identitiesOf } from '../store/people.ts'
import { listMoves } from '../store/stages.ts'
import { ownRecord } from './change-profile.ts'
import { namesOfActors, withNames } from './name-actors.ts'

/** The address of a member's picture; null when there is none. */
export const photoOf = (communityId: string, avatarFileId: string | null): string | null =>
  avatarFileId && fileUrl(communityId, avatarFileId)

const seenEveryMs = 3_600_000

export async function showMe(ctx: Ctx): Promise<Me> {
  const member = await ownRecord(ctx)
  const { id: communityId } = ctx.community
  // A visit is a sign of life, noted at most once an hour, so that reading does not become writing.
  const stale = new Date(ctx.now.getTime() - seenEveryMs)
  if (member.activeAt < stale) await touchMember(ctx.db, communityId, member.id, ctx.now, stale)
  const fields = fieldsFor('self', await listFields(ctx.db, communityId))
  return {
    memberId: member.id,
    name: member.name,
    photo: photoOf(communityId, member.avatarFileId),
    intro: member.intro,
    locale: member.locale,
    stage: member.stage,
    joinedAt: member.joinedAt,
    values: onlyOf(fields, member.fieldValues),
    missing: missingOf(fields, member.fieldValues),
    identities: member.personId ? await identitiesOf(ctx.db, member.personId) : [],
    consents: await listConsents(ctx.db, communityId, member.id),
  }
}

export const showMyFields = async (ctx: Ctx): Promise<Field[]> => fieldsFor('self', await listFields(ctx.db, ctx.community.id))

const cardOf = (ctx: Ctx, fields: readonly Field[], row: CardRow) => ({
  memberId: row.id,
  name: row.name,
  photo: photoOf(ctx.community.id, row.avatarFileId),
  intro: row.intro,
  values: onlyOf(fields, row.fieldValues),
})

export async function showCards(ctx: Ctx, query: PageWish & { text?: string | undefined }) {
  const { id: communityId } = ctx.community
  const fields = fieldsFor('member', await listFields(ctx.db, communityId))
  const page = await listCards(ctx.db, communityId, query)
  return { items: page.items.map(row => cardOf(ctx, fields, row)), next: page.next }
}

export async function showCard(ctx: Ctx, memberId: string) {
  const row = (await findCard(ctx.db, ctx.community.id, memberId)) ?? refuse(NoSuchMember)
  return cardOf(ctx, fieldsFor('member', await listFields(ctx.db, ctx.community.id)), row)
}

export const rowOf = (ctx: Ctx, row: DirectoryRow): MemberRow => ({
  memberId: row.id,
  name: row.name,
  photo: photoOf(ctx.community.id, row.avatarFileId),
  stage: row.stage,
  state: stateOf(row),
  source: row.source,
  joinedAt: row.joinedAt,
  activeAt: row.activeAt,
  email: row.email,
  phone: row.phone,
  tagIds: row.tagIds,
  values: row.fieldValues,
})

export async function showDirectory(ctx: Ctx, query: PageWish & { filter: MemberFilter; sort: Sort }) {
  const { id: communityId } = ctx.community
  const page = await listMembers(ctx.db, communityId, { ...query, now: ctx.now })
  return {
    items: page.items.map(row => rowOf(ctx, row)),
    next: page.next,
    total: query.cursor === undefined ? await countMembers(ctx.db, communityId, query.filter, ctx.now) : null,
  }
}

const movesShown = 50

export async function showMember(ctx: Ctx, memberId: string) {
  const { id: communityId } = ctx.community
  const row = (await findRow(ctx.db, communityId, memberId)) ?? refuse(NoSuchMember)
  const member = (await findMember(ctx.db, communityId, memberId)) ?? refuse(NoSuchMember)
  const moves = await listMoves(ctx.db, communityId, memberId, movesShown)
  const names = await namesOfActors(ctx, [member.bannedBy, ...moves.map(move => move.movedBy)])
  return {
    ...rowOf(ctx, row),
    intro: member.intro,
    locale: member.locale,
    notes: member.notes,
    identities: member.personId ? await identitiesOf(ctx.db, member.personId) : [],
    consents: await listConsents(ctx.db, communityId, memberId),
    stageKeptUntil: member.stageKeptUntil,
    stageMoves: moves.map(({ fromStage: from, toStage: to, ...move }) => ({
      ...move,
      from,
      to,
      movedByName: names.get(move.movedBy) ?? null,
    })),
    bannedAt: member.bannedAt,
    bannedWhy: member.bannedWhy,
    bannedBy: member.bannedBy,
    bannedByName: names.get(member.bannedBy ?? '') ?? null,
    leftAt: member.leftAt,
    missing: missingOf(await listFields(ctx.db, communityId), member.fieldValues),
  }
}

export async function showTimeline(ctx: Ctx, memberId: string, query: PageWish) {
  if (!(await findMember(ctx.db, ctx.community.id, memberId))) refuse(NoSuchMember)
  const mark = markOf(query.cursor, byInstant)
  const before = mark && { at: mark[0], id: mark[1] }
  const facts = await timelineOf(ctx, memberId, { before, limit: query.limit + 1 })
  const page = pageOf(facts, query.limit, fact => [fact.at, fact.id])
  return {
    items: (await withNames(ctx, page.items, 'actor')).map(one => ({ ...one, byThem: one.actor === memberId })),
    next: page.next,
  }
}
