// Each endpoint of the channels.
import { handlers } from '#kernel/http/handlers.ts'
import { newId } from '#kernel/ids.ts'
import { checkConnection } from './commands/check-connection.ts'
import { changeAccount, connectAccount, disconnectAccount } from './commands/connect-account.ts'
import { setGreeting } from './commands/put-greeting.ts'
import { addKeyword, changeKeyword, dropKeyword } from './commands/put-keyword.ts'
import { dropTemplate, previewTemplate, putTemplate, shownTemplate } from './commands/put-template.ts'
import { cancelMessage, retryMessage } from './commands/redo-message.ts'
import { replyMessage, settleMessage } from './commands/reply-message.ts'
import { sendMessage } from './commands/send-message.ts'
import { setQuota, shownQuota, shownQuotas } from './commands/set-quota.ts'
import { shownAccount, shownAccounts } from './commands/show-account.ts'
import { shownGreetings, shownHits, shownKeyword, shownKeywords, tryKeyword } from './commands/show-keywords.ts'
import { shownFigures, shownMessage, shownMessages } from './commands/show-message.ts'
import { channelsContract, type Greeting, type Template } from './contract.ts'
import { smsParts } from './rules/templates.ts'
import { findTemplate, listTemplates } from './store/words.ts'

const done = { done: true } as const

export const channelsHandlers = handlers(channelsContract, {
  accounts: shownAccounts,
  account: (ctx, { params }) => shownAccount(ctx, params.accountId),
  connect: async (ctx, { body }) => shownAccount(ctx, await connectAccount(ctx, body)),
  changeAccount: async (ctx, { params, body }) => {
    await changeAccount(ctx, params.accountId, body)
    return shownAccount(ctx, params.accountId)
  },
  disconnect: async (ctx, { params }) => {
    await disconnectAccount(ctx, params.accountId)
    return done
  },
  checkConnection: (ctx, { params }) => checkConnection(ctx, params.accountId),
  quotas: shownQuotas,
  changeQuota: async (ctx, { params, body }) => {
    await setQuota(ctx, params.accountId, params.what, body)
    return shownQuota(ctx, params.accountId, params.what)
  },

  keywords: (ctx, { query }) => shownKeywords(ctx, query),
  addKeyword: async (ctx, { body }) => shownKeyword(ctx, await addKeyword(ctx, body)),
  changeKeyword: async (ctx, { params, body }) => {
    await changeKeyword(ctx, params.keywordId, body)
    return shownKeyword(ctx, params.keywordId)
  },
  dropKeyword: async (ctx, { params }) => {
    await dropKeyword(ctx, params.keywordId)
    return done
  },
  tryKeyword: (ctx, { query }) => tryKeyword(ctx, query),
  keywordHits: (ctx, { query }) => shownHits(ctx, query),
  greetings: shownGreetings,
  changeGreeting: async (ctx, { params, body }) => {
    await setGreeting(ctx, params.occasion, body)
    return (await shownGreetings(ctx)).find(g => g.occasion === params.occasion) as Greeting
  },
  templates: async (ctx, { query }) => (await listTemplates(ctx.db, ctx.community.id, query.channel)).map(shownTemplate),
  changeTemplate: async (ctx, { params, body }) => {
    await putTemplate(ctx, params.channel, params.key, body)
    const row = await findTemplate(ctx.db, ctx.community.id, params.channel, params.key)
    return (row && shownTemplate(row)) as Template
  },
  dropTemplate: async (ctx, { params }) => {
    await dropTemplate(ctx, params.channel, params.key)
    return done
  },
  previewTemplate: async (ctx, { params, body }) => {
    const preview = await previewTemplate(ctx, params.channel, params.key, body)
    return { ...preview, parts: params.channel === 'sms' ? smsParts(preview.body) : 1 }
  },

  messages: (ctx, { query }) => shownMessages(ctx, query),
  messageFigures: shownFigures,
  message: (ctx, { params }) => shownMessage(ctx, params.messageId),
  send: async (ctx, { body }) => shownMessage(ctx, await sendMessage(ctx, { ...body, key: `desk:${newId(ctx, 'snd')}` })),
  reply: async (ctx, { params, body }) => shownMessage(ctx, await replyMessage(ctx, params.messageId, body)),
  settle: async (ctx, { params }) => {
    await settleMessage(ctx, params.messageId)
    return done
  },
  retry: async (ctx, { params }) => {
    await retryMessage(ctx, params.messageId)
    return shownMessage(ctx, params.messageId)
  },
  cancel: async (ctx, { params }) => {
    await cancelMessage(ctx, params.messageId)
    return shownMessage(ctx, params.messageId)
  },
})
