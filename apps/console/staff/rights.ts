// Roles and rights in words.

import type { Text } from '#kernel/i18n.ts'
import { say } from '#ui/i18n.ts'
import type { Named } from '../shell/titled.ts'

export const roleTexts: Named<'owner' | 'manager' | 'moderator' | 'editor' | 'analyst'> = {
  owner: { zh: '所有者', en: 'Owner' },
  manager: { zh: '主理人', en: 'Manager' },
  moderator: { zh: '协管', en: 'Moderator' },
  editor: { zh: '编辑', en: 'Editor' },
  analyst: { zh: '分析', en: 'Analyst' },
}
export type Role = keyof typeof roleTexts
export const roles = Object.keys(roleTexts) as Role[]

const rightTexts: Record<string, Text> = {
  'members.read': { zh: '看成员', en: 'see members' },
  'members.edit': { zh: '改成员', en: 'edit members' },
  'members.import': { zh: '导入成员', en: 'import members' },
  'members.export': { zh: '导出成员', en: 'export members' },
  'members.ban': { zh: '封禁成员', en: 'ban members' },
  'groups.read': { zh: '看群', en: 'see groups' },
  'groups.edit': { zh: '管群', en: 'keep groups' },
  'content.read': { zh: '看内容', en: 'see content' },
  'content.publish': { zh: '发布内容', en: 'publish' },
  'content.moderate': { zh: '处理举报', en: 'moderate' },
  'channels.read': { zh: '看渠道', en: 'see channels' },
  'channels.edit': { zh: '设渠道', en: 'set up channels' },
  'channels.send': { zh: '发消息', en: 'send messages' },
  'playbooks.read': { zh: '看剧本', en: 'see playbooks' },
  'playbooks.launch': { zh: '上剧本', en: 'launch playbooks' },
  'wallet.read': { zh: '看账本', en: 'read the ledger' },
  'wallet.correct': { zh: '调整钱包', en: 'correct wallets' },
  'wallet.close': { zh: '月结', en: 'close months' },
  'tiers.read': { zh: '看会员等级', en: 'see tiers' },
  'tiers.edit': { zh: '管会员等级', en: 'keep tiers' },
  'shop.read': { zh: '看商店', en: 'see the shop' },
  'shop.edit': { zh: '管商品和优惠', en: 'keep products and offers' },
  'shop.sell': { zh: '发货和核销', en: 'send and redeem' },
  'shop.refund': { zh: '退款', en: 'give money back' },
  'payments.read': { zh: '看收款', en: 'see payments' },
  'payments.edit': { zh: '管收款渠道', en: 'keep payments' },
  'activities.read': { zh: '看活动', en: 'see activities' },
  'activities.edit': { zh: '起草活动', en: 'draft activities' },
  'activities.run': { zh: '办活动', en: 'run activities' },
  'policies.read': { zh: '看合规规则', en: 'read the rules of law' },
  'policies.edit': { zh: '收紧合规规则', en: 'make rules stricter' },
  'communities.examine': { zh: '自检', en: 'examine' },
  'communities.change': { zh: '改社群设置', en: 'change the community' },
  'communities.open': { zh: '开社群', en: 'open communities' },
  'staff.audit': { zh: '看操作记录', en: 'read the audit log' },
  'staff.manage': { zh: '管运营者', en: 'manage operators' },
}
export const rightsWords = (rights: readonly string[]): string =>
  rights.map(right => (rightTexts[right] ? say(rightTexts[right]) : right)).join(say({ zh: '、', en: ', ' }))
