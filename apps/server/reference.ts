// The API reference at /docs/api and the list of refusals at /docs/refusals: drawn from the contracts, no script needed.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Endpoint } from '#kernel/contract.ts'
import { theHouse } from '#kernel/ctx.ts'
import type { House } from '#kernel/house.ts'
import { localeFor } from '#kernel/http/mount.ts'
import { type Locale, type Text, textIn, unfilled } from '#kernel/i18n.ts'
import { houseRefusals, type Refusal } from '#kernel/refusal.ts'
import { pageHeaders } from './page-headers.ts'

const tokens = readFileSync(join(import.meta.dirname, '../../ui/tokens.css'), 'utf8')
const style = readFileSync(join(import.meta.dirname, 'reference.css'), 'utf8')

export function mountReference(app: FastifyInstance, house: House): void {
  const pages: Record<string, (locale: Locale) => string> = {
    '/docs/api': locale => page(locale, texts.api, apiBody(house, locale)),
    '/docs/refusals': locale => page(locale, texts.refusals, refusalsBody(house, locale)),
  }
  const made = new Map<string, string>()
  for (const [url, draw] of Object.entries(pages))
    app.get(url, (request: FastifyRequest, reply) => {
      const locale = localeFor(house, request, theHouse)
      const key = `${url} ${locale}`
      const html = made.get(key) ?? draw(locale)
      made.set(key, html)
      return reply.headers(pageHeaders).header('vary', 'accept-language, cookie').type('text/html; charset=utf-8').send(html)
    })
  app.get('/docs/reference.css', (_request, reply) =>
    reply
      .header('cache-control', 'no-cache')
      .type('text/css; charset=utf-8')
      .send(tokens + style),
  )
}

const texts = {
  api: { zh: '接口参考', en: 'API reference' },
  refusals: { zh: '拒绝一览', en: 'Refusals' },
  apiLead: {
    zh: '成员端和运营台用的就是这些接口，没有别的。完整描述见 {link}。出错时返回 problem+json，代码见「拒绝一览」。',
    en: 'The member app and the console use these calls and no others. The full description is at {link}. Refusals come as problem+json; their codes are listed under Refusals.',
  },
  refusalsLead: {
    zh: '系统说「不」的每一种情况：代码、状态和原因。除此以外的 5xx 都是我们的错误。',
    en: 'Every way in which the house says no: code, status and reason. Any other 5xx is a bug of ours.',
  },
  who: {
    anyone: { zh: '任何人', en: 'anyone' },
    member: { zh: '成员', en: 'member' },
    operator: { zh: '运营者', en: 'operator' },
  } as Record<string, Text>,
  body: { zh: '请求体', en: 'Body' },
  query: { zh: '查询参数', en: 'Query' },
  returns: { zh: '返回', en: 'Returns' },
  refuses: { zh: '可能拒绝', en: 'May refuse' },
  inHouse: { zh: '通用', en: 'General' },
  contents: { zh: '目录', en: 'Contents' },
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`)

const page = (locale: Locale, title: Text, body: string): string => `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(textIn(title, locale))} · 群落 Qunluo</title><link rel="stylesheet" href="/docs/reference.css"></head>
<body><header><a class="mark" href="/">群落</a><nav aria-label="docs"><a href="/docs/api">${textIn(texts.api, locale)}</a><a href="/docs/refusals">${textIn(texts.refusals, locale)}</a></nav></header>
<main><h1>${escaped(textIn(title, locale))}</h1>${body}</main></body></html>`

function apiBody(house: House, locale: Locale): string {
  const lead = escaped(textIn(texts.apiLead, locale)).replace('{link}', '<a href="/openapi.json">/openapi.json</a>')
  const list = house.rooms
    .map(room => `<li><a href="#${room.name}">${room.name}</a> <small>${Object.keys(room.contract).length}</small></li>`)
    .join('')
  const rooms = house.rooms.map(room => {
    const calls = Object.entries(room.contract).map(([name, e]) => callOf(`${room.name}.${name}`, e, locale))
    return `<section aria-labelledby="${room.name}"><h2 id="${room.name}">${room.name}</h2>${calls.join('')}</section>`
  })
  return `<p>${lead}</p><nav aria-label="${textIn(texts.contents, locale)}"><ul class="rooms">${list}</ul></nav>${rooms.join('')}`
}

function callOf(key: string, e: Endpoint<any, any, any, any>, locale: Locale): string {
  const who = textIn(texts.who[e.who] as Text, locale) + (e.right ? ` · ${e.right}` : '')
  const part = (title: Text, schema: z.ZodType | undefined) =>
    schema ? `<h4>${textIn(title, locale)}</h4>${schemaText(schema)}` : ''
  const refuses = (e.refuses ?? []).map(r => `<a href="/docs/refusals#${r.code}">${r.code}</a>`).join(' ')
  return `<details id="${key}"><summary><span class="verb ${e.method.toLowerCase()}">${e.method}</span> <code>/api${escaped(e.path)}</code> <span class="says">${escaped(e.summary)}</span></summary>
<p class="who"><code>${key}</code> · ${escaped(who)}</p>${part(texts.query, e.query)}${part(texts.body, e.body)}${e.carries === 'download' ? '' : part(texts.returns, e.returns)}${refuses ? `<h4>${textIn(texts.refuses, locale)}</h4><p>${refuses}</p>` : ''}</details>`
}

function schemaText(schema: z.ZodType): string {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>
  const text = JSON.stringify(
    json,
    (key, value) => (key === 'pattern' || Math.abs(value) === Number.MAX_SAFE_INTEGER ? undefined : value),
    2,
  )
  return `<pre tabindex="0"><code>${escaped(text)}</code></pre>`
}

function refusalsBody(house: House, locale: Locale): string {
  const groups: [string, readonly Refusal[]][] = [
    [textIn(texts.inHouse, locale), houseRefusals],
    ...house.rooms.map((room): [string, Refusal[]] => {
      const all = Object.values(room.contract).flatMap(e => (e.refuses ?? []) as Refusal[])
      const own = new Map(all.filter(r => r.code.startsWith(`${room.name}.`)).map(r => [r.code, r]))
      return [room.name, [...own.values()].sort((a, b) => (a.code < b.code ? -1 : 1))]
    }),
  ]
  const row = (r: Refusal) =>
    `<tr id="${r.code}"><th scope="row"><code>${r.code}</code></th><td>${r.status}</td><td>${escaped(unfilled(textIn(r.text, locale)))}</td></tr>`
  const tables = groups
    .filter(([, list]) => list.length > 0)
    .map(([name, list]) => `<h2>${escaped(name)}</h2><table><tbody>${list.map(row).join('')}</tbody></table>`)
  return `<p>${escaped(textIn(texts.refusalsLead, locale))}</p>${tables.join('')}`
}
