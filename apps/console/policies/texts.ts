// Words of the rules: what the law asks, how sure we are, and where a community is stricter.
import type { Text } from '#kernel/i18n.ts'
import type { Named } from '../shell/titled.ts'

export const policyTexts = {
  title: { zh: '合规', en: 'Law' },
  lead: {
    zh: '活动、价格、储值和文字在开放之前都要过这些规则。规则来自法律，写明出处和日期；你可以收紧，不能放宽。',
    en: 'Draws, prices, credit and texts are held against these rules before they open. They come from the law, with source and date; you can make them stricter, never looser.',
  },
  rules: { zh: '规则', en: 'Rules' },
  try: { zh: '试一段文字', en: 'Try a text' },
  history: { zh: '改动', en: 'Changes' },
  decisions: { zh: '放行记录', en: 'Decisions' },
  region: { zh: '依照「{region}」的规则', en: 'Follows the rules of {region}' },
  packs: { zh: '版本', en: 'Versions' },
  pack: { zh: '{title}第 {version} 版，{date}', en: '{title}, version {version}, {date}' },
  counsel: {
    zh: '这些规则帮你少犯错，不能代替律师。标着「待确认」的，请先问清楚。',
    en: 'These rules save you mistakes; they are no lawyer. Ask first where one is marked as to be confirmed.',
  },
  chooseRegion: { zh: '换地区', en: 'Choose another region' },
  regionHint: {
    zh: '按成员所在、买卖发生的地方来选。换了之后马上按新地区的规则来，会留下记录。',
    en: 'Choose by where the members are and where things are sold. It holds at once, and stays on record.',
  },
  regionDone: { zh: '已换地区', en: 'The region is chosen' },
  source: { zh: '依据', en: 'Source' },
  since: { zh: '自{day}起', en: 'since {day}' },
  coming: { zh: '{day}起生效', en: 'from {day}' },
  until: { zh: '到{day}为止', en: 'until {day}' },
  doubt: { zh: '还不确定的', en: 'Not sure about it' },
  stricterHere: { zh: '这里更严', en: 'Stricter here' },
  byLaw: { zh: '法律：{value}', en: 'By law: {value}' },
  days: { zh: '{count} 天', en: '{count} {count:day|days}' },
  levels: { zh: '{count} 级', en: '{count} {count:level|levels}' },
  phrases: { zh: '{count} 条', en: '{count} {count:phrase|phrases}' },
  effect: { zh: '遇到时', en: 'When it is met' },
  tighten: { zh: '收紧', en: 'Make stricter' },
  tightenTitle: { zh: '收紧「{rule}」', en: 'Make “{rule}” stricter' },
  tightenHint: {
    zh: '只能比法律更严。填回法律的数值，就恢复成和法律一样。',
    en: 'It can be stricter than the law, not looser. The law’s own value takes it back.',
  },
  lower: { zh: '越小越严', en: 'Lower is stricter' },
  higher: { zh: '越大越严', en: 'Higher is stricter' },
  more: { zh: '可以添加，不能删掉法律列出的', en: 'Add to it; what the law lists stays' },
  fewer: { zh: '可以减少，不能增加', en: 'Take from it; nothing can be added' },
  save: { zh: '保存', en: 'Save' },
  saved: { zh: '规则已改', en: 'The rule is changed' },
  reason: { zh: '原因', en: 'Reason' },
  tryLead: {
    zh: '发布之前，把说明文字贴进来看看有没有不该写的话。这里不会保存文字，操作记录里会留下开头一小段。',
    en: 'Before you publish, paste a text and see whether it says what it should not. It is not kept here; the audit log keeps its beginning.',
  },
  tryIt: { zh: '检查', en: 'Check' },
  clean: { zh: '没有发现不该写的话。', en: 'Nothing was found that should not stand there.' },
  cleanHint: { zh: '只查字面，意思还要你自己把握。', en: 'Words alone are looked at; what they mean is yours to judge.' },
  found: { zh: '有 {count} 处要改', en: '{count} {count:place needs|places need} another look' },
  noHistory: { zh: '还没有改过', en: 'Nothing was changed yet' },
  noHistoryHint: { zh: '现在和法律完全一样。', en: 'All is as the law has it.' },
  version: { zh: '规则版本', en: 'rules' },
  allowed: { zh: '放行', en: 'let open' },
  agreed: { zh: '另一位运营者已同意', en: 'another operator agreed' },
  noDecisions: { zh: '还没有放行过什么', en: 'Nothing was let open yet' },
  noDecisionsHint: {
    zh: '活动、套餐开放时，会记下当时按的是哪一版规则。',
    en: 'When something opens, the version of the rules that it was held against is kept here.',
  },
} satisfies Record<string, Text>

export const topicTexts: Named<
  'prizes' | 'prices' | 'prepaid' | 'wallets' | 'crowdfunding' | 'renewals' | 'commission' | 'words'
> = {
  prizes: { zh: '抽奖与奖品', en: 'Draws and prizes' },
  prices: { zh: '价格与促销', en: 'Prices and promotions' },
  prepaid: { zh: '预付与储值', en: 'Prepaid money' },
  wallets: { zh: '钱包', en: 'Wallets' },
  crowdfunding: { zh: '众筹', en: 'Crowdfunding' },
  renewals: { zh: '续费', en: 'Renewals' },
  commission: { zh: '佣金', en: 'Commission' },
  words: { zh: '文字', en: 'Words' },
}
export const effectTexts: Named<'refuse' | 'second-person' | 'warn'> = {
  refuse: { zh: '不让开放', en: 'Refuse' },
  'second-person': { zh: '要第二个人同意', en: 'Ask for a second person' },
  warn: { zh: '提醒', en: 'Warn' },
}
export const certaintyTexts: Named<'read' | 'second-hand' | 'to-be-confirmed'> = {
  read: { zh: '已读原文', en: 'Text read' },
  'second-hand': { zh: '据他人转述', en: 'Second-hand' },
  'to-be-confirmed': { zh: '待确认', en: 'To be confirmed' },
}
export const aboutTexts: Named<'prepaid' | 'promotion' | 'crowdfunding' | 'other'> = {
  prepaid: { zh: '会员、储值、预售的说明', en: 'Tiers, credit, pre-sales' },
  promotion: { zh: '促销、抽奖的说明', en: 'Promotions, draws' },
  crowdfunding: { zh: '众筹的说明', en: 'Crowdfunding' },
  other: { zh: '其他', en: 'Anything else' },
}
export const kindTexts: Record<string, Text> = {
  prize: { zh: '奖品价值', en: 'worth of prizes' },
  disclosure: { zh: '抽奖公示', en: 'disclosure of a draw' },
  'disclosure-change': { zh: '公示改动', en: 'change of a disclosure' },
  'strike-price': { zh: '划线价', en: 'struck-out price' },
  scarcity: { zh: '剩余与截止', en: 'what is left and until when' },
  'terms-text': { zh: '说明文字', en: 'terms in words' },
  'refund-window': { zh: '退款期', en: 'time to ask money back' },
  'prepaid-card': { zh: '储值限额', en: 'limit of credit' },
  'wallet-transfer': { zh: '钱包转出', en: 'taking from a wallet' },
  crowdfunding: { zh: '众筹', en: 'crowdfunding' },
  'renewal-notice': { zh: '续费提醒', en: 'notice of a renewal' },
  commission: { zh: '佣金', en: 'commission' },
}

/** By what an id begins with. */
export const subjectTexts: Record<string, Text> = {
  prd: { zh: '商品', en: 'Product' },
  off: { zh: '优惠', en: 'Offer' },
  cpb: { zh: '优惠券', en: 'Coupons' },
  dea: { zh: '玩法', en: 'Deal' },
  pln: { zh: '会员等级', en: 'Tier' },
}
