// Words that several pages of the groups share: kinds, roles, steps, ends.
import type { Named } from '../shell/titled.ts'

export const kindTexts: Named<'ring' | 'pyramid'> = {
  ring: { zh: '环形：人人平等，都能邀请', en: 'Ring: all sit equal, each may invite' },
  pyramid: { zh: '金字塔：有角色的人带着走', en: 'Pyramid: those with a role lead' },
}
export const kindShort: Named<'ring' | 'pyramid'> = { ring: { zh: '环形', en: 'Ring' }, pyramid: { zh: '金字塔', en: 'Pyramid' } }
export const purposeTexts: Named<'core' | 'hosted' | 'open'> = {
  core: { zh: '核心群', en: 'Core' },
  hosted: { zh: '主持群', en: 'Hosted' },
  open: { zh: '开放群', en: 'Open' },
}
export const seenByTexts: Named<'members' | 'seated'> = {
  members: { zh: '所有成员都能找到', en: 'Every member finds it' },
  seated: { zh: '只有席位上的人和受邀者', en: 'Only who sits in it or is invited' },
}
export const roleTexts: Named<'owner' | 'host' | 'teacher' | 'connector' | 'monitor' | 'member'> = {
  owner: { zh: '群主', en: 'Owner' },
  host: { zh: '主持人', en: 'Host' },
  teacher: { zh: '老师', en: 'Teacher' },
  connector: { zh: '连接人', en: 'Connector' },
  monitor: { zh: '班长', en: 'Monitor' },
  member: { zh: '成员', en: 'Member' },
}
export const roleTone = {
  owner: 'green',
  host: 'green',
  teacher: 'indigo',
  connector: 'ochre',
  monitor: 'ochre',
  member: 'plain',
} as const
export const endTexts: Named<'left' | 'removed' | 'banned' | 'moved' | 'gone'> = {
  left: { zh: '自己离开', en: 'left' },
  removed: { zh: '被移出', en: 'removed' },
  banned: { zh: '被封禁', en: 'banned' },
  moved: { zh: '换了群', en: 'moved' },
  gone: { zh: '离开了社群', en: 'left the community' },
}
export const stepTexts: Named<'norms' | 'invite' | 'password' | 'application' | 'tier'> = {
  norms: { zh: '签群规', en: 'Sign the norms' },
  invite: { zh: '要有成员邀请', en: 'An invite by a member' },
  password: { zh: '说出暗号', en: 'Say the entry password' },
  application: { zh: '申请，等批准', en: 'Apply and be approved' },
  tier: { zh: '持有会员权益', en: 'Hold a right of a tier' },
}
export const applicationTexts: Named<'waiting' | 'approved' | 'refused' | 'withdrawn'> = {
  waiting: { zh: '等待处理', en: 'Waiting' },
  approved: { zh: '已通过', en: 'Approved' },
  refused: { zh: '已婉拒', en: 'Refused' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}
