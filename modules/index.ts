// THE STAIRS: the rooms in reading order. A room may use what stands above it, through its index.ts or contract.ts.
import type { Room } from '#kernel/room.ts'
import { activities } from './activities/index.ts'
import { channels } from './channels/index.ts'
import { communities } from './communities/index.ts'
import { content } from './content/index.ts'
import { deals } from './deals/index.ts'
import { groups } from './groups/index.ts'
import { members } from './members/index.ts'
import { payments } from './payments/index.ts'
import { playbooks } from './playbooks/index.ts'
import { policies } from './policies/index.ts'
import { shop } from './shop/index.ts'
import { staff } from './staff/index.ts'
import { tiers } from './tiers/index.ts'
import { wallet } from './wallet/index.ts'

export const rooms: readonly Room[] = [
  communities, // the house itself: which communities live here
  staff, // who runs it: operators, roles, sign-in, audit
  policies, // what the law allows: rules with source and date
  members, // who is here: people, profiles, stages, the directory
  wallet, // what they hold: the ledger of money, credit, points
  channels, // how we reach them
  tiers, // what they may: plans, holdings, entitlements
  groups, // where they sit: the tree of groups, seats, doors
  content, // what they make
  shop, // what they buy: things, offers, stock, orders
  deals, // what they buy together: teams, pre-sales, campaigns, auctions, draws
  activities, // what keeps them coming: any play of the shelf
  payments, // how the money comes in and goes back
  playbooks, // how we do it again: a community as one file
]
