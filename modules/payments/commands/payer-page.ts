// The page on which trial payments are made: drawn here, for every phone, and marked as play money. What is pressed goes out as
// a signed notice and comes in again by the door of all providers.
import { z } from 'zod'
import { PaymentRefused, type Sandbox, type SandboxPayment } from '#gateways/payments/index.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { type Locale, localeOf, type Text, textIn } from '#kernel/i18n.ts'
import { job, later } from '#kernel/jobs/define.ts'
import { type Currency, moneyText } from '#kernel/money.ts'
import type { Hook, HookAnswer, HookRequest } from '#kernel/room.ts'
import { later as laterBy } from '../rules/times.ts'
import { findAccount } from '../store/accounts.ts'
import { sandboxStore } from '../store/sandbox.ts'
import { payerWords as words } from '../texts/payer-page.ts'
import { hearNotice } from './hear-notice.ts'
import { openSandboxTelling } from './open-provider.ts'

// By then the shop has closed the order.
const lateByMs = 150_000

export const payerHooks: readonly Hook[] = [
  { method: 'GET', path: '/pay/:communityId/:outTradeNo', handle: (ctx, request) => atPage(ctx, request, null) },
  {
    method: 'POST',
    path: '/pay/:communityId/:outTradeNo',
    handle: (ctx, request) => atPage(ctx, request, new URLSearchParams(request.rawBody).get('do')),
  },
]

async function atPage(outside: Ctx, { params, headers }: HookRequest, press: string | null): Promise<HookAnswer> {
  const { communityId = '', outTradeNo = '' } = params
  const community = /^com_[0-9a-z]{26}$/.test(communityId) ? await outside.house.findCommunity(communityId) : null
  const language = headers['accept-language']
  const fallback = community?.locale ?? outside.house.settings.defaultLocale
  const locale = localeOf(typeof language === 'string' ? language : undefined, fallback)
  if (!community || !/^pay_[0-9a-z]{26}$/.test(outTradeNo)) return page(404, locale, says(locale, words.gone))
  const ctx: Ctx = { ...outside, community, locale }
  const sandbox = (await findAccount(ctx, 'sandbox'))?.turnedOnAt ? await sandboxOf(ctx) : null
  const payment = await sandbox?.show(outTradeNo)
  if (!sandbox || !payment) return page(404, locale, says(locale, words.gone))
  if (press === null) return page(200, locale, drawn(ctx, payment, null))
  const told = await pressed(ctx, sandbox, payment, press)
  return page(200, locale, drawn(ctx, (await sandbox.show(outTradeNo)) as SandboxPayment, told))
}

/** Its notices come in by the same door as everybody's, with their signature. */
const sandboxOf = (ctx: Ctx): Promise<Sandbox | null> =>
  openSandboxTelling(ctx, async ({ headers, body }) => {
    const answer = await hearNotice(ctx, 'sandbox', headers, body)
    return answer !== null && answer.status < 300
  })

async function pressed(ctx: Ctx, sandbox: Sandbox, payment: SandboxPayment, press: string): Promise<Text | null> {
  const { outTradeNo, expiresAt } = payment
  try {
    if (press === 'pay') await sandbox.pay(outTradeNo)
    if (press === 'refuse') await sandbox.fail(outTradeNo)
    if (press === 'late' && payment.state !== 'paid') {
      const at = laterBy(new Date(expiresAt), lateByMs)
      if (at > ctx.now) await later(ctx, payLate, { outTradeNo }, { at, key: outTradeNo })
      else await arriveLate(ctx, outTradeNo)
    }
  } catch (error) {
    // Too late, or paid in the meantime: the page that is drawn next shows it.
    if (!(error instanceof PaymentRefused)) throw error
    return null
  }
  return press === 'refuse' ? words.failed : press === 'late' && payment.state !== 'paid' ? words.lateComes : null
}

export const payLate = job('payments.pay-late', z.object({ outTradeNo: z.string() }), (ctx, { outTradeNo }) =>
  arriveLate(ctx, outTradeNo),
)
/** Money does not ask whether anybody waits for it. */
async function arriveLate(ctx: Ctx, outTradeNo: string): Promise<void> {
  const [sandbox, at] = [await sandboxOf(ctx), ctx.now.toISOString()]
  if (!sandbox || !(await sandbox.show(outTradeNo))) return
  await sandboxStore(ctx).change(outTradeNo, before => {
    const payment = before as SandboxPayment
    return payment.state === 'paid' ? payment : { ...payment, state: 'paid', paidAt: at, changedAt: at }
  })
  await sandbox.pay(outTradeNo)
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
const says = (locale: Locale, text: Text): string => `<p>${escaped(textIn(text, locale))}</p>`

function drawn(ctx: Ctx, payment: SandboxPayment, told: Text | null): string {
  const say = (text: Text) => escaped(textIn(text, ctx.locale))
  const sum = moneyText({ amount: payment.amount, currency: payment.currency as Currency }, ctx.locale)
  const isOver = payment.state === 'closed' || new Date(payment.expiresAt) <= ctx.now
  const button = (press: string, text: Text, kind = '') => `<button name="do" value="${press}"${kind}>${say(text)}</button>`
  const late = `${button('late', words.late, ' class="quiet"')}<small>${say(words.lateMore)}</small>`
  const form =
    payment.state === 'paid'
      ? `<p class="done">${say(words.paid)}</p><p>${say(words.paidMore)}</p>`
      : isOver
        ? `<p class="done">${say(words.closed)}</p><form method="post">${late}</form>`
        : `<form method="post">${button('pay', words.pay)}${button('refuse', words.refuse, ' class="quiet"')}${late}</form>`
  const back = payment.returnUrl ? `<p><a href="${escaped(payment.returnUrl)}">${say(words.back)}</a></p>` : ''
  return `<p class="trial" role="note"><strong>${say(words.trial)}</strong>${say(words.trialMore)}</p>
<p class="to">${say(words.to)} ${escaped(ctx.community.name)}</p><h1>${escaped(sum)}</h1><p>${escaped(payment.description)}</p>
${told ? `<p role="status">${say(told)}</p>` : ''}${form}${back}`
}

const style = `:root{color-scheme:light dark;--ink:#1d1d1b;--quiet:#63625d;--paper:#faf9f6;--line:#d9d6cd;--warn:#7a4b00;--warn-paper:#fff1d6}
@media(prefers-color-scheme:dark){:root{--ink:#ecebe6;--quiet:#a5a39b;--paper:#191917;--line:#3b3a36;--warn:#ffd591;--warn-paper:#3a2a0c}}
*{box-sizing:border-box}body{font:17px/1.6 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:26rem;margin:0 auto;padding:1.25rem 1.25rem 3rem}
.trial{border:2px dashed var(--warn);background:var(--warn-paper);color:var(--warn);border-radius:.75rem;padding:.75rem 1rem;font-size:.9rem}
.trial strong{display:block;font-size:1.05rem}.to{color:var(--quiet);margin:1.75rem 0 0}h1{font-size:2.25rem;margin:0;line-height:1.3;font-variant-numeric:tabular-nums}
form{display:grid;gap:.75rem;margin:1.75rem 0}button{font:inherit;font-weight:600;min-height:3rem;border-radius:.75rem;border:1px solid var(--ink);background:var(--ink);color:var(--paper);cursor:pointer}
button.quiet{background:none;color:var(--ink);border-color:var(--line);font-weight:400}button:focus-visible,a:focus-visible{outline:3px solid var(--warn);outline-offset:2px}
small{color:var(--quiet)}.done{font-size:1.25rem;font-weight:600}a{color:inherit}`

const page = (status: number, locale: Locale, body: string): HookAnswer => ({
  status,
  contentType: 'text/html; charset=utf-8',
  headers: {
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
  },
  body: `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>${escaped(textIn(words.title, locale))}</title><style>${style}</style><main>${body}</main></html>`,
})
