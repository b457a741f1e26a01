// Endpoints of the accounts: what connects us to mail, text messages and official accounts; and their quotas.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done } from '#kernel/shapes.ts'
import { AppIdTaken, HouseAccount, KeyNeeded, NoSuchAccount, NoSuchQuota, SecretsShut } from './refusals.ts'
import { Account, AccountChange, Connection, NewAccount, Quota } from './shapes.ts'
import { AccountId } from './words.ts'

const desk = (path = '') => inCommunity(`/console/channels${path}`)
const params = z.object({ accountId: AccountId })
const reads = { who: 'operator', right: 'channels.read' } as const
const edits = { who: 'operator', right: 'channels.edit' } as const

export const accountEndpoints = {
  accounts: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/accounts'),
    summary: 'The accounts by which people are reached',
    returns: z.array(Account),
  }),
  account: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/accounts/:accountId'),
    summary: 'One account',
    params,
    returns: Account,
    refuses: [NoSuchAccount],
  }),
  connect: endpoint({
    ...edits,
    method: 'POST',
    path: desk('/accounts'),
    summary: 'Connect a WeChat official account',
    body: NewAccount,
    returns: Account,
    refuses: [AppIdTaken, KeyNeeded, SecretsShut],
    secret: true,
  }),
  changeAccount: endpoint({
    ...edits,
    method: 'PATCH',
    path: desk('/accounts/:accountId'),
    summary: 'Change an account; secrets that are left out stay',
    params,
    body: AccountChange,
    returns: Account,
    refuses: [NoSuchAccount, HouseAccount, KeyNeeded, SecretsShut],
    secret: true,
  }),
  disconnect: endpoint({
    ...edits,
    method: 'DELETE',
    path: desk('/accounts/:accountId'),
    summary: 'Disconnect an official account; its secrets are forgotten, its messages stay',
    params,
    returns: Done,
    refuses: [NoSuchAccount, HouseAccount],
  }),
  checkConnection: endpoint({
    ...edits,
    method: 'GET',
    path: desk('/accounts/:accountId/connection'),
    summary: 'Ask the other side whether it knows us, and say what is wrong in plain words',
    params,
    returns: Connection,
    refuses: [NoSuchAccount],
    rate: { per: 'actor', max: 10, windowSeconds: 60 },
  }),
  quotas: endpoint({
    ...reads,
    method: 'GET',
    path: desk('/quotas'),
    summary: 'What may be sent, and what of it is used',
    returns: z.array(Quota),
  }),
  changeQuota: endpoint({
    ...edits,
    method: 'PUT',
    path: desk('/quotas/:accountId/:what'),
    summary: 'Set a quota',
    params: params.extend({ what: z.string().regex(/^[a-z][a-z-]{0,39}$/) }),
    body: z.object({
      max: z.int().min(0).max(100_000_000).meta({ title: '上限 | Limit' }),
      over: z.enum(['wait', 'refuse']).optional().meta({ title: '超出时 | When used up' }),
    }),
    returns: Quota,
    refuses: [NoSuchAccount, NoSuchQuota],
  }),
}
