// The expected "no" of the deals.
import { refusal } from '#kernel/refusal.ts'

export const NoSuchDeal = refusal('deals.no-such-deal', 404, '没有这个团购，可能已经撤下。', 'There is no such deal.')
export const NoSuchTeam = refusal('deals.no-such-team', 404, '没有这个团。', 'There is no such team.')
export const NoSuchPart = refusal('deals.no-such-part', 404, '没有这条参与记录。', 'You have no such part in it.')
export const NotOpen = refusal(
  'deals.not-open',
  409,
  '「{title}」还没开始或已经结束（{opensAt} 至 {closesAt}）。',
  '“{title}” is not open: it runs from {opensAt} to {closesAt}.',
)
export const OtherKind = refusal(
  'deals.other-kind',
  409,
  '这个团购不是这样参与的。',
  'One does not take part in this deal that way.',
)
export const MovedOn = refusal(
  'deals.moved-on',
  409,
  '团购现在的状态不能这样做，刷新后再看看。',
  'The deal does not allow it as it stands now; look again.',
)
export const TeamFull = refusal(
  'deals.team-full',
  409,
  '这个团已满（含待付款的席位）。可以加入别的团，或自己开一个。',
  'This team is full, with those who are still paying. Join another or open one.',
)
export const TeamOver = refusal('deals.team-over', 409, '这个团已经结束。', 'This team is over.')
export const InTeamAlready = refusal('deals.in-team-already', 409, '你已经在这个团里了。', 'You are in this team already.')
export const RightNeeded = refusal(
  'deals.right-needed',
  403,
  '这个团购只对持有相应会员权益的人开放。',
  'This deal is only for members who hold the right to it.',
)
export const NotInDeal = refusal('deals.not-in-deal', 409, '这件商品不在这个团购里。', 'This is not part of the deal.')
export const RestNotDue = refusal(
  'deals.rest-not-due',
  409,
  '尾款支付时间是 {from} 至 {until}。',
  'The rest is paid from {from} to {until}.',
)
export const BidTooLow = refusal('deals.bid-too-low', 409, '至少要出 {least}。', 'The least you can bid is {least}.')
export const LeadsAlready = refusal('deals.leads-already', 409, '现在最高价就是你出的。', 'The highest bid is yours already.')
export const DepositNeeded = refusal(
  'deals.deposit-needed',
  409,
  '请先交保证金（冻结余额 {deposit}），结束后退回。',
  'A deposit of {deposit} of your credit is set aside first; it comes back afterwards.',
)
export const CreditShort = refusal('deals.credit-short', 409, '余额不足 {deposit}。', 'You have less than {deposit} of credit.')
export const AppliedAlready = refusal('deals.applied-already', 409, '你已经报过名了。', 'You have applied already.')
export const NotYourTurn = refusal('deals.not-your-turn', 409, '现在没有轮到你。', 'It is not your turn.')
export const NoPlaceLeft = refusal('deals.no-place-left', 409, '只剩 {left} 个名额。', 'Only {left} places are left.')
export const NotLate = refusal(
  'deals.not-late',
  409,
  '还没有超过承诺的发货时间 {shipsBy}。',
  'It is to be sent by {shipsBy}; that is not over yet.',
)
export const NotDrawn = refusal('deals.not-drawn', 409, '还没有开奖。', 'It is not drawn yet.')
export const NotThere = refusal('deals.not-there', 409, '只有到场的人可以写体验。', 'Only who was there can tell how it was.')

export const WrongForm = refusal('deals.wrong-form', 422, '{what}', '{what}')
export const OnlyBetter = refusal(
  'deals.only-better',
  409,
  '已经公布，只能改得对参与者更好：{what}',
  'It is published; it can only become better for those who take part: {what}',
)

/** What taking part with an order may be refused with, besides what the shop says. */
export const takingPart = [NoSuchDeal, NotOpen, OtherKind, MovedOn] as const
