// Endpoints of the inbox and the outbox: what came, what went, and what an operator does about it.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done, line, PageQuery, page } from '#kernel/shapes.ts'
import { NoSuchMessage, NoSuchTemplate, NotReachable, NotThisState, TemplateGap, WindowClosed, WindowSpent } from './refusals.ts'
import { TemplateKey } from './said.ts'
import { Message, MessageFigures, MessageRow } from './shapes.ts'
import { AccountId, ChannelKind, Direction, MemberId, MessageId, MessageState, Purpose, ReplyWords } from './words.ts'

const desk = (path = '') => inCommunity(`/console/channels${path}`)
const params = z.object({ messageId: MessageId })
const reads = { who: 'operator', right: 'channels.read' } as const
const sends = { who: 'operator', right: 'channels.send' } as const

export const inboxEndpoints = {
  messages: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/messages'),
    summary: 'Messages in and out, newest first',
    query: PageQuery.extend({
      direction: Direction.optional(),
      channel: ChannelKind.optional(),
      accountId: AccountId.optional(),
      state: MessageState.optional(),
      memberId: MemberId.optional(),
      /** All that was exchanged with whom this message is from or to. */
      with: MessageId.optional(),
      text: line(60, 0).optional(),
    }),
    returns: page(MessageRow),
    refuses: [NoSuchMessage],
  }),
  messageFigures: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/messages/figures'),
    summary: 'How many wait, failed, or came today',
    returns: MessageFigures,
  }),
  message: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/messages/:messageId'),
    summary: 'One message with its story',
    params,
    returns: Message,
    refuses: [NoSuchMessage],
  }),
  send: endpoint({
    ...sends,
    method: 'POST',
    path: desk('/messages'),
    summary: 'Send one member a message made from a template',
    body: z.object({
      memberId: MemberId,
      channel: ChannelKind,
      template: TemplateKey,
      params: z.record(z.string().regex(/^\w{1,40}$/), line(2000)).default({}),
      purpose: Purpose.exclude(['transactional']).meta({ title: '目的 | Purpose' }),
    }),
    returns: Message,
    refuses: [NotReachable, NoSuchTemplate, TemplateGap],
    rate: { per: 'actor', max: 60, windowSeconds: 60 },
  }),
  reply: endpoint({
    ...sends,
    method: 'POST',
    path: desk('/messages/:messageId/replies'),
    summary: 'Answer a follower of the official account',
    params,
    body: ReplyWords,
    returns: Message,
    refuses: [NoSuchMessage, NotThisState, WindowClosed, WindowSpent],
    rate: { per: 'actor', max: 60, windowSeconds: 60 },
  }),
  settle: endpoint({
    ...sends,
    method: 'PUT',
    path: desk('/messages/:messageId/settled'),
    summary: 'Lay a message that waits for us aside without an answer',
    params,
    returns: Done,
    refuses: [NoSuchMessage, NotThisState],
  }),
  retry: endpoint({
    ...sends,
    method: 'POST',
    path: desk('/messages/:messageId/retries'),
    summary: 'Send again what failed, was skipped, or is in doubt',
    params,
    returns: Message,
    refuses: [NoSuchMessage, NotThisState],
  }),
  cancel: endpoint({
    ...sends,
    method: 'DELETE',
    path: desk('/messages/:messageId/sending'),
    summary: 'Call off what still waits to be sent',
    params,
    returns: Message,
    refuses: [NoSuchMessage, NotThisState],
  }),
}
