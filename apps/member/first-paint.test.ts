// The first paint is drawn from what people typed: none of it may become markup or end the script it travels in.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Boot } from './boot.ts'
import { escapeJson, firstPaint, pageOf } from './first-paint.ts'

const template = readFileSync(new URL('./index.html', import.meta.url), 'utf8')
const bootOf = (name: string, intro = ''): Boot => ({
  community: {
    id: 'com_1',
    slug: 'moss',
    name,
    intro,
    locale: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    currency: 'CNY',
    demo: false,
    openedAt: '2026-01-01T00:00:00Z',
  },
  me: null,
  locale: 'zh-CN',
  now: '2026-11-22T04:00:00Z',
})

test('names and introductions stay text', () => {
  const evil = `</script><img src=x onerror=alert(1)>"'&`
  const page = pageOf(template, bootOf(evil, evil))
  assert.doesNotMatch(page, /<img/)
  const boot = /<script type="application\/json" id="boot">(.*?)<\/script>/s.exec(page)![1]!
  assert.equal((JSON.parse(boot) as Boot).community!.name, evil)
})

test('patterns of replacement in a name stay what they are', () => {
  assert.match(pageOf(template, bootOf("$& $1 $' $$")), /<h1 class="q-song">\$&amp; \$1 \$&#39; \$\$<\/h1>/)
})

test('every line end that JSON allows and scripts do not is escaped', () => {
  assert.equal(escapeJson('\u2028<!--'), '"\\u2028\\u003c!--"')
})

test('it carries no script, no inline style and no handler of its own', () => {
  const paint = firstPaint(bootOf('苔藓社', '每天六点二十，一段语音。'))
  assert.doesNotMatch(paint, /<script|style=|\son\w+=/)
  assert.match(paint, /苔藓社/)
  assert.match(paint, /11月22日 星期日 · 今日小雪/)
})

test('language and chosen theme stand on the root', () => {
  const page = pageOf(template, { ...bootOf('Moss'), locale: 'en', theme: 'dark' }, ['/assets/a.js'])
  assert.match(page, /<html lang="en" data-theme="dark">/)
  assert.match(page, /<link rel="modulepreload" crossorigin href="\/assets\/a.js">/)
  assert.match(page, /Sunday, November 22 · Light snow begins/)
})

test('a house without a community has a first page, too', () => {
  const page = pageOf(template, { community: null, me: null, locale: 'en', now: '2026-11-22T04:00:00Z' })
  assert.match(page, /<title>Qunluo<\/title>/)
})
