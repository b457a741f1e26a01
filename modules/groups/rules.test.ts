// The pure decisions: the door, the card, the tree, the invite, the pen, the ranks.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CardPattern, roles } from './contract.ts'
import { abilitiesOver, mayBan, mayGiveRole, mayInvite, mayLeave, reaches } from './policy.ts'
import { answersMissing, type Brought, type Door, stepsBeforeApplying, whatStandsBetween } from './rules/admission.ts'
import { inviteBreach } from './rules/invite.ts'
import { cardFields, cardNameMax, renderCard } from './rules/name-card.ts'
import { isPhrase, phraseHash } from './rules/password.ts'
import { levelsMax, nextGroupAdvice, placeBreach, treeOrder } from './rules/tree.ts'
import { writeRefusalOf } from './rules/writing.ts'

const door: Door = {
  state: 'open',
  seatsMax: 10,
  seatsTaken: 3,
  normsVersion: 2,
  normsAsked: true,
  steps: [
    { kind: 'invite', questions: [] },
    { kind: 'password', questions: [] },
    { kind: 'application', questions: [{ id: 'why', ask: '为什么来？', required: true }] },
  ],
}
const nothing: Brought = {
  seated: false,
  banned: false,
  signedVersion: null,
  invited: false,
  passwordSaid: false,
  application: null,
}
const kinds = (brought: Partial<Brought>) => whatStandsBetween(door, { ...nothing, ...brought }).steps.map(s => s.kind)

test('the steps that remain are told in order, and each falls away once it is done', () => {
  assert.deepEqual(kinds({}), ['norms', 'invite', 'password', 'application'])
  assert.deepEqual(kinds({ signedVersion: 1 }), ['norms', 'invite', 'password', 'application'])
  assert.deepEqual(kinds({ signedVersion: 2, passwordSaid: true }), ['invite', 'application'])
  assert.deepEqual(kinds({ signedVersion: 2, passwordSaid: true, invited: true, application: 'approved' }), [])
})

test('an invite opens its own step and no other', () => {
  assert.deepEqual(kinds({ invited: true }), ['norms', 'password', 'application'])
})

test('a waiting application stands between, and says that it waits', () => {
  const standing = whatStandsBetween(door, { ...nothing, signedVersion: 2, invited: true, application: 'waiting' })
  assert.deepEqual(
    standing.steps.map(s => [s.kind, s.waiting]),
    [
      ['password', false],
      ['application', true],
    ],
  )
  assert.deepEqual(
    stepsBeforeApplying(standing).map(s => s.kind),
    ['password'],
  )
})

test('walls come before steps, for operators too', () => {
  const all = { ...nothing, signedVersion: 2 }
  const wall = (change: Partial<Door>, brought: Partial<Brought> = {}) =>
    (['member', 'operator'] as const).map(way => whatStandsBetween({ ...door, ...change }, { ...all, ...brought }, way).blocked)
  assert.deepEqual(wall({}, { seated: true, banned: true }), ['seated', 'seated'])
  assert.deepEqual(wall({ state: 'closed' }, { banned: true }), ['banned', 'banned'])
  assert.deepEqual(wall({ state: 'closed', seatsTaken: 10 }), ['closed', 'closed'])
  assert.deepEqual(wall({ seatsTaken: 10 }), ['full', 'full'])
  assert.deepEqual(whatStandsBetween(door, nothing, 'operator'), { blocked: null, steps: [] })
})

test('a required question wants more than spaces', () => {
  const questions = [
    { id: 'why', ask: '?', required: true },
    { id: 'how', ask: '?', required: false },
  ]
  assert.deepEqual(
    answersMissing(questions, { why: '  ' }).map(q => q.id),
    ['why'],
  )
  assert.deepEqual(answersMissing(questions, { why: '想听' }), [])
})

test('a card leaves out what was not answered, with its separator', () => {
  const card = (pattern: string, answers: Record<string, string> = {}) => renderCard(pattern, { number: 7, name: '凌', answers })
  assert.equal(card('{区号}-{姓名}-{专长}', { 区号: '0571', 专长: '剪辑' }), '0571-凌-剪辑')
  assert.equal(card('{区号}-{姓名}-{专长}', { 专长: '剪辑' }), '凌-剪辑')
  assert.equal(card('{区号}-{姓名}-{专长}', { 区号: '0571' }), '0571-凌')
  assert.equal(card('No.{number:4} {name}'), 'No.0007 凌')
  assert.equal(card('{name}（{城市}）'), '凌')
  assert.equal(card('{name}（{城市}）·{技能}', { 技能: '摄影' }), '凌·摄影')
  assert.deepEqual(cardFields('{编号}-{昵称}-{城市}-{城市}-{技能}'), ['城市', '技能'])
})

const key = fc.constantFrom('name', '姓名', 'number', '编号', '城市', '技能', 'constructor', '__proto__')
const piece = fc.oneof(
  key.map(k => `{${k}}`),
  fc.constantFrom('-', ' · ', '（', '）', '#', 'No.'),
)
const pattern = fc
  .array(piece, { maxLength: 8 })
  .map(pieces => `${pieces.join('')}{name}`)
  .filter(text => CardPattern.safeParse(text).success)

test('whatever the answers, a card is one short, plain line that says something', () => {
  fc.assert(
    fc.property(
      pattern,
      fc.nat(100_000),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.dictionary(key, fc.string({ unit: 'binary', maxLength: 40 })),
      (text, n, name, answers) => {
        const number = n + 1
        const card = renderCard(text, { number, name, answers })
        assert.ok(card.length > 0 && [...card].length <= cardNameMax)
        assert.doesNotMatch(card, /[\p{Cc}\p{Cf}\u2028\u2029{}]/u)
        assert.equal(card, card.trim())
        assert.equal(card, renderCard(text, { number, name, answers }))
      },
    ),
  )
})

test('an answer is never read as a placeholder', () => {
  assert.equal(renderCard('{name}-{城市}', { number: 1, name: '{城市}', answers: { 城市: '{number}' } }), '城市-number')
})

test('a place in the tree: not inside itself, not too deep', () => {
  assert.equal(placeBreach({ parentDepth: 0, height: levelsMax, insideItself: false }), null)
  assert.equal(placeBreach({ parentDepth: 1, height: levelsMax, insideItself: false }), 'too-deep')
  assert.equal(placeBreach({ parentDepth: 2, height: 2, insideItself: true }), 'circle')
})

test('in tree order every group stands once, after its parent, one level below it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 30 }), parents => {
      const groups = parents.map((p, i) => ({
        id: `grp_${i}`,
        parentId: i === 0 || p % 4 === 0 ? null : `grp_${p % i}`,
        openedAt: new Date(p % 7),
      }))
      const ordered = treeOrder(groups)
      assert.deepEqual(new Set(ordered.map(g => g.id)), new Set(groups.map(g => g.id)))
      const depths = new Map<string | null, number>([[null, 0]])
      for (const g of ordered) {
        assert.equal(g.depth, (depths.get(g.parentId) as number) + 1)
        depths.set(g.id, g.depth)
      }
    }),
  )
})

test('the advice for the next group', () => {
  assert.equal(nextGroupAdvice({ seatsTaken: 3, seatsMax: 20, withoutGroup: 2 }), 'host')
  assert.equal(nextGroupAdvice({ seatsTaken: 18, seatsMax: 20, withoutGroup: 0 }), 'grow')
  assert.equal(nextGroupAdvice({ seatsTaken: 17, seatsMax: 20, withoutGroup: 0 }), 'none')
})

test('an invite ends on the minute, and its last use is the last, save for who has used it', () => {
  const invite = { expiresAt: new Date(1_000), revokedAt: null, usesMax: 1, uses: 0 }
  assert.equal(inviteBreach(invite, false, new Date(999)), null)
  assert.equal(inviteBreach(invite, false, new Date(1_000)), 'expired')
  assert.equal(inviteBreach({ ...invite, uses: 1 }, false, new Date(0)), 'used-up')
  assert.equal(inviteBreach({ ...invite, uses: 1 }, true, new Date(0)), null)
  assert.equal(inviteBreach({ ...invite, revokedAt: new Date(1) }, true, new Date(2)), 'revoked')
})

test('a password is heard kindly: width, case and spaces make no difference', async () => {
  const salt = Buffer.alloc(16, 7)
  const kept = { salt, hash: await phraseHash('Good Morning 早安', salt) }
  assert.equal(await isPhrase(' ｇｏｏｄ　ｍｏｒｎｉｎｇ早安', kept), true)
  assert.equal(await isPhrase('good morning 晚安', kept), false)
})

test('who may write, and the one reason why not', () => {
  const floor = { state: 'open', muted: true, normsVersion: 3, normsAsked: true } as const
  assert.equal(writeRefusalOf(floor, null)?.code, 'groups.no-seat')
  assert.equal(writeRefusalOf({ ...floor, state: 'closed' }, { role: 'owner', signedVersion: 3 })?.code, 'groups.closed')
  assert.equal(writeRefusalOf(floor, { role: 'teacher', signedVersion: 2 })?.code, 'groups.norms-unsigned')
  assert.equal(writeRefusalOf(floor, { role: 'member', signedVersion: 3 })?.code, 'groups.muted')
  assert.equal(writeRefusalOf(floor, { role: 'teacher', signedVersion: 3 }), null)
  assert.equal(writeRefusalOf({ ...floor, muted: false, normsAsked: false }, { role: 'member', signedVersion: null }), null)
})

test('nobody reaches his equal or the owner, nor gives what he has not', () => {
  for (const mine of roles)
    for (const theirs of roles) {
      const viewer = { role: mine, operates: false }
      if (mine === theirs) assert.equal(reaches(viewer, theirs), false)
      assert.equal(reaches(viewer, 'owner'), false)
      assert.equal(mayGiveRole(viewer, theirs, mine), false)
    }
  const nobody = { role: null, operates: false }
  assert.deepEqual(abilitiesOver(nobody, { role: 'member', isViewer: false }), {
    remove: false,
    ban: false,
    changeRole: false,
    handOver: false,
  })
  assert.deepEqual(
    roles.filter(role => mayBan({ role, operates: false })),
    ['owner', 'host'],
  )
})

test('in a ring all invite, in a pyramid those with a role', () => {
  const member = { role: 'member', operates: false } as const
  assert.equal(mayInvite(member, { kind: 'ring' }), true)
  assert.equal(mayInvite(member, { kind: 'pyramid' }), false)
  assert.equal(mayInvite({ role: 'connector', operates: false }, { kind: 'pyramid' }), true)
  assert.equal(mayInvite({ role: null, operates: false }, { kind: 'ring' }), false)
  assert.equal(mayLeave({ role: 'owner', operates: false }, { seatsTaken: 2 }), false)
  assert.equal(mayLeave({ role: 'owner', operates: false }, { seatsTaken: 1 }), true)
})
