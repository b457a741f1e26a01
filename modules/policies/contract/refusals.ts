// Why something may not be opened as it is, and why a rule cannot be changed so.
import { refusal } from '#kernel/refusal.ts'

export const PolicyForbidden = refusal(
  'policies.forbidden',
  422,
  '{what}依据：{source}（{rule}「{ruleTitle}」）。{nearest}',
  '{what} By {source} ({rule}, “{ruleTitle}”). {nearest}',
)
export const SecondPersonNeeded = refusal(
  'policies.second-person-needed',
  403,
  '这样做要另一位运营者同意（{rule}「{ruleTitle}」）。{what}',
  'Another operator must agree to this ({rule}, “{ruleTitle}”). {what}',
)
export const NoSuchRule = refusal('policies.no-such-rule', 404, '这里没有规则 {rule}。', 'There is no rule {rule} here.')
export const NotStricter = refusal(
  'policies.not-stricter',
  422,
  '规则只能收紧，不能放宽：「{ruleTitle}」的{parameter}要求是{law}，{wished}比它宽。',
  'A rule can be made stricter, never looser: the {parameter} of “{ruleTitle}” is {law}, and {wished} would be looser.',
)
export const NoSuchRegion = refusal(
  'policies.no-such-region',
  422,
  '没有地区 {region} 的规则，可选：{choices}。',
  'There are no rules for the region {region}; choose among {choices}.',
)
