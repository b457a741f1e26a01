// Every "no" of the groups, each with its reason and, where there is one, the way on.
import { refusal } from '#kernel/refusal.ts'

export const GroupFull = refusal(
  'groups.full',
  409,
  '这个群已经坐满（{seatsMax} 席）。等有人离席，或请群主开新群。',
  'This group is full ({seatsMax} seats). Wait for one to come free, or ask for a new group.',
)
export const GroupClosed = refusal('groups.closed', 409, '这个群已经关闭。', 'This group is closed.')
export const GroupOpen = refusal('groups.open', 409, '这个群正开着。', 'This group is open already.')
export const AlreadySeated = refusal('groups.already-seated', 409, '你已经在这个群里了。', 'You already sit in this group.')
export const BannedFromGroup = refusal(
  'groups.banned',
  403,
  '你已被请出这个群，不能再加入。如有误会，请联系运营者。',
  'You were banned from this group. If that is a mistake, write to the operators.',
)
export const StepsRemain = refusal(
  'groups.steps-remain',
  409,
  '入群前还差 {count} 步，请按提示完成。',
  'Before you can enter, {count} {count:step remains|steps remain}.',
)
export const NoSeat = refusal('groups.no-seat', 403, '你不在这个群里。', 'You have no seat in this group.')
export const NoSuchSeat = refusal('groups.no-such-seat', 404, '这位成员不在群里。', 'This member does not sit in the group.')
export const NoSuchMember = refusal('groups.no-such-member', 404, '没有找到这位成员。', 'There is no such member.')
export const OwnerStays = refusal(
  'groups.owner-stays',
  409,
  '群主不能直接离席，请先把群移交给另一位成员。',
  'The owner cannot simply go; hand the group over first.',
)
export const OwnerByHandOver = refusal(
  'groups.owner-by-hand-over',
  409,
  '群主只能通过移交产生。',
  'A group gets its owner by being handed over.',
)
export const RankTooLow = refusal(
  'groups.rank-too-low',
  403,
  '你的角色不能对这位成员这样做。',
  'Your role does not reach this member.',
)
export const SeatsBelowTaken = refusal(
  'groups.seats-below-taken',
  409,
  '群里已有 {seatsTaken} 人，席位不能少于这个数。',
  '{seatsTaken} people sit here; the seats cannot be fewer.',
)
export const TreeCircle = refusal(
  'groups.tree-circle',
  409,
  '不能把群放到它自己或它的下级群之下。',
  'A group cannot stand below itself.',
)
export const TreeTooDeep = refusal(
  'groups.tree-too-deep',
  409,
  '群最多分 {levels} 层。',
  'Groups stand at most {levels} {levels:level|levels} deep.',
)
export const HostNeedsSeat = refusal(
  'groups.host-needs-seat',
  409,
  '主持人要先在上级群里有席位。',
  'Who hosts a group needs a seat in the group above it.',
)
export const NormsUnsigned = refusal(
  'groups.norms-unsigned',
  403,
  '群规有更新，签过新的群规才能发言。',
  'The norms have changed; sign them to write again.',
)
export const NormsMoved = refusal(
  'groups.norms-moved',
  409,
  '群规刚刚更新到第 {version} 版，请读过新的再签。',
  'The norms have just moved to version {version}; read those before you sign.',
)
export const NoNorms = refusal('groups.no-norms', 409, '这个群没有群规要签。', 'This group has no norms to sign.')
export const GroupMuted = refusal(
  'groups.muted',
  403,
  '全员禁言中，只有老师和主持人可以发言。',
  'The group is muted; only teachers and hosts speak.',
)
export const StepNotAsked = refusal(
  'groups.step-not-asked',
  409,
  '这个群不需要这一步。',
  'This group does not ask for this step.',
)
export const TooManyTries = refusal(
  'groups.too-many-tries',
  429,
  '暗号错了太多次，请 {minutes} 分钟后再试。',
  'Too many wrong passwords; try again in {minutes} min.',
)
export const PhraseNeeded = refusal('groups.phrase-needed', 422, '请先定一个入群暗号。', 'Set an entry password first.')
export const AnswersMissing = refusal(
  'groups.answers-missing',
  422,
  '还有 {count} 个必答问题没有回答。',
  '{count} {count:question still wants|questions still want} an answer.',
)
export const ApplicationSettled = refusal(
  'groups.application-settled',
  409,
  '这份申请已经处理过了。',
  'This application has been settled already.',
)
const askForNew = { zh: '请向邀请你的人要一个新的。', en: 'Ask whoever invited you for a new one.' }
export const InviteUnknown = refusal(
  'groups.invite-unknown',
  404,
  `没有这个邀请。${askForNew.zh}`,
  `There is no such invite. ${askForNew.en}`,
)
export const InviteExpired = refusal(
  'groups.invite-expired',
  410,
  `这个邀请已经过期。${askForNew.zh}`,
  `This invite has expired. ${askForNew.en}`,
)
export const InviteUsedUp = refusal(
  'groups.invite-used-up',
  410,
  `这个邀请的名额已经用完。${askForNew.zh}`,
  `This invite is used up. ${askForNew.en}`,
)
export const InviteRevoked = refusal(
  'groups.invite-revoked',
  410,
  `这个邀请已被收回。${askForNew.zh}`,
  `This invite was withdrawn. ${askForNew.en}`,
)
export const InviteElsewhere = refusal(
  'groups.invite-elsewhere',
  409,
  '这个邀请不是给这个群的。',
  'This invite is for another group.',
)
export const inviteRefusals = [InviteUnknown, InviteExpired, InviteUsedUp, InviteRevoked, InviteElsewhere] as const
/** What the door may say to someone who wants in. */
export const entryRefusals = [
  AlreadySeated,
  BannedFromGroup,
  GroupClosed,
  GroupFull,
  NoSuchMember,
  StepsRemain,
  ...inviteRefusals,
] as const
