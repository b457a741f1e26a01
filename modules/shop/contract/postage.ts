// What postage costs.
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Postage } from './handing.ts'

export const postageEndpoints = {
  postage: endpoint({
    method: 'GET',
    path: inCommunity('/console/postage'),
    summary: 'What postage costs',
    who: 'operator',
    right: 'shop.read',
    returns: Postage,
  }),
  setPostage: endpoint({
    method: 'PUT',
    path: inCommunity('/console/postage'),
    summary: 'Set what postage costs from now on',
    who: 'operator',
    right: 'shop.edit',
    body: Postage,
    returns: Postage,
  }),
}
