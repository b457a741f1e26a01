// Asks the other side whether it knows us. A reading call: nothing is kept, and no transaction is open meanwhile.
import type { z } from 'zod'
import { mailerService, smsService } from '#gateways/services.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { textIn } from '#kernel/i18n.ts'
import { refuse } from '#kernel/refusal.ts'
import { type Connection, NoSuchAccount } from '../contract.ts'
import {
  addressFinding,
  type Finding,
  gatewayFinding,
  missingFinding,
  verifiedFinding,
  wechatFinding,
  wechatWorks,
} from '../rules/connection.ts'
import { type AccountRow, findAccount, listSecrets } from '../store/accounts.ts'
import { clientOf } from './open-wechat.ts'
import { missingOf } from './show-account.ts'

export async function checkConnection(ctx: Ctx, id: string): Promise<z.output<typeof Connection>> {
  const account = await findAccount(ctx.db, ctx.community.id, id)
  if (!account || account.disconnectedAt) refuse(NoSuchAccount)
  const findings = await ways[account.kind](ctx, account)
  return {
    ok: findings.every(finding => finding.ok),
    findings: findings.map(({ ok, what, text }) => ({ ok, what, text: textIn(text, ctx.locale) })),
  }
}

const ways: Record<AccountRow['kind'], (ctx: Ctx, account: AccountRow) => Promise<Finding[]>> = {
  async email(ctx) {
    const mailer = ctx.house.services.find(mailerService)
    if (!mailer) return [gatewayFinding(false, '服务器没有设置 SMTP_URL 和 MAIL_FROM。', 'SMTP_URL and MAIL_FROM are not set.')]
    try {
      await mailer.verify()
      return [gatewayFinding(true, '邮件服务器已登录。', 'The mail server lets us in.')]
    } catch (error) {
      const said = error instanceof Error ? error.message.slice(0, 300) : ''
      return [gatewayFinding(false, `邮件服务器不可用：${said}`, `The mail server cannot be used: ${said}`)]
    }
  },
  async sms(ctx) {
    const isSet = ctx.house.services.find(smsService) !== undefined
    return isSet
      ? [
          gatewayFinding(
            true,
            '短信网关已设置；是否可用要发一条才知道。',
            'A gateway is set; whether it works shows with the first message.',
          ),
        ]
      : [gatewayFinding(false, '服务器没有设置 SMS_URL 和 SMS_TOKEN。', 'SMS_URL and SMS_TOKEN are not set.')]
  },
  async wechat(ctx, account) {
    const { toReceive, toSend } = missingOf(account, await listSecrets(ctx.db, ctx.community.id, account.id))
    const findings = [
      addressFinding(ctx.house.settings.publicUrl),
      missingFinding([...toReceive, ...toSend]),
      verifiedFinding(account.verifiedAt !== null),
    ]
    const client = await clientOf(ctx, account)
    return client ? [...findings, await asked(client)] : findings
  },
}

async function asked(client: NonNullable<Awaited<ReturnType<typeof clientOf>>>): Promise<Finding> {
  try {
    await client.userInfo('o-nobody')
    return wechatWorks
  } catch (error) {
    return wechatFinding(error)
  }
}
