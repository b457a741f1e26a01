// The names that people and programs give to columns of members.
import { folded } from '#kernel/text/fold.ts'
import type { ImportTarget } from '../contract/import-shapes.ts'
import type { ExportColumn } from '../contract/imports.ts'

export type KnownExport = 'ghost' | 'discourse' | 'qunluo'

/** Only letters and digits count, and a number that tells twins apart does not: `E-mail (2)` is an e-mail. */
export const headerKey = (header: string): string => folded(header.replace(/ \(\d+\)$/, '')).replace(/[^\p{L}\p{N}]+/gu, '')

/** What our own export calls its columns. */
export const exportTitles: Record<ExportColumn, { zh: string; en: string }> = {
  'member-id': { zh: '成员编号', en: 'Member ID' },
  name: { zh: '称呼', en: 'Name' },
  email: { zh: '邮箱', en: 'E-mail' },
  phone: { zh: '手机号', en: 'Phone' },
  wechat: { zh: '微信 openid', en: 'WeChat openid' },
  stage: { zh: '阶段', en: 'Stage' },
  state: { zh: '状态', en: 'State' },
  tags: { zh: '标签', en: 'Tags' },
  'joined-at': { zh: '加入时间', en: 'Joined' },
  'active-at': { zh: '最近活跃', en: 'Last active' },
  source: { zh: '来源', en: 'Source' },
  locale: { zh: '语言', en: 'Language' },
  intro: { zh: '介绍', en: 'Introduction' },
  notes: { zh: '备注', en: 'Notes' },
}
/** First in a file of rejected rows; read again, they mean nothing. */
export const rejectedTitles = { line: { zh: '行号', en: 'Line' }, why: { zh: '未导入的原因', en: 'Why it was not imported' } }

const lists: Partial<Record<ImportTarget, string>> = {
  'member-id': '成员编号 memberid',
  name: '称呼 姓名 名字 昵称 用户名 微信昵称 群昵称 会员姓名 成员姓名 客户姓名 客户名称 联系人 真实姓名 学员姓名 name fullname nickname displayname username realname firstname 氏名 名前',
  email: '邮箱 电子邮箱 邮件 电子邮件 邮箱地址 邮件地址 email mail emailaddress 邮箱号 mailaddress 信箱',
  phone:
    '手机 手机号 手机号码 电话 电话号码 联系电话 联系方式 移动电话 联系手机 会员手机 绑定手机 phone phonenumber mobile mobilephone tel telephone cell cellphone mobileno phoneno',
  wechat: 'openid 微信openid wechatopenid 公众号openid wxopenid',
  external: '会员编号 会员号 会员id 用户id 客户编号 学号 userid externalid customerid uid',
  tags: '标签 会员标签 用户标签 客户标签 分组 群组 组别 tag tags label labels group groups groupnames 兴趣',
  stage: '阶段 成员阶段 生命周期 stage lifecyclestage',
  'joined-at':
    '加入时间 加入日期 入群时间 入群日期 入会时间 入会日期 注册时间 注册日期 添加时间 创建时间 关注时间 joined joinedat joindate datejoined createdat registered registeredat registrationdate signupdate',
  notes: '备注 说明 备注信息 跟进记录 客户备注 note notes remark remarks comment comments',
  intro: '介绍 简介 自我介绍 个人简介 个性签名 bio intro introduction about',
  locale: '语言 locale language lang',
  'leave-out': '删除时间 封禁时间 退出时间 deletedat suspendedat bannedat',
}
const targets = new Map<string, ImportTarget>(
  Object.entries(lists).flatMap(([target, words]) => words.split(' ').map(word => [word, target as ImportTarget] as const)),
)
for (const title of Object.values(rejectedTitles)) for (const word of Object.values(title)) targets.set(headerKey(word), 'ignore')
for (const column of ['state', 'active-at', 'source'] as const)
  for (const word of Object.values(exportTitles[column])) targets.set(headerKey(word), 'ignore')

export const targetOfHeader = (header: string): ImportTarget | undefined => targets.get(headerKey(header))

interface Known {
  /** All of these are there. */
  marks: readonly string[]
  columns: Readonly<Record<string, ImportTarget>>
}
const ghost: Known = {
  marks: ['email', 'subscribedtoemails'],
  columns: {
    id: 'external',
    email: 'email',
    name: 'name',
    note: 'notes',
    createdat: 'joined-at',
    deletedat: 'leave-out',
    labels: 'tags',
    tiers: 'tags',
  },
}
// Ids of a forum are small numbers, the same in every other forum: they identify nobody here, the address does.
const discourse: Known = {
  marks: ['username', 'trustlevel'],
  columns: {
    name: 'name',
    username: 'name',
    email: 'email',
    title: 'intro',
    createdat: 'joined-at',
    suspendedat: 'leave-out',
    groupnames: 'tags',
  },
}
/** Whose export this is, and what its columns mean; what is not named is ignored. */
export function knownExport(headers: readonly string[]): { is: KnownExport; columns?: Known['columns'] } | null {
  const keys = new Set(headers.map(headerKey))
  for (const [is, known] of [['ghost', ghost] as const, ['discourse', discourse] as const])
    if (known.marks.every(mark => keys.has(mark))) return { is, columns: known.columns }
  const isOurs = (['zh', 'en'] as const).some(
    locale => keys.has(headerKey(exportTitles['member-id'][locale])) && keys.has(headerKey(exportTitles.name[locale])),
  )
  return isOurs ? { is: 'qunluo' } : null
}
