// Keywords are added, changed and removed by operators, and put by playbooks under a name of their own.
import { actorName, type Ctx, needRight } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { record } from '#kernel/facts.ts'
import { newId } from '#kernel/ids.ts'
import { refuse } from '#kernel/refusal.ts'
import { KeywordsFull, type NewKeyword, NoSuchAccount, NoSuchKeyword } from '../contract.ts'
import { keywordChanged } from '../facts.ts'
import { readAs } from '../rules/keywords.ts'
import { findAccount } from '../store/accounts.ts'
import {
  countKeywords,
  deleteKeyword,
  insertKeyword,
  type KeywordRow,
  lockKeyword,
  queueForKeywords,
  updateKeyword,
} from '../store/words.ts'

const keywordsMax = 1000

export const addKeyword = (ctx: Ctx, wish: NewKeyword, ref: string | null = null): Promise<string> =>
  within(ctx, async ctx => {
    needRight(ctx, 'channels.edit')
    await mustKnowAccount(ctx, wish)
    await queueForKeywords(ctx.db, ctx.community.id)
    if ((await countKeywords(ctx.db, ctx.community.id)) >= keywordsMax) refuse(KeywordsFull, { max: keywordsMax })
    const row = { ...rowOf(ctx, wish), id: newId(ctx, 'kwd'), ref }
    await insertKeyword(ctx.db, ctx.community.id, row, actorName(ctx.actor))
    await record(ctx, keywordChanged, row.id, { keywordId: row.id, change: 'added' })
    return row.id
  })

export const changeKeyword = (ctx: Ctx, id: string, wish: NewKeyword): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'channels.edit')
    const there = (await lockKeyword(ctx.db, ctx.community.id, { id })) ?? refuse(NoSuchKeyword)
    await mustKnowAccount(ctx, wish)
    await change(ctx, there, rowOf(ctx, wish))
  })

export const dropKeyword = (ctx: Ctx, id: string): Promise<void> =>
  within(ctx, async ctx => {
    needRight(ctx, 'channels.edit')
    if (!(await deleteKeyword(ctx.db, ctx.community.id, id))) refuse(NoSuchKeyword)
    await record(ctx, keywordChanged, id, { keywordId: id, change: 'removed' })
  })

/** What a playbook or another room says of a keyword; what it leaves out is as for a new one. */
export type KeywordPut = Pick<NewKeyword, 'words'> & Partial<Omit<NewKeyword, 'words'>> & { ref: string }
export interface Put {
  id: string
  change: 'added' | 'changed' | 'same'
}

/** Makes the keyword of this name what it is said to be; a second call with the same words changes nothing. */
export const putKeyword = (ctx: Ctx, put: KeywordPut): Promise<Put> =>
  within(ctx, async ctx => {
    needRight(ctx, 'channels.edit')
    const { ref, ...given } = put
    const wish: NewKeyword = { ...bare, ...given }
    await mustKnowAccount(ctx, wish)
    await queueForKeywords(ctx.db, ctx.community.id)
    const there = await lockKeyword(ctx.db, ctx.community.id, { ref })
    if (!there) return { id: await addKeyword(ctx, wish, ref), change: 'added' }
    return { id: there.id, change: (await change(ctx, there, rowOf(ctx, wish))) ? 'changed' : 'same' }
  })

const bare: Omit<NewKeyword, 'words'> = {
  match: 'exact',
  accountId: null,
  from: null,
  until: null,
  postId: null,
  text: '',
  article: null,
  handover: false,
  priority: 0,
}

function rowOf(ctx: Ctx, wish: NewKeyword): Omit<KeywordRow, 'id' | 'ref'> {
  const folded = [...new Set(wish.words.map(readAs))]
  return { ...wish, folded, changedAt: ctx.now }
}

async function change(ctx: Ctx, there: KeywordRow, row: Omit<KeywordRow, 'id' | 'ref'>): Promise<boolean> {
  if (sameAs(there) === sameAs(row)) return false
  await updateKeyword(ctx.db, ctx.community.id, there.id, row, actorName(ctx.actor))
  await record(ctx, keywordChanged, there.id, { keywordId: there.id, change: 'changed' })
  return true
}
const sameAs = (k: Omit<KeywordRow, 'id' | 'ref'>): string =>
  JSON.stringify([
    k.words,
    k.folded,
    k.match,
    k.accountId,
    k.from,
    k.until,
    k.postId,
    k.text,
    k.article && [k.article.title, k.article.description, k.article.picUrl, k.article.url],
    k.handover,
    k.priority,
  ])

async function mustKnowAccount(ctx: Ctx, wish: { accountId: string | null }): Promise<void> {
  if (wish.accountId === null) return
  const account = await findAccount(ctx.db, ctx.community.id, wish.accountId)
  if (account?.kind !== 'wechat' || account.disconnectedAt) refuse(NoSuchAccount)
}
