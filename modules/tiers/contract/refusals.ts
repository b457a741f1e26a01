// The expected "no" of the tiers.
import { refusal } from '#kernel/refusal.ts'

export const KeyTaken = refusal('tiers.key-taken', 409, '已有等级使用代号 {key}。', 'A plan with the key {key} exists already.')
export const PlanClosed = refusal('tiers.plan-closed', 409, '这个等级现在不开放。', 'This plan is not on offer now.')
export const RoundFull = refusal('tiers.round-full', 409, '这一轮的名额已经用完。', 'All seats of this round are taken.')
export const RoundNotOpen = refusal('tiers.round-not-open', 409, '这一轮现在不开放。', 'This round is not open now.')
export const SeatsTaken = refusal(
  'tiers.seats-taken',
  409,
  '已经用掉 {taken} 个名额，不能少于这个数。',
  '{taken} seats are taken; there cannot be fewer.',
)
export const ForLife = refusal('tiers.for-life', 409, '已经是终身会员，不用再买。', 'This is held for life already.')
export const NotUpgradable = refusal(
  'tiers.not-upgradable',
  409,
  '原来的等级已经变动，不能据此升级。',
  'The tier to upgrade from has changed meanwhile.',
)
export const HigherHeld = refusal(
  'tiers.higher-held',
  409,
  '已经持有更高的等级，不用再买这个。',
  'A higher tier is held already.',
)
export const NotStanding = refusal('tiers.not-standing', 409, '这份会员已经结束。', 'This holding has ended.')
export const NotFreezable = refusal(
  'tiers.not-freezable',
  409,
  '现在不能冻结：次数或天数已经用完，或者不在有效期内。',
  'It cannot be frozen now: no freezes or days are left, or it is not in its term.',
)
export const NotFrozen = refusal('tiers.not-frozen', 409, '没有处于冻结状态。', 'It is not frozen.')
export const NoPlaceForAssociate = refusal(
  'tiers.no-associate-place',
  409,
  '附属成员的名额已满，或者你的等级没有附属名额。',
  'No place for an associate member is left, or your tier has none.',
)
export const NotAnAssociate = refusal(
  'tiers.not-an-associate',
  409,
  '这位成员不能成为你的附属成员。',
  'This member cannot be your associate.',
)
export const TiedOnly = refusal(
  'tiers.tied-only',
  409,
  '附属等级跟随正式会员，不能单独获得。',
  'An associate tier comes with a full membership only.',
)
export const Settled = refusal('tiers.obligation-settled', 409, '这一项已经处理过了。', 'This has been settled already.')
export const NoOwner = refusal('tiers.no-owner', 422, '没有这位负责人。', 'There is no such operator.')
export const PastReturning = refusal(
  'tiers.past-returning',
  409,
  '无理由退的期限已过。想提前结束，请联系运营人员，没用完的部分会退还。',
  'The time to give it back without a reason is over. To end it early, ask whoever runs this place: what is unused is paid back.',
)
