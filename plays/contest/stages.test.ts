// Stages of a contest that comes round again and again: told in hours.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layTable } from '#tests/tabletop.ts'
import { contest } from './play.ts'
import { Settings } from './settings.ts'

const laid = (settings: object) => layTable(contest, { settings })
const work = (title: string) => ({ title, text: `《${title}》的正文` })

test('what comes round every week says its stages in hours', () => {
  const table = laid({ submitUntil: null, reviewUntil: null, submitHours: 96, reviewHours: 24 })
  table.play('凌', 'submit', work('早'))
  assert.equal(table.at('2026-03-05T23:59:00Z').sees('凌').stage, 'submit')
  assert.equal(table.at('2026-03-06T00:00:00Z').sees('凌').stage, 'review')
  table.play('凌', 'revise', work('改'))
  assert.equal(table.at('2026-03-07T00:00:00Z').sees('凌').stage, 'judge')
  const opensAt = new Date('2026-03-02T00:00:00Z')
  const problems = (hours: object, days: number) =>
    contest.check?.(Settings.parse(hours), { rewards: [], opensAt, closesAt: new Date(opensAt.getTime() + days * 86_400_000) })
  assert.equal(problems({ submitHours: 96, reviewHours: 24 }, 6)?.length, 0)
  assert.equal(problems({ submitHours: 96, reviewHours: 24 }, 5)?.length, 1)
  assert.equal(problems({ submitHours: 96, submitUntil: '2026-03-03T00:00:00Z' }, 6)?.length, 1)
})
