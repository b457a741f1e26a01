// The doctor: quiet where all is well, loud at each damage that is done on purpose.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { lawsOf } from '#kernel/doctor.ts'
import { Services } from '#kernel/services.ts'
import { tin } from '#modules/activities/fixtures/tin.ts'
import { playShelf } from '#modules/activities/index.ts'
import { groupOf, words } from '#modules/content/fixtures/cast.ts'
import { writeComment, writePost } from '#modules/content/index.ts'
import { makeInvite } from '#modules/groups/index.ts'
import { bookDues } from '#modules/tiers/commands/book-dues.ts'
import { nameAssociate } from '#modules/tiers/commands/name-associate.ts'
import { buy as buyTier, planOf } from '#modules/tiers/fixtures/cast.ts'
import { claimSeats, makeRound, promiseBenefit } from '#modules/tiers/index.ts'
import { give, take } from '#modules/wallet/fixtures/books.ts'
import { holdAmount, memberAccount, reverseTransfer } from '#modules/wallet/index.ts'
import { activitiesOf, activityDamages } from './activities.ts'
import { ask } from './ask.ts'
import { dealDamages, dealsOf } from './deals.ts'
import { handingDamages, tradeOf } from './handing.ts'
import { ledgerDamages } from './ledger.ts'
import { openWorld, type SignedInMember, type SignedInOperator, type World } from './world.ts'

const dayMs = 86_400_000
let world: World
let ling: SignedInMember
let bo: SignedInMember
let mei: SignedInOperator
before(async () => {
  world = await openWorld({ services: new Services().provide(playShelf, [tin]) })
  ;[ling, bo] = await Promise.all([world.member('凌'), world.member('博')])
  mei = await world.operator('梅', 'owner')
  await dealsOf(world, mei, ling, bo)
  const groupId = await groupOf(world.ctx(), '晨读一群', ling.memberId, bo.memberId)
  await makeInvite(world.ctx(mei.actor), { groupIds: [groupId], usesMax: 3, days: 1 })
  const postId = await writePost(world.ctx(ling.actor), words('早', groupId))
  await writeComment(world.ctx(bo.actor), postId, { text: '早', replyTo: null })
  await give(world.ctx(), ling.memberId, 100)
  await give(world.ctx(), ling.memberId, 50, { expiresAt: new Date(world.clock.now().getTime() + dayMs) })
  const spent = await take(world.ctx(), ling.memberId, 30)
  await reverseTransfer(world.ctx(), spent.transferId)
  await holdAmount(world.ctx(), {
    key: 'held',
    account: memberAccount('points', ling.memberId),
    amount: 10,
    cause: 'ord_1',
    expiresAt: new Date(world.clock.now().getTime() + dayMs),
  })
  await tiersOf()
  await tradeOf(world, ling, bo, mei)
  await activitiesOf(world, ling, bo)
  await world.settle()
})
after(() => world.close())

/** Ling holds a tier of a round that replaced a lower one, with something promised, and Bo is her associate. */
async function tiersOf(): Promise<void> {
  const ctx = world.ctx()
  const [low, high] = [
    await planOf(ctx, { ladder: 'one', rank: 1, dues: 12_000, rights: ['听'] }),
    await planOf(ctx, { ladder: 'one', rank: 2, dues: 24_000, credit: 10_000, rights: ['听', '看'] }),
  ]
  const tied = await planOf(ctx, { tiedTo: high.id, tiedMax: 1, rights: ['听'] })
  const round = await makeRound(ctx, high.id, {
    name: '首轮',
    opensAt: ctx.now,
    closesAt: new Date(ctx.now.getTime() + dayMs),
    seatsMax: 5,
  })
  await promiseBenefit(ctx, high.id, {
    title: '年礼',
    intro: '',
    dueRule: 'yearly',
    dueDays: 30,
    dueOn: null,
    cost: 5_000,
    ownerId: null,
    forHeld: false,
  })
  const lower = await buyTier(ctx, low, ling.memberId)
  await claimSeats(ctx, [{ roundId: round.id, units: 1 }])
  await buyTier(ctx, high, ling.memberId, { why: 'upgrade', upgradeFrom: lower, roundId: round.id, paid: 22_000 })
  await nameAssociate(world.ctx(ling.actor), tied.id, bo.memberId)
  await bookDues(ctx)
}

const at = (path: string) => `/communities/${world.club.id}/console${path}`
const asMei = (route: string) => ask(world, route, { cookie: mei.cookie, ...(route.startsWith('POST') && { body: {} }) })

// The walls that keep such damage out are taken down first, for the length of a transaction.
const wallsDown = `do $$ declare one record; begin
  for one in select conrelid::regclass as relation, conname from pg_constraint
              where contype in ('c', 'f', 'u', 'x') and conrelid::regclass::text ~ '^(groups|content|wallet|tiers|payments|shop|deals|activities)_' order by contype desc
  loop execute format('alter table %s drop constraint %I cascade', one.relation, one.conname); end loop;
  for one in select indexrelid::regclass as name from pg_index
              where indisunique and not indisprimary and indrelid::regclass::text ~ '^(groups|content|wallet|tiers|payments|shop|deals|activities)_'
  loop execute format('drop index %s', one.name); end loop;
  alter table wallet_transfers disable trigger user;
  alter table activities_players disable trigger user;
end $$`
// What is done to the tables behind the back of the program; all of it in a transaction that is undone.
const damages: Record<string, string> = {
  ...activityDamages,
  ...dealDamages,
  ...handingDamages,
  ...ledgerDamages,
  'kernel.outbox-moves': `insert into kernel_outbox (community_id, at, id, name, version, actor, subject, payload, request_id)
    select community_id, at - interval '1 hour', id, name, version, actor, subject, payload, request_id from kernel_facts limit 1`,
  'kernel.jobs-in-time': `insert into kernel_jobs (community_id, id, kind, key, payload, run_at, created_at)
    select id, 'job_late', 'x', 'x', '{}', opened_at - interval '1 hour', opened_at from communities_communities`,
  'kernel.no-dead-jobs': `insert into kernel_dead_jobs (community_id, id, kind, key, payload, attempts, last_error, died_at)
    select id, 'job_dead', 'x', 'x', '{}', 12, 'x', opened_at from communities_communities`,
  'groups.seats-counted': 'update groups_groups set seats_taken = seats_taken + 1',
  'groups.seats-within-max': 'update groups_groups set seats_max = seats_taken - 1',
  'groups.numbers-issued': 'update groups_groups set next_number = 1',
  'groups.number-of-member': 'update groups_seats set number = 3 - number',
  'groups.one-owner': `update groups_seats set role = 'owner'`,
  'groups.invite-uses': 'update groups_invites set uses = 1',
  'groups.invite-in-time': `insert into groups_invite_uses select i.community_id, i.id, s.member_id, i.expires_at
    from groups_invites i, groups_seats s limit 1`,
  'groups.no-idle-application': `insert into groups_applications (community_id, id, group_id, member_id, answers, state, applied_at)
    select community_id, 'app_1', group_id, member_id, '[]', 'waiting', taken_at from groups_seats limit 1`,
  'groups.no-circle': 'update groups_groups set parent_id = id',
  'content.comments-counted': 'update content_posts set comments_count = comments_count + 1',
  'content.reactions-counted': 'update content_posts set like_count = 1',
  'content.pins-told': 'update content_posts set pinned_at = published_at',
  'content.five-pins': `update content_posts set pinned_at = published_at;
    insert into content_posts (community_id, id, group_id, author_id, kind, text, search, state, created_by, created_at, published_at, appeared_at, pinned_at)
    select community_id, id || n, group_id, author_id, kind, text, search, state, created_by, created_at, published_at, appeared_at, pinned_at
      from content_posts, generate_series(1, 5) n`,
  'content.features-told': 'update content_posts set featured_at = published_at',
  'content.hidden-for-a-reason': `update content_posts set state = 'hidden'`,
  'content.published-stands': `insert into content_takedowns (community_id, id, post_id, how, reason, at, by) select community_id, 'tkd_1', id, 'hidden', 'x', published_at, 'x' from content_posts`,
  'content.answers-together': `insert into content_posts (community_id, id, group_id, author_id, kind, text, search, state, created_by, created_at)
      select community_id, id || 'x', group_id, author_id, kind, text, search, 'draft', created_by, created_at from content_posts;
    insert into content_comments (community_id, id, post_id, author_id, text, search, reply_to, at)
      select community_id, id || 'x', post_id || 'x', author_id, text, search, id, at from content_comments`,
  'content.posted-once': `insert into kernel_facts select community_id, at, id || 'x', name, version, actor, subject, payload, request_id
    from kernel_facts where name = 'content.posted'`,
  'content.commented-once': `insert into kernel_facts select community_id, at, id || 'x', name, version, actor, subject, payload, request_id
    from kernel_facts where name = 'content.commented'`,
  'content.files-of-posts': `insert into content_uploads (community_id, file_id, kind, duration_ms, mime, bytes, uploaded_by, at, post_id)
      select community_id, 'fil_1', 'voice', 1, 'x', 1, 'x', published_at, id from content_posts;
    insert into kernel_files (community_id, id, purpose, subject, name, mime, bytes, place, created_by, created_at)
      select community_id, 'fil_1', 'x', 'elsewhere', 'x', 'x', 1, 'x', 'x', published_at from content_posts`,
  'tiers.no-overlap': `insert into tiers_holdings
    select (jsonb_populate_record(h, '{"id": "hol_x", "cause": "x"}')).* from tiers_holdings h where state = 'standing' limit 1`,
  'tiers.money-divides': 'update tiers_holdings set paid = paid + 1 where credit > 0',
  'tiers.carried-is-moved': `update tiers_holdings set dues_moved = dues_moved - 1 where state = 'upgraded'`,
  'tiers.months-booked': 'delete from tiers_dues where amount > 0',
  'tiers.books-agree': 'update tiers_holdings set dues_returned = 1 where credit > 0',
  'tiers.seats-counted': 'update tiers_rounds set seats_held = seats_held + 1',
  'tiers.entitled-by-terms': `update tiers_holdings set rights = rights || '{更多}'`,
  'tiers.ends-told': `update tiers_holdings set honoured_until = since - interval '3 days'`,
  'tiers.tied-with-full': `update tiers_holdings set state = 'ended' where tied_to is not null;
    update tiers_holdings set state = 'standing', until = until + interval '1 day' where tied_to is not null`,
  'tiers.nothing-owed-after-end': `update tiers_holdings set state = 'withdrawn' where credit > 0`,
  'payments.booked-once': `update payments_payments set transaction_id = 'same'`,
  'payments.paid-as-asked': `update payments_payments set received = amount - 1 where state = 'paid'`,
  'payments.refunds-within': 'update payments_refunds set amount = amount + 100000',
  'payments.refunds-counted': 'update payments_payments set returned = returned + 1 where to_return > 0',
  'payments.clearing-adds-up': `update payments_payments set received = received + 1 where state = 'paid'`,
  'payments.suspense-is-open': `update payments_payments set state = 'suspense', why = 'late' where state = 'paid'`,
  'payments.refunding-is-open': 'delete from payments_refunds where shop_refund_id is not null',
  'payments.inbox-moves': `update payments_inbox set done_at = null, outcome = null, received_at = received_at - interval '1 hour'`,
  'payments.none-forgotten': `update payments_payments set state = 'awaiting', close_at = close_at - interval '1 day'`,
  'payments.aside-goes-back': `update payments_payments set state = 'suspense', why = 'late', to_return = 0 where state = 'paid'`,
  'shop.stock-is-sum': 'update shop_stocks set on_hand = on_hand + 1',
  'shop.reserved-is-sum': 'update shop_stocks set reserved = reserved + 1',
  'shop.sold-as-ordered': `delete from shop_movements where why = 'sold'`,
  'shop.sums-hold': 'update shop_lines set amount = amount + 1',
  'shop.lines-belong': `update shop_lines set order_id = order_id || 'x'`,
  'shop.limits-hold': 'update shop_takers set units = units + 1',
  'shop.unpaid-close': `update shop_orders set pay_until = pay_until - interval '1 day' where state = 'awaiting'`,
  'shop.awaited-is-booked': `update shop_orders set payable = payable + 1 where state = 'awaiting'`,
  'shop.paid-is-booked': 'update shop_orders set paid = paid + 1 where paid > 0',
  'shop.refunds-hold': 'update shop_orders set refunded = refunded + 1',
  'shop.coupons-within-number': 'update shop_batch_counts set taken = taken + 1',
  'shop.coupons-shared-out': 'update shop_batches set per_member_max = 0',
  'shop.coupons-used-once': `update shop_coupons set order_id = 'ord_gone' where state = 'used'`,
  'shop.coupons-within-face': 'update shop_coupons set amount_off = amount_off + 100000',
  'shop.coupons-for-points': 'update shop_coupons set transfer_id = null',
}

test('every law has its damage', () => {
  assert.deepEqual(
    lawsOf(world.house)
      .map(one => one.name)
      .filter(name => !damages[name]),
    [],
  )
})

test('where all is well the doctor is quiet', async () => {
  const { body } = await asMei(`POST ${at('/examination')}`)
  assert.deepEqual(
    body.laws.filter((one: any) => one.count > 0),
    [],
  )
  assert.equal(body.laws.length, lawsOf(world.house).length)
  assert.deepEqual((await asMei(`GET ${at('/examination')}`)).body, body)
})

for (const [name, damage] of Object.entries(damages))
  test(`damage is found: ${name}`, async () => {
    const client = await world.house.database.pool.connect()
    try {
      await client.query('begin')
      await client.query(wallsDown)
      await client.query(damage)
      const { sql } = lawsOf(world.house).find(one => one.name === name) ?? assert.fail(`${name} is no law`)
      const { rows } = await client.query(sql, sql.includes('$2') ? [world.club.id, world.clock.now()] : [world.club.id])
      assert.ok(rows.length > 0, 'the law saw nothing')
      assert.ok(rows.every(row => typeof row.what === 'string' && row.what !== ''))
    } finally {
      await client.query('rollback')
      client.release()
    }
  })

test('what is found is told: on the console, to Prometheus, and until it is mended', async () => {
  const { pool } = world.house.database
  await pool.query(
    `insert into kernel_dead_jobs (community_id, id, kind, key, payload, attempts, last_error, died_at)
    values ($1, 'job_dead', 'x', 'x', '{}', 12, 'x', now())`,
    [world.club.id],
  )
  const [first] = (await asMei(`POST ${at('/examination')}`)).body.laws
  assert.deepEqual([first.name, first.count, first.what], ['kernel.no-dead-jobs', 1, ['job_dead']])
  const told = async () => (await world.app.inject({ url: '/metrics' })).body
  assert.match(await told(), /qunluo_breaches\{law="kernel.no-dead-jobs"\} 1\n/)
  await pool.query('delete from kernel_dead_jobs')
  await asMei(`POST ${at('/examination')}`)
  assert.match(await told(), /qunluo_breaches\{law="kernel.no-dead-jobs"\} 0\n/)
})

test('who let the doctor look stands in the audit log', async () => {
  const lines = async () =>
    (await ask(world, `GET /communities/${world.club.id}/audit?limit=100`, { cookie: mei.cookie })).body.items
  const before = (await lines()).length
  await asMei(`POST ${at('/examination')}`)
  const after = await lines()
  assert.equal(after.length, before + 1)
  assert.deepEqual([after[0].what, after[0].operatorId], ['communities.examine', mei.operatorId])
})

test('a moderator is not shown the books', async () => {
  const hao = await world.operator('浩', 'moderator')
  assert.equal((await ask(world, `GET ${at('/examination')}`, { cookie: hao.cookie })).status, 403)
})
