// Words of the deals: what they buy together.
import type { Text } from '#kernel/i18n.ts'
import type { Named } from '../shell/titled.ts'

export const dealTexts = {
  deals: { zh: '团购与预售', en: 'Deals' },
  lead: {
    zh: '拼团、阶梯价、预售、众筹、竞拍、抽签购、赞助餐。公布后规则就定下，每一步都有据可查。',
    en: 'Group-buys, stepped prices, pre-sales, crowdfunding, auctions, draws, sponsored meals. Once published the rules are fixed.',
  },
  deal: { zh: '团购详情', en: 'Deal' },
  newDeal: { zh: '新团购', en: 'New deal' },
  chooseKind: { zh: '做哪一种？', en: 'Which kind?' },
  kind: { zh: '种类', en: 'Kind' },
  state: { zh: '状态', en: 'State' },
  title: { zh: '标题', en: 'Title' },
  time: { zh: '时间', en: 'Time' },
  progress: { zh: '进度', en: 'Progress' },
  none: { zh: '还没有团购', en: 'No deals yet' },
  noneHint: {
    zh: '选一种，填好商品和规则，看过公示页再公布。没成的自动全额退款。',
    en: 'Choose a kind, say what and by which rules, look at the page of rules, then publish. What fails is paid back by itself.',
  },
  nothing: { zh: '没有符合的', en: 'Nothing fits' },
  saveDraft: { zh: '存为草稿', en: 'Keep as a draft' },
  saved: { zh: '已保存', en: 'Saved' },
  edit: { zh: '修改', en: 'Change' },
  save: { zh: '保存', en: 'Save' },
  betterOnly: { zh: '已经公布：只能延长或加量。', en: 'It is published: it can only last longer or hold more.' },
  publish: { zh: '公布', en: 'Publish' },
  publishHint: {
    zh: '公布后规则不能再改，公示页会留下校验值。',
    en: 'From then on its rules are fixed, and their hash is kept.',
  },
  published: { zh: '已公布', en: 'It is published' },
  rules: { zh: '规则公示页', en: 'The page of rules' },
  hash: { zh: '规则校验值（SHA-256）', en: 'Hash of the rules (SHA-256)' },
  stands: { zh: '公布前要处理', en: 'These stand against it' },
  ready: { zh: '可以公布。', en: 'It can be published.' },
  cancel: { zh: '取消并全额退款', en: 'Call off and refund' },
  cancelHint: {
    zh: '{members} 人、{amount} 会全额退回，发出的除外。不能撤销。',
    en: '{amount} of {members} {members:member|members} goes back in full, but for what was handed over. It cannot be undone.',
  },
  cancelled: { zh: '已开始退款', en: 'The refunds have begun' },
  resume: { zh: '继续未完成的', en: 'Go on' },
  resumed: { zh: '继续进行', en: 'It goes on' },
  stuck: {
    zh: '处理途中被打断时，可以从这里继续；做过的不会再做。',
    en: 'Should it have been interrupted, it goes on from here; what is done is not done again.',
  },
  members: { zh: '参与', en: 'Members' },
  units: { zh: '件数', en: 'Pieces' },
  raised: { zh: '实收', en: 'Raised' },
  goal: { zh: '目标', en: 'Goal' },
  nextStep: { zh: '下一档（件）', en: 'Next step, pieces' },
  toDraw: { zh: '中签名额', en: 'To be drawn' },
  places: { zh: '名额', en: 'Places' },
  topBid: { zh: '当前最高价', en: 'Highest bid' },
  bids: { zh: '出价次数', en: 'Bids' },
  entries: { zh: '报名', en: 'Entries' },
  teams: { zh: '团', en: 'Teams' },
  teamsOf: { zh: '拼成 {formed}，进行中 {open}，未成 {unformed}', en: '{formed} formed, {open} open, {unformed} unformed' },
  back: { zh: '退款报告', en: 'Refunds' },
  backOf: {
    zh: '{orders} 笔共 {amount}：已到账 {paid}，途中 {asked}，失败 {failed}',
    en: '{orders} {orders:order|orders}, {amount}: {paid} arrived, {asked} under way, {failed} failed',
  },
  byHour: { zh: '每小时参与', en: 'By the hour' },
  byHourSentence: {
    zh: '{members} 人参与，实收 {amount}；{at} 最热，一小时 {most} 人。',
    en: '{members} took part for {amount}; busiest at {at} with {most} in an hour.',
  },
  parts: { zh: '订单', en: 'Orders' },
  noParts: { zh: '还没有订单', en: 'No orders yet' },
  noPartsAuction: {
    zh: '竞拍结束后，出价最高的人付款，订单会列在这里。',
    en: 'When it is over the highest bidder pays, and the order stands here.',
  },
  noPartsDraw: { zh: '中签的人付款后，订单会列在这里。', en: 'What those who are drawn pay stands here.' },
  noPartsMeal: { zh: '选出来的人确认后，会列在这里。', en: 'Those who are chosen stand here once they accept.' },
  member: { zh: '成员', en: 'Member' },
  amount: { zh: '金额', en: 'Sum' },
  at: { zh: '时间', en: 'When' },
  refund: { zh: '退款', en: 'Refund' },
  order: { zh: '订单', en: 'Order' },
  noEntries: { zh: '还没有人报名', en: 'Nobody has applied yet' },
  sentence: { zh: '理由', en: 'In their words' },
  rank: { zh: '名次', en: 'Rank' },
  choose: { zh: '选中 {count} 人', en: 'Choose {count}' },
  chooseLater: { zh: '报名截止后，在这里挑选。', en: 'They are chosen here once applications have closed.' },
  chosen: { zh: '已选好', en: 'They are chosen' },
  tell: { zh: '发一条进展', en: 'Tell the backers' },
  told: { zh: '进展已发出', en: 'They are told' },
  outcome: { zh: '结果', en: 'Outcome' },
  finalPrice: { zh: '最终价 {price}', en: 'The final price is {price}.' },
  variant: { zh: '商品', en: 'What' },
  leader: { zh: '团长', en: 'Leader' },
  teamSeats: { zh: '{paid} / {size} 人', en: '{paid} of {size}' },
  closes: { zh: '截止', en: 'Closes' },
} satisfies Record<string, Text>

export const dealKindTexts: Named<'team-buy' | 'stepped' | 'pre-sale' | 'crowdfunding' | 'auction' | 'draw' | 'meal'> = {
  'team-buy': { zh: '拼团', en: 'Group-buy' },
  stepped: { zh: '阶梯价', en: 'Stepped price' },
  'pre-sale': { zh: '预售', en: 'Pre-sale' },
  crowdfunding: { zh: '众筹', en: 'Crowdfunding' },
  auction: { zh: '竞拍', en: 'Auction' },
  draw: { zh: '抽签购', en: 'Draw to buy' },
  meal: { zh: '赞助餐', en: 'Sponsored meal' },
}
export const dealKindHints: Named<keyof typeof dealKindTexts> = {
  'team-buy': {
    zh: '几个人一起买就便宜；凑不齐自动退款。',
    en: 'Cheaper when several buy together; a team that is not formed is paid back.',
  },
  stepped: {
    zh: '卖得越多越便宜，最后一起退差价。',
    en: 'The more are sold the cheaper; the difference is returned at the end.',
  },
  'pre-sale': { zh: '先付定金或全款，到期发货。', en: 'A deposit or the whole now, sent later.' },
  crowdfunding: { zh: '到目标才成，没到全额退。', en: 'All or nothing: below the goal everything goes back.' },
  auction: { zh: '出价高者得，临近结束自动延时。', en: 'The highest bid wins; late bids move the end.' },
  draw: { zh: '报名抽签，中签的人买；抽签过程人人可验。', en: 'Apply, be drawn, then buy; anyone can check the draw.' },
  meal: {
    zh: '商家请客：报名、抽签或挑选，凭券用餐。',
    en: 'A sponsor invites: apply, be drawn or chosen, and dine by voucher.',
  },
}
export const dealStateTexts: Named<
  'draft' | 'open' | 'deciding' | 'settling' | 'failing' | 'cancelling' | 'succeeded' | 'failed' | 'cancelled'
> = {
  draft: { zh: '草稿', en: 'Draft' },
  open: { zh: '进行中', en: 'Open' },
  deciding: { zh: '判定中', en: 'Being decided' },
  settling: { zh: '结算中', en: 'Being settled' },
  failing: { zh: '退款中', en: 'Being paid back' },
  cancelling: { zh: '取消中', en: 'Being called off' },
  succeeded: { zh: '已成', en: 'Succeeded' },
  failed: { zh: '未成', en: 'Failed' },
  cancelled: { zh: '已取消', en: 'Called off' },
}
export const partStateTexts: Named<'held' | 'paid' | 'granted' | 'kept' | 'returned' | 'lapsed'> = {
  held: { zh: '占位', en: 'Held' },
  paid: { zh: '已付', en: 'Paid' },
  granted: { zh: '已成', en: 'Granted' },
  kept: { zh: '定金不退', en: 'Deposit kept' },
  returned: { zh: '已退', en: 'Returned' },
  lapsed: { zh: '失效', en: 'Lapsed' },
}
export const turnTexts: Named<'open' | 'taken' | 'lapsed' | 'declined'> = {
  open: { zh: '待确认', en: 'Open' },
  taken: { zh: '已确认', en: 'Taken' },
  lapsed: { zh: '过时', en: 'Lapsed' },
  declined: { zh: '放弃', en: 'Declined' },
}
export const refundTexts: Named<'none' | 'asked' | 'paid-out' | 'failed'> = {
  none: { zh: '—', en: '—' },
  asked: { zh: '途中', en: 'under way' },
  'paid-out': { zh: '已到账', en: 'arrived' },
  failed: { zh: '失败', en: 'failed' },
}
