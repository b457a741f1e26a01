// The way out that every offer by mail carries: one click withdraws the consent, without signing in (RFC 8058).
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { type Locale, textIn } from '#kernel/i18n.ts'
import type { Hook, HookAnswer } from '#kernel/room.ts'
import { SecretShut, secretsService } from '#kernel/secrets.ts'
import { withdrawConsentOf } from '#modules/members/index.ts'

type Offered = 'marketing' | 'research'
const about = 'channels.unsubscribe'

/** Sealed rather than signed: the address tells a stranger neither the member nor the community. */
export function unsubscribeUrl(ctx: Ctx, memberId: string, purpose: Offered): string {
  const sealed = ctx.house.services.get(secretsService).seal(`${ctx.community.id} ${memberId} ${purpose}`, about)
  return `${ctx.house.settings.publicUrl}/hooks/unsubscribe/${sealed.toString('base64url')}`
}

async function whoseWay(ctx: Ctx, token: string) {
  try {
    const opened = ctx.house.services.get(secretsService).open(Buffer.from(token, 'base64url'), about)
    const [communityId = '', memberId = '', purpose = ''] = opened.split(' ')
    const community = await ctx.house.findCommunity(communityId)
    return community && { ctx: { ...ctx, community }, memberId, purpose: purpose as Offered }
  } catch (error) {
    if (error instanceof SecretShut) return null
    throw error
  }
}

const ask = {
  zh: '<p>不再接收「{name}」的这类邮件？</p><form method="post"><button>确认退订</button></form>',
  en: '<p>Stop such mails from “{name}”?</p><form method="post"><button>Unsubscribe</button></form>',
}
const done = {
  zh: '<p>已退订，不会再给你发这类邮件。想重新接收，可以在「我的」里打开。</p>',
  en: '<p>You are unsubscribed and will get no more such mails. You can turn them on again in your profile.</p>',
}
const gone = { zh: '<p>这个退订链接无效。</p>', en: '<p>This link is not valid.</p>' }

/** GET only asks: mail scanners follow every link. POST withdraws, and may come twice. */
export const unsubscribeHooks: readonly Hook[] = [
  {
    method: 'GET',
    path: '/unsubscribe/:token',
    async handle(ctx, { params }) {
      const way = await whoseWay(ctx, params['token'] ?? '')
      return way ? page(200, ask, way.ctx.locale, way.ctx.community.name) : page(404, gone, ctx.house.settings.defaultLocale)
    },
  },
  {
    method: 'POST',
    path: '/unsubscribe/:token',
    async handle(ctx, { params }) {
      const way = await whoseWay(ctx, params['token'] ?? '')
      if (!way) return page(404, gone, ctx.house.settings.defaultLocale)
      await within(way.ctx, ctx => withdrawConsentOf(ctx, way.memberId, way.purpose, 'link'))
      return page(200, done, way.ctx.locale)
    },
  },
]

const title = { zh: '退订', en: 'Unsubscribe' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
function page(status: number, text: { zh: string; en: string }, locale: Locale, name = ''): HookAnswer {
  const words = textIn(text, locale).replace('{name}', () => escaped(name))
  return {
    status,
    contentType: 'text/html; charset=utf-8',
    headers: {
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
    },
    body: `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${textIn(title, locale)}</title><style>body{font:16px/1.7 system-ui;max-width:32rem;margin:20vh auto;padding:0 1.5rem}button{font:inherit;padding:.5rem 1.25rem}</style>${words}</html>`,
  }
}
