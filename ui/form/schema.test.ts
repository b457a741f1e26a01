// Fields drawn from real zod shapes, as the contracts write them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { Day, Instant, line, prose } from '#kernel/shapes.ts'
import { formSchema } from './from-zod.ts'
import { fieldsOf } from './schema.ts'

const Question = z
  .object({ text: line(80).meta({ title: '问题 | Question' }), required: z.boolean().default(true) })
  .meta({ id: 'Question' })
const Body = z.object({
  name: line(40).meta({ title: '名称 | Name', description: '最多 40 字 | At most 40 characters' }),
  intro: prose(500),
  seatsMax: z.int().min(1).max(5000).nullable(),
  priceFen: z.int().min(0),
  pauseMinutes: z.int().max(60).optional(),
  open: z.boolean(),
  admission: z.enum(['open', 'password']).meta({ titles: { open: '开放 | Open', password: '口令 | Password' } }),
  days: z.array(z.enum(['mon', 'sun'])),
  words: z.array(line(20)).max(9),
  begins: Day,
  opensAt: Instant.optional(),
  questions: z.array(Question),
  time: z.object({ zone: z.string().max(60) }),
  kind: z.literal('group'),
  password: z.string().max(200),
})
const fields = fieldsOf(formSchema(Body), { intro: { zh: '介绍', en: 'Introduction' }, 'time.zone': { zh: '时区', en: 'Zone' } })
const field = (key: string) => fields.find(one => one.key === key)!

test('each shape finds its kind', () => {
  assert.deepEqual(Object.fromEntries(fields.map(one => [one.key, one.kind])), {
    name: 'line',
    intro: 'prose',
    seatsMax: 'number',
    priceFen: 'money',
    pauseMinutes: 'number',
    open: 'yes',
    admission: 'choice',
    days: 'choices',
    words: 'words',
    begins: 'day',
    opensAt: 'moment',
    questions: 'list',
    time: 'group',
    password: 'secret',
  })
})

test('labels come from titles, then from texts, then from the key', () => {
  assert.deepEqual(field('name').label, { zh: '名称', en: 'Name' })
  assert.deepEqual(field('name').hint, { zh: '最多 40 字', en: 'At most 40 characters' })
  assert.deepEqual(field('intro').label, { zh: '介绍', en: 'Introduction' })
  assert.deepEqual(field('open').label, { zh: 'open', en: 'open' })
  assert.deepEqual(field('time').fields![0]!.label, { zh: '时区', en: 'Zone' })
})

test('bounds, units and needs are told', () => {
  assert.equal(field('name').max, 40)
  assert.deepEqual([field('intro').max, field('intro').min], [500, undefined])
  assert.deepEqual([field('seatsMax').min, field('seatsMax').max, field('seatsMax').whole], [1, 5000, true])
  assert.deepEqual([field('seatsMax').required, field('seatsMax').nullable], [false, true])
  assert.equal(field('priceFen').max, undefined)
  assert.deepEqual(field('pauseMinutes').unit, { zh: '分钟', en: 'minutes' })
  assert.equal(field('opensAt').required, false)
  assert.deepEqual(field('admission').options![0], { value: 'open', label: { zh: '开放', en: 'Open' } })
})

test('a list of named shapes is followed to its definition', () => {
  const inner = field('questions').fields!
  assert.deepEqual(
    inner.map(one => [one.key, one.kind, one.initial]),
    [
      ['text', 'line', undefined],
      ['required', 'yes', true],
    ],
  )
})
