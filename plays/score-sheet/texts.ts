// Words of blind tasting.
import type { Text } from '#kernel/i18n.ts'

export const sheetTexts = {
  lead: {
    zh: '{count} 个样品，只有编号。领到自己的品尝顺序，一杯一张评分表。',
    en: '{count:One sample that bears a code|{count} samples that bear codes} alone. Take your own order, and fill a sheet for each cup.',
  },
  begin: { zh: '领样品', en: 'Take my cups' },
  tasters: { zh: '已有 {count} 人领了样品', en: '{count} {count:taster has|tasters have} begun' },
  myCups: { zh: '我的样品，按这个顺序品尝', en: 'My cups, in the order to taste' },
  cup: { zh: '{code} 号', en: 'Cup {code}' },
  filled: { zh: '已评', en: 'marked' },
  toFill: { zh: '未评', en: 'not marked yet' },
  note: { zh: '一句话印象', en: 'A word on it' },
  save: { zh: '记下这一杯', en: 'Note this cup' },
  saveAgain: { zh: '改成这样', en: 'Change it' },
  favourite: { zh: '最喜欢哪一杯', en: 'Which one do you like best?' },
  allFilled: { zh: '都评完了，谢谢。截止前可以随时改。', en: 'Every cup is marked. Thank you; you may change it until the end.' },
  waiting: { zh: '样品名称和结果在结算后揭晓。', en: 'Names and results come with the end.' },
  namedNow: { zh: '样品已揭晓，评分停止。', en: 'The cups are named; marking has stopped.' },
  names: { zh: '样品揭晓', en: 'What was in the cups' },
  results: { zh: '结果', en: 'Results' },
  summary: {
    zh: '{tasters} 人评分，{complete} 人评完全部样品',
    en: '{tasters} {tasters:taster|tasters}, {complete} marked every cup',
  },
  overall: { zh: '总评', en: 'Overall' },
  interval: { zh: '{mean}（95% 区间 {low}–{high}）', en: '{mean} (95 % interval {low}–{high})' },
  onlyOne: { zh: '{mean}（人数太少，没有区间）', en: '{mean} (too few for an interval)' },
  nobody: { zh: '没有人评', en: 'nobody marked it' },
  favourites: { zh: '{count} 人最喜欢', en: 'favourite of {count}' },
  leadSure: {
    zh: '「{of}」比「{over}」平均高 {mean} 分，区间 {low}–{high} 不含 0，差别可信。',
    en: '“{of}” lies {mean} above “{over}”; nought lies outside {low}–{high}, so the difference holds.',
  },
  leadUnsure: {
    zh: '「{of}」比「{over}」平均高 {mean} 分，但区间 {low}–{high} 含 0，还分不出高下。',
    en: '“{of}” lies {mean} above “{over}”, but nought lies within {low}–{high}: they cannot be told apart.',
  },
  how: { zh: '横线是 95% 置信区间（t 分布），圆点是平均分。', en: 'Dots are means, lines their 95 % intervals (Student’s t).' },
  none: { zh: '这次没有人评分。', en: 'Nobody marked a cup.' },
  choose: { zh: '评：{criterion}', en: 'Mark: {criterion}' },
  // The desk.
  bench: { zh: '备样台', en: 'For those who pour' },
  benchHint: {
    zh: '编号与样品的对应只在这里看得到。备样的人不要参加评分，也不要把这一页给品尝者看。',
    en: 'Only here it is seen which code is which sample. Whoever pours should not taste, and no taster should see this page.',
  },
  sample: { zh: '样品', en: 'Sample' },
  code: { zh: '编号', en: 'Code' },
  orders: {
    zh: '品尝顺序（第几位品尝者按第几行，用完从头再来）',
    en: 'Orders of tasting; one line a taster, then again from the top',
  },
  nth: { zh: '第 {n} 位', en: 'Taster {n}' },
  labels: { zh: '打印杯贴', en: 'Print labels for the cups' },
  perSample: { zh: '每个样品几杯', en: 'Cups of each sample' },
  unblind: { zh: '现在揭晓', en: 'Name the cups now' },
  unblindHint: {
    zh: '揭晓后所有人看到样品名称，评分立即停止，不能撤回。',
    en: 'Everyone will see the names, and marking stops at once. This cannot be undone.',
  },
  sheets: { zh: '收到的评分表', en: 'Sheets so far' },
  taster: { zh: '品尝者', en: 'Taster' },
  noSheets: { zh: '还没有人领样品。', en: 'Nobody has begun yet.' },
  more: { zh: '再看一些', en: 'More' },
} satisfies Record<string, Text>
