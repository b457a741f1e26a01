// Keywords, greetings and templates: how they are read, which one answers, and that putting them twice changes nothing.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { record } from '#kernel/facts.ts'
import { memberErased } from '#modules/members/index.ts'
import { type Correspondence, openCorrespondence } from '../../tests/correspondence.ts'
import { allKeywords, putKeyword, putTemplate, setGreeting } from './index.ts'
import { fitting, type Rule, readAs } from './rules/keywords.ts'
import { filled, flawsOf, smsParts } from './rules/templates.ts'

let here: Correspondence
before(async () => void (here = await openCorrespondence({ startsAt: '2026-03-02T22:20:00Z' })))
after(() => here.close())

const rule = (id: string, word: string, more: Partial<Rule> = {}): Rule => ({
  id,
  folded: [readAs(word)],
  match: 'exact',
  accountId: null,
  from: null,
  until: null,
  priority: 0,
  ...more,
})
const order = (said: string, rules: Rule[], day = '2026-03-03') =>
  fitting(said, rules, { day, accountId: 'cha_1' }).map(r => r.id)

test('width, case, blanks and form make no difference', () => {
  const same = ['早安 ABC', '  早安　ａｂｃ ', '早安\nabc', '早安\u00a0Abc', '早安 ABC\u200b']
  for (const text of same) assert.equal(readAs(text), '早安 abc', JSON.stringify(text))
  assert.equal(readAs('ｶﾞ'), readAs('ガ'))
  assert.equal(readAs('　\u200b'), '')
})

test('exact, starts and contains each fit what they say', () => {
  const rules = [rule('e', '一声'), rule('s', '一声', { match: 'starts' }), rule('c', '一声', { match: 'contains' })]
  assert.deepEqual(order('一声', rules), ['e', 's', 'c'])
  assert.deepEqual(order('一声早', rules), ['s', 'c'])
  assert.deepEqual(order('听一声', rules), ['c'])
  assert.deepEqual(order('两声', rules), [])
  assert.deepEqual(order('', [rule('x', '', { match: 'contains' })]), [], 'nothing fits nothing')
})

test('priority, then the day, then closeness, then length, then the newer one', () => {
  const rules = [
    rule('a', '早', { match: 'contains' }),
    rule('b', '早安', { match: 'contains' }),
    rule('c', '早安', { match: 'contains', from: '2026-03-03', until: '2026-03-03' }),
    rule('d', '早', { match: 'contains', priority: 1 }),
    rule('e', '早安'),
    rule('f', '早安', { accountId: 'cha_2' }),
    rule('g', '早安'),
  ]
  assert.deepEqual(order('早安', rules), ['d', 'c', 'g', 'e', 'b', 'a'])
  assert.deepEqual(order('早安', rules, '2026-03-04'), ['d', 'g', 'e', 'b', 'a'])
})

test('the day’s keyword holds in the community’s day: at 06:20 in Shanghai it is tomorrow already', async () => {
  const day = { from: '2026-03-03', until: '2026-03-03' }
  const added = await here.desk('POST /keywords', { words: ['今天'], text: '第三天', ...day })
  assert.equal(added.body.isCurrent, true)
  await here.desk('POST /keywords', { words: ['今天'], text: '每天都一样' })
  const trial = async (query: string) => (await here.desk(`GET /keywords/trial?text=${encodeURIComponent(query)}`)).body
  const said = await trial(' 今天　')
  assert.deepEqual([said.readAs, said.reply.text, said.keyword.id], ['今天', '第三天', added.body.id])
  assert.deepEqual(
    said.behind.map((k: { text: string }) => k.text),
    ['每天都一样'],
  )
  assert.equal(
    (await here.desk(`GET /keywords/trial?text=${encodeURIComponent('今天')}&on=2026-03-04`)).body.reply.text,
    '每天都一样',
  )
  const unknown = await trial('没有的词')
  assert.deepEqual([unknown.reply, unknown.keyword], [null, null])
  assert.match(unknown.why, /No keyword/)
  assert.equal(said.keyword.hits, 0, 'trying counts nothing')
})

test('a keyword answers with one thing, ends after it begins, and is found by its words', async () => {
  const article = { title: '标题', url: 'https://example.com/a' }
  const bad = [
    { words: ['x'] },
    { words: ['x'], text: 'a', article },
    { words: [], text: 'a' },
    { words: ['x'], text: 'a', from: '2026-03-05', until: '2026-03-04' },
    { words: ['x'], article: { ...article, url: 'javascript:alert(1)' } },
    { words: ['x'], article: { ...article, url: '//evil.example' } },
    { words: ['x'], text: '长'.repeat(700) },
  ]
  for (const body of bad) assert.equal((await here.desk('POST /keywords', body)).status, 422, JSON.stringify(body).slice(0, 80))
  const elsewhere = { words: ['x'], text: 'a', accountId: `cha_${'0'.repeat(26)}` }
  assert.equal((await here.desk('POST /keywords', elsewhere)).body.code, 'channels.no-account')
  const human = await here.desk('POST /keywords', { words: ['人工'], handover: true })
  assert.equal(human.status, 200)
  assert.deepEqual(
    (await here.desk(`GET /keywords?text=${encodeURIComponent('人')}`)).body.items.map((k: { id: string }) => k.id),
    [human.body.id],
  )
  const first = (await here.desk('GET /keywords?limit=2')).body
  const second = (await here.desk(`GET /keywords?limit=2&cursor=${first.next}`)).body
  assert.deepEqual([first.items.length, second.items.length, second.next], [2, 1, null])
  assert.equal((await here.desk(`DELETE /keywords/${human.body.id}`)).status, 200)
  assert.equal((await here.desk(`DELETE /keywords/${human.body.id}`)).body.code, 'channels.no-keyword')
})

test('the list goes on behind a keyword that was taken away meanwhile; a cursor of another kind is refused', async () => {
  const made = []
  for (const from of ['2031-01-03', '2031-01-02', '2031-01-02', '2031-01-01'])
    made.push((await here.desk('POST /keywords', { words: [`翻页 ${made.length}`], text: '页', from })).body.id)
  const [latest, older, newer, earliest] = made
  const first = (await here.desk('GET /keywords?limit=2')).body
  assert.deepEqual(
    first.items.map((k: { id: string }) => k.id),
    [latest, newer],
  )
  assert.equal((await here.desk(`DELETE /keywords/${newer}`)).status, 200)
  const second = (await here.desk(`GET /keywords?limit=2&cursor=${first.next}`)).body
  assert.deepEqual(
    second.items.map((k: { id: string }) => k.id),
    [older, earliest],
  )
  for (const id of [latest, older, earliest]) assert.equal((await here.desk(`DELETE /keywords/${id}`)).status, 200)
  for (const foreign of ['xxx', older]) assert.equal((await here.desk(`GET /keywords?cursor=${foreign}`)).status, 400)
})

test('what a playbook puts twice is there once, and changes only when the file does', async () => {
  const ctx = here.world.ctx()
  const article = { title: '今天的六十秒', description: '', picUrl: '', url: 'https://example.com/today' }
  const today = { ref: 'club:today', words: ['一声', '１'], match: 'exact', article } as const
  const put = (more: object = {}) => putKeyword(here.world.ctx(), { ...today, words: [...today.words], ...more })
  const first = await put()
  assert.equal(first.change, 'added')
  assert.deepEqual(await put(), { id: first.id, change: 'same' })
  assert.deepEqual(await put({ words: ['一声'] }), { id: first.id, change: 'changed' })
  const join = { ref: 'club:join', words: ['入群'], text: '读完群规' }
  const both = await Promise.all(Array.from({ length: 5 }, () => putKeyword(here.world.ctx(), join)))
  assert.deepEqual(both.map(one => one.change).sort(), ['added', 'same', 'same', 'same', 'same'])
  assert.equal((await allKeywords(ctx.db, ctx.community.id)).filter(k => k.ref === 'club:join').length, 1)
  assert.equal(await setGreeting(ctx, 'subscribe', { text: '你好' }), true)
  assert.equal(await setGreeting(ctx, 'subscribe', { text: '你好' }), false)
  const words = { subjectZh: '', subjectEn: '', bodyZh: '{member}好', bodyEn: 'Hi {member}' }
  assert.deepEqual([await putTemplate(ctx, 'sms', 'hi', words), await putTemplate(ctx, 'sms', 'hi', words)], ['added', 'same'])
})

test('a template says what is wrong with it, and shows how it will read', async () => {
  const words = { subjectZh: '你好 {member}', subjectEn: 'Hello {member}', bodyZh: '编号 {number}', bodyEn: 'Number {number}' }
  assert.deepEqual(flawsOf('email', words), [])
  assert.deepEqual(
    flawsOf('email', { ...words, subjectEn: '' }).map(f => f.path),
    ['subjectEn'],
  )
  assert.deepEqual(
    flawsOf('sms', { ...words, bodyEn: 'Number' }).map(f => f.path),
    ['bodyEn'],
  )
  assert.deepEqual(
    flawsOf('sms', { ...words, bodyZh: '编号 {number} {' }).map(f => f.path),
    ['bodyZh'],
  )
  assert.deepEqual(filled(words, 'en', { member: 'Bo\nBcc: x', number: '7' }), {
    subject: 'Hello Bo Bcc: x',
    body: 'Number 7',
    missing: [],
  })
  assert.deepEqual([smsParts('字'.repeat(70)), smsParts('字'.repeat(71)), smsParts('字'.repeat(135))], [1, 2, 3])
  const flawed = await here.desk('PUT /templates/email/hello', { ...words, subjectZh: '' })
  assert.deepEqual([flawed.body.code, flawed.body.errors[0].path], ['channels.template-flawed', 'subjectZh'])
  assert.deepEqual((await here.desk('PUT /templates/email/hello', words)).body.placeholders, ['number'])
  const preview = await here.desk('POST /templates/email/hello/preview', { locale: 'zh-CN', params: {} })
  assert.deepEqual([preview.body.subject, preview.body.body, preview.body.missing], ['你好 凌', '编号 {number}', ['number']])
  assert.equal((await here.desk('POST /templates/email/none/preview', { locale: 'en' })).body.code, 'channels.no-template')
  assert.equal((await here.desk('DELETE /templates/email/hello')).status, 200)
})

test('who is erased leaves neither address nor words behind, and is a stranger when he writes again', async () => {
  const { callback } = await here.connect()
  await here.wechat.push(callback, { type: 'text', from: 'oErased', content: '我叫凌，电话一三八' })
  const { db } = here.world.house
  const row = await db
    .selectFrom('channelsMessages')
    .select(['id', 'memberId'])
    .where('address', '=', 'oErased')
    .executeTakeFirstOrThrow()
  await record(here.world.ctx(), memberErased, row.memberId ?? '', { memberId: row.memberId ?? '' })
  await here.world.settle()
  const found = await here.world.house.database.pool.query(
    `select (select count(*)::int from channels_messages t where t::text like '%oErased%' or t::text like '%一三八%')
          + (select count(*)::int from channels_followers t where t::text like '%oErased%') as n`,
  )
  assert.equal(found.rows[0].n, 0)
  assert.equal((await here.desk(`GET /messages/${row.id}`)).body.body, '')
})

test('the inbox is searched by phrase, filtered and paged without losing rows of one instant', async () => {
  const { items } = (await here.desk('GET /messages')).body
  const callback = `${here.url}/hooks/wechat/${items[0].accountId}`
  for (let i = 0; i < 7; i++)
    await here.wechat.push(callback, { type: 'text', from: `oPage${i}`, content: `第${i}位听友想参加晨跑` })
  const seen: string[] = []
  let cursor = ''
  do {
    const page = (await here.desk(`GET /messages?limit=3&text=${encodeURIComponent('听友')}${cursor}`)).body
    seen.push(...page.items.map((m: { id: string }) => m.id))
    cursor = page.next === null ? '' : `&cursor=${page.next}`
  } while (cursor !== '')
  assert.deepEqual([seen.length, new Set(seen).size], [7, 7])
  assert.equal((await here.desk('GET /messages?direction=out')).body.items.length, 0)
  assert.equal((await here.desk('GET /messages?cursor=xxx')).status, 400)
  assert.equal((await here.desk(`GET /messages?text=${encodeURIComponent('？！')}`)).body.items.length, 0)
})
