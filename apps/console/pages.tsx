// The pages of the console: one line a page. The rail, the crumbs and the palette are all drawn from this list, so a room adds its lines here and nothing elsewhere.
import { IconGroups, IconMe, IconQr, IconSettings, IconToday } from '#ui/kit/icons.tsx'
import { activityPages } from './activities/pages.ts'
import { channelPages } from './channels/pages.ts'
import { communityTexts } from './communities/texts.ts'
import { contentPages } from './content/pages.ts'
import { dealPages } from './deals/pages.ts'
import { doctorPages } from './doctor/pages.ts'
import { groupTexts } from './groups/texts.ts'
import { importTexts } from './members/import-texts.ts'
import { ruleTexts } from './members/stage-texts.ts'
import { memberTexts } from './members/texts.ts'
import { paymentPages } from './payments/pages.ts'
import { playbookPages } from './playbooks/pages.ts'
import { policyPages } from './policies/pages.ts'
import {
  IconBring,
  IconDoor,
  IconFields,
  IconHouse,
  IconKey,
  IconLedger,
  IconPeople,
  IconStages,
  IconTag,
} from './shell/icons.tsx'
import { type PageLine, page } from './shell/page-line.ts'
import { shopPages } from './shop/pages.ts'
import { accountTexts } from './staff/account-texts.ts'
import { frameTexts } from './texts.ts'
import { tierPages } from './tiers/pages.ts'
import { walletPages } from './wallet/pages.ts'

export type { Chapter, PageLine } from './shell/page-line.ts'

export const pages: readonly PageLine[] = [
  {
    path: '/',
    title: frameTexts.home,
    scope: 'community',
    icon: IconToday,
    page: page(async () => (await import('./home/home-page.tsx')).HomePage),
  },
  {
    path: '/members',
    title: memberTexts.members,
    scope: 'community',
    chapter: 'people',
    icon: IconPeople,
    right: 'members.read',
    also: '成员 chengyuan cy directory 名单 通讯录',
    page: page(async () => (await import('./members/members-page.tsx')).MembersPage),
  },
  {
    path: '/members/:memberId',
    title: memberTexts.members,
    scope: 'community',
    right: 'members.read',
    page: page(async () => (await import('./members/member-page.tsx')).MemberPage),
  },
  {
    path: '/segments',
    title: memberTexts.segments,
    scope: 'community',
    chapter: 'people',
    icon: IconTag,
    right: 'members.read',
    also: 'renqun biaoqian rqbq tags segments',
    page: page(async () => (await import('./members/segments-page.tsx')).SegmentsPage),
  },
  {
    path: '/stages',
    title: ruleTexts.title,
    scope: 'community',
    chapter: 'people',
    icon: IconStages,
    right: 'members.read',
    also: 'jieduan guize jdgz stages',
    page: page(async () => (await import('./members/stages-page.tsx')).StagesPage),
  },
  {
    path: '/fields',
    title: memberTexts.fields,
    scope: 'community',
    chapter: 'people',
    icon: IconFields,
    right: 'members.read',
    also: 'ziliaoxiang zlx fields profile',
    page: page(async () => (await import('./members/fields-page.tsx')).FieldsPage),
  },
  {
    path: '/imports',
    title: importTexts.title,
    scope: 'community',
    chapter: 'people',
    icon: IconBring,
    right: 'members.read',
    also: 'daoru daochu drdc import export csv xlsx excel',
    page: page(async () => (await import('./members/imports-page.tsx')).ImportsPage),
  },
  {
    path: '/imports/:importId',
    title: importTexts.title,
    scope: 'community',
    right: 'members.import',
    page: page(async () => (await import('./members/import-page.tsx')).ImportPage),
  },
  ...channelPages,
  {
    path: '/groups',
    title: groupTexts.groups,
    scope: 'community',
    chapter: 'structure',
    icon: IconGroups,
    right: 'groups.read',
    also: 'qun groups xiwei 席位 seats',
    page: page(async () => (await import('./groups/groups-page.tsx')).GroupsPage),
  },
  {
    path: '/groups/:groupId/:tab?',
    title: groupTexts.groups,
    scope: 'community',
    right: 'groups.read',
    page: page(async () => (await import('./groups/group-page.tsx')).GroupPage),
  },
  {
    path: '/applications',
    title: { zh: '入群申请', en: 'Applications' },
    scope: 'community',
    chapter: 'structure',
    icon: IconDoor,
    right: 'groups.read',
    also: 'ruqun shenqing rqsq applications',
    page: page(async () => (await import('./groups/applications-page.tsx')).ApplicationsPage),
  },
  {
    path: '/invites',
    title: groupTexts.invites,
    scope: 'community',
    chapter: 'structure',
    icon: IconQr,
    right: 'groups.read',
    also: 'yaoqing erweima yq invites qr',
    page: page(async () => (await import('./groups/invites-page.tsx')).InvitesPage),
  },
  ...tierPages,
  ...contentPages,
  ...shopPages,
  ...dealPages,
  ...activityPages,
  ...paymentPages,
  ...walletPages,
  ...policyPages,
  {
    path: '/audit',
    title: accountTexts.audit,
    scope: 'community',
    chapter: 'running',
    icon: IconLedger,
    right: 'staff.audit',
    also: 'caozuo jilu czjl audit log',
    page: page(async () => (await import('./staff/audit-page.tsx')).CommunityAuditPage),
  },
  {
    path: '/settings',
    title: communityTexts.settings,
    scope: 'community',
    chapter: 'running',
    icon: IconSettings,
    right: 'communities.change',
    also: 'shequn shezhi sqsz settings',
    page: page(async () => (await import('./communities/settings-page.tsx')).SettingsPage),
  },
  ...doctorPages,
  ...playbookPages,
  {
    path: '/communities',
    title: communityTexts.communities,
    scope: 'house',
    icon: IconHouse,
    also: 'shequn communities',
    page: page(async () => (await import('./communities/communities-page.tsx')).CommunitiesPage),
  },
  {
    path: '/staff',
    title: accountTexts.operators,
    scope: 'house',
    icon: IconKey,
    right: 'staff.manage',
    also: 'yunyingzhe yyz operators staff',
    page: page(async () => (await import('./staff/operators-page.tsx')).OperatorsPage),
  },
  {
    path: '/staff/audit',
    title: accountTexts.auditHouse,
    scope: 'house',
    right: 'staff.audit',
    page: page(async () => (await import('./staff/audit-page.tsx')).HouseAuditPage),
  },
  {
    path: '/account',
    title: accountTexts.account,
    scope: 'house',
    icon: IconMe,
    also: 'wode zhanghu mima account password totp passkey',
    page: page(async () => (await import('./staff/account-page.tsx')).AccountPage),
  },
]
