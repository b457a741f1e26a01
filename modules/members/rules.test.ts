// Identities are written one way, values fit their fields, and the rules of the stages come to rest.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Field, stages } from './contract/shapes.ts'
import type { StageCondition, StageRule } from './contract/stage-rules.ts'
import {
  holds,
  houseStageRules,
  mailOf,
  missingOf,
  prefixesOf,
  readValues,
  type StageFacts,
  settleStage,
  subjectOf,
  valueFromText,
} from './rules.ts'

test('the same address and number are the same text, however they were typed', () => {
  for (const [typed, written] of [
    [' Ling@Example.COM ', 'ling@example.com'],
    ['ling＠example．com', 'ling@example.com'],
    ['凌@例子.公司', '凌@xn--fsqu00a.xn--55qx5d'],
    ['a@b', null],
    ['a b@example.com', null],
    ['a@example.com, b@example.com', null],
    ['a@-x.com', null],
  ])
    assert.equal(subjectOf('email', typed ?? ''), written, typed ?? '')
  for (const typed of [
    '13800138000',
    '138 0013 8000',
    '+86 138-0013-8000',
    '0086 13800138000',
    '8613800138000',
    '１３８００１３８０００',
  ])
    assert.equal(subjectOf('phone', typed), '+8613800138000', typed)
  assert.equal(subjectOf('phone', '+44 20 7946 0958'), '+442079460958')
  for (const typed of ['12345', '12800138000', '+86 123', 'call me', '1.38E+10', ''])
    assert.equal(subjectOf('phone', typed), null, typed)
})

test('what is typed may be the beginning of an address or of a number', () => {
  assert.deepEqual(prefixesOf('ling@ex'), ['ling@ex'])
  assert.deepEqual(prefixesOf('138 00'), ['+8613800', '+13800', '13800'])
  assert.deepEqual(prefixesOf('凌云'), [])
})

const field = (over: Partial<Field>): Field => ({
  key: 'city',
  kind: 'text',
  titleZh: '城市',
  titleEn: 'City',
  hintZh: '',
  hintEn: '',
  options: [],
  required: false,
  seenBy: 'everyone',
  askedAtSignUp: false,
  position: 1,
  ...over,
})
const sport = field({
  key: 'sport',
  kind: 'choices',
  options: [
    { key: 'run', zh: '跑步', en: 'Running' },
    { key: 'swim', zh: '游泳', en: 'Swimming' },
  ],
})

test('a value fits its field or is a mistake that says where', () => {
  const fields = [field({ required: true }), sport, field({ key: 'born', kind: 'date' }), field({ key: 'km', kind: 'number' })]
  const good = readValues(fields, { city: ' 杭州 ', sport: ['run', 'run'], born: '1990-02-28', km: 12.5 })
  assert.deepEqual(good, { set: { city: '杭州', sport: ['run'], born: '1990-02-28', km: 12.5 }, emptied: [], mistakes: [] })
  const bad = readValues(fields, { city: 7, sport: ['fly'], born: '1990-02-30', km: Number.NaN, shoe: 42 })
  assert.deepEqual(
    bad.mistakes.map(mistake => mistake.path),
    ['values.city', 'values.sport', 'values.born', 'values.km', 'values.shoe'],
  )
  assert.deepEqual(readValues(fields, { city: '', sport: [], km: null }).emptied, ['city', 'sport', 'km'])
  assert.deepEqual(missingOf(fields, { km: 1 }), ['city'])
  assert.deepEqual(missingOf([field({ required: true, seenBy: 'operators' })], {}), [])
})

test('cells of tables are read as people write them', () => {
  assert.deepEqual(valueFromText(sport, '跑步、swimming'), { value: ['run', 'swim'] })
  assert.deepEqual(valueFromText(field({ kind: 'yes-no' }), '是'), { value: true })
  assert.deepEqual(valueFromText(field({ kind: 'number' }), '1,234.5'), { value: 1234.5 })
  assert.deepEqual(valueFromText(field({ kind: 'date' }), '2026年3月2日'), { value: '2026-03-02' })
  assert.ok('zh' in valueFromText(field({ kind: 'yes-no' }), '也许'))
})

test('a community named like a link is no link in a mail', () => {
  const mail = mailOf({
    community: 'Win https://evil.example/x <b>',
    code: '204816',
    link: null,
    locale: 'en',
    purpose: 'sign-in',
  })
  assert.doesNotMatch(mail.subject + mail.text + mail.html, /evil\.example|https?:/)
  assert.doesNotMatch(mail.html, /<b>/)
})

const now = new Date('2026-03-02T00:00:00Z')
const facts = (over: Partial<StageFacts> = {}): StageFacts => ({
  stage: 'audience',
  proved: [],
  holds: {},
  activity: [],
  joinedAt: new Date('2026-01-01T00:00:00Z'),
  activeAt: now,
  tagIds: [],
  values: {},
  now,
  today: '2026-03-02',
  ...over,
})
const stage = fc.constantFrom(...stages)
const condition: fc.Arbitrary<StageCondition> = fc.oneof(
  fc.record({ kind: fc.constant('verified' as const) }),
  fc.record({ kind: fc.constant('holds' as const), what: fc.constant<string>('seats'), least: fc.nat(2) }),
  fc.record({ kind: fc.constant('holds' as const), what: fc.constant<string>('seats'), most: fc.nat(2) }),
  fc.record({
    kind: fc.constant('active' as const),
    of: fc.constant<string[]>(['comment']),
    least: fc.integer({ min: 1, max: 4 }),
    days: fc.integer({ min: 1, max: 40 }),
  }),
  fc.record({ kind: fc.constant('silent' as const), days: fc.integer({ min: 1, max: 40 }) }),
)
const rule: fc.Arbitrary<StageRule> = fc
  .record({
    name: fc.string({ minLength: 1, maxLength: 5 }),
    from: fc.uniqueArray(stage, { minLength: 1, maxLength: 3 }),
    to: stage,
    when: fc.array(condition, { minLength: 1, maxLength: 2 }),
    on: fc.boolean(),
  })
  .map(one => ({ ...one, from: one.from.filter(from => from !== one.to) }))
  .filter(one => one.from.length > 0)
const known: fc.Arbitrary<StageFacts> = fc
  .record({
    stage,
    proved: fc.constantFrom([], ['email' as const]),
    seats: fc.nat(3),
    comments: fc.nat(5),
    silentDays: fc.nat(50),
  })
  .map(({ seats, comments, silentDays, ...rest }) =>
    facts({
      ...rest,
      holds: { seats },
      activity: comments > 0 ? [{ day: '2026-02-20', kind: 'comment', count: comments }] : [],
      activeAt: new Date(now.getTime() - silentDays * 86_400_000),
    }),
  )

test('rules come to rest: what they did they would not do again, and each step is by a rule that fits', () => {
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 8 }), known, (rules, member) => {
      const { steps, circling } = settleStage(rules, member)
      if (circling) assert.deepEqual(steps, [])
      let at = member.stage
      for (const step of steps) {
        assert.equal(step.from, at)
        const by = rules.find(one => one.on && one.from.includes(at) && one.when.every(c => holds(c, member)))
        assert.equal(by?.name, step.rule)
        assert.equal(by?.to, step.to)
        at = step.to
      }
      assert.ok(steps.length < stages.length)
      if (!circling) assert.deepEqual(settleStage(rules, { ...member, stage: at }), { steps: [], circling: false })
    }),
    { numRuns: 2_000 },
  )
})

test('a rule that is off, or of another stage, moves nobody', () => {
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 8 }), known, (rules, member) => {
      const off = rules.map(one => ({ ...one, on: false }))
      assert.deepEqual(settleStage(off, member), { steps: [], circling: false })
      const elsewhere = rules.filter(one => !one.from.includes(member.stage))
      assert.deepEqual(settleStage(elsewhere, member), { steps: [], circling: false })
    }),
    { numRuns: 500 },
  )
})

test('rules that contradict each other leave people where they are, and say so', () => {
  const seat = { kind: 'holds', what: 'seats', least: 1 } as const
  const rules: StageRule[] = [
    { name: 'up', from: ['fan'], to: 'community', when: [seat], on: true },
    { name: 'down', from: ['community'], to: 'fan', when: [{ kind: 'silent', days: 30 }], on: true },
  ]
  const torn = facts({ stage: 'fan', holds: { seats: 1 }, activeAt: new Date('2026-01-01T00:00:00Z') })
  assert.deepEqual(settleStage(rules, torn), { steps: [], circling: true })
})

test('by the rules of the house people rise with what they do and sink with silence, and never circle', () => {
  const rules = houseStageRules('zh-CN')
  const to = (over: Partial<StageFacts>) => settleStage(rules, facts(over)).steps.at(-1)?.to
  assert.equal(to({ proved: ['phone'] }), 'user')
  assert.equal(to({ proved: ['phone'], activity: [{ day: '2026-02-01', kind: 'comment', count: 5 }] }), 'fan')
  assert.equal(to({ stage: 'user', activity: [{ day: '2026-01-31', kind: 'comment', count: 5 }] }), undefined)
  assert.equal(to({ stage: 'audience', holds: { seats: 1 } }), 'community')
  assert.equal(to({ stage: 'community' }), 'fan')
  assert.equal(to({ stage: 'fan', activeAt: new Date('2026-01-01T00:00:00Z') }), 'user')
  fc.assert(fc.property(known, member => assert.equal(settleStage(rules, member).circling, false)))
})
