// The table of rights, and the small decisions.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Role } from './contract.ts'
import { allRights, factorsToOffer, foldEmail, nextProof, rightsOf, rightsOfRole } from './rules.ts'

test('an owner may everything, a manager everything but close the books, tighten the rules, found communities and manage the staff', () => {
  assert.deepEqual([...rightsOf(['owner'])].sort(), [...allRights].sort())
  const manager = rightsOf(['manager'])
  assert.deepEqual(
    allRights.filter(right => !manager.has(right)),
    ['wallet.close', 'policies.edit', 'communities.open', 'staff.manage'],
  )
})

test('no role but the owner’s can make operators, and an analyst changes nothing', () => {
  for (const role of Role.options) assert.equal(rightsOf([role]).has('staff.manage'), role === 'owner')
  for (const right of rightsOfRole.analyst) assert.match(right, /\.read$/)
  assert.equal(rightsOf(['editor']).has('members.read'), false)
})

test('roles add up, and none is nothing', () => {
  const both = rightsOf(['moderator', 'editor'])
  assert.ok(both.has('content.moderate') && both.has('content.publish') && !both.has('members.export'))
  assert.equal(rightsOf([]).size, 0)
})

test('an address is one however it is written', () => {
  assert.equal(foldEmail(' Mei@Example.COM '), foldEmail('mei@example.com'))
  assert.equal(foldEmail('ｍｅｉ@example.com'), 'mei@example.com')
})

test('a passkey is asked for before a code; recovery codes count only beside a second factor', () => {
  assert.equal(nextProof({ totp: false, passkeys: 0, recoveryCodesLeft: 0 }), 'in')
  assert.equal(nextProof({ totp: true, passkeys: 0, recoveryCodesLeft: 3 }), 'totp')
  assert.equal(nextProof({ totp: true, passkeys: 1, recoveryCodesLeft: 3 }), 'passkey')
  assert.deepEqual(factorsToOffer({ totp: false, passkeys: 0, recoveryCodesLeft: 3 }), [])
  assert.deepEqual(factorsToOffer({ totp: true, passkeys: 2, recoveryCodesLeft: 1 }), ['totp', 'passkey', 'recovery'])
})
