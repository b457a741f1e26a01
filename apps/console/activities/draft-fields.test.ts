// Every play on the shelf is set up in a few steps: what a new activity begins with, and what is left to say.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formOf } from '#modules/activities/rules/settings-form.ts'
import { plays } from '#plays/index.ts'
import { beginDraft, isDrawIn, missingIn, settingsOf } from './draft-fields.ts'
import { draftOf } from './draft-of.ts'
import type { PlayShown } from './shapes.ts'

const now = new Date('2026-03-02T12:00:30Z')
const words = { reward: '积分', say: (text: { zh: string }) => text.zh, told: { organiser: '晨光听友社' } }
const shownOf = (key: string): PlayShown => {
  const play = plays.find(one => one.key === key) ?? assert.fail(key)
  return { key, title: play.title.zh, settings: formOf(play.settings), isDraw: play.isDraw === true } as PlayShown
}

for (const { key, check, settings } of plays)
  test(`${key} begins with what works: little is missing, and nothing stands against the rest`, () => {
    const shown = shownOf(key)
    const begun = beginDraft(shown, now, words)
    const missing = missingIn(settingsOf(shown), begun.settings)
    assert.ok(missing.length <= 4, `to be said: ${missing.map(one => one.zh)}`)
    assert.equal(begun.opensAt, '2026-03-02T12:00:00.000Z')
    if (missing.length > 0) return
    const draft = draftOf(shown, { ...begun }) ?? assert.fail('no draft')
    const read = settings.parse(draft.settings)
    const prizes = draft.rewards as never
    const times = { opensAt: new Date(draft.opensAt), closesAt: new Date(draft.closesAt) }
    const rewards = (draft.rewards ?? []).map(one => one.key)
    assert.deepEqual(check?.(read, { ...times, rewards, prizes, costPoints: 0 }) ?? [], [])
  })

test('what is missing is called by its name, with its number where there are several', () => {
  const vote = shownOf('vote')
  const { settings } = beginDraft(vote, now, words)
  assert.deepEqual(
    missingIn(settingsOf(vote), settings).map(one => one.zh),
    ['选项 1', '选项 2'],
  )
  const options = [{ title: '爬山' }, { title: '看海' }]
  assert.deepEqual(missingIn(settingsOf(vote), { ...settings, options }), [])
})

test('a packet begins with a packet, an auction with something to be handed over; a check-in lasts a month', () => {
  const packet = beginDraft(shownOf('red-packet'), now, words)
  assert.deepEqual(packet.rewards, [{ key: 'packet', kind: 'points', value: 0, title: '红包', amount: 1 }])
  const auction = beginDraft(shownOf('auction'), now, words)
  assert.deepEqual(
    auction.rewards.map(one => [one.kind, one.units]),
    [['goods', 1]],
  )
  assert.deepEqual(auction.settings['steps'], [{ from: 0, step: 10 }])
  assert.equal(beginDraft(shownOf('check-in'), now, words).closesAt, '2026-04-01T12:00:00.000Z')
})

test('what begins with Chinese words begins with English ones for whoever works in English', () => {
  const english = { ...words, say: (text: { en: string }) => text.en }
  const chinese = plays.flatMap(({ key }) => {
    const { settings } = beginDraft(shownOf(key), now, english)
    return /\p{Script=Han}/u.test(JSON.stringify(settings)) ? [`${key}: ${JSON.stringify(settings)}`] : []
  })
  assert.deepEqual(chinese, [])
})

test('what the law wants told of a draw is asked for where chance gives, always or as it is set up', () => {
  const shown = (isDraw: boolean, drawsIf: PlayShown['drawsIf']) => ({ ...shownOf('vote'), isDraw, drawsIf })
  const byLot = shown(false, { setting: 'way', is: 'draw' })
  assert.deepEqual([isDrawIn(shown(true, null), undefined), isDrawIn(shown(false, null), { way: 'draw' })], [true, false])
  assert.deepEqual(
    [isDrawIn(byLot, undefined), isDrawIn(byLot, { way: 'choose' }), isDrawIn(byLot, { way: 'draw' })],
    [false, false, true],
  )
})
