// The expected "no" of the ledger.
import { refusal } from '#kernel/refusal.ts'

export const NotEnough = refusal(
  'wallet.not-enough',
  409,
  '余额不足：可用 {available}，需要 {needed}。',
  'Not enough: {available} available, {needed} needed.',
)
export const NotByHand = refusal(
  'wallet.not-by-hand',
  409,
  '这一笔不是手工调整，请从产生它的地方撤销（例如订单退款）。',
  'This was not made by hand; undo it where it was made, e.g. by refunding the order.',
)
export const NoReversalOfReversal = refusal(
  'wallet.is-reversal',
  409,
  '冲正本身不能再冲正，请另记一笔。',
  'A reversal is not reversed again; make a new transfer instead.',
)
export const HoldEnded = refusal('wallet.hold-ended', 409, '这笔冻结已经结束。', 'This hold has ended.')
export const MonthNotOver = refusal('wallet.month-not-over', 409, '{month} 还没过完，不能结账。', '{month} is not over yet.')
export const MonthsBefore = refusal(
  'wallet.months-before',
  409,
  '请按顺序结账：先结 {month}。',
  'Books close in order: close {month} first.',
)
export const MonthClosed = refusal('wallet.month-closed', 409, '{month} 已经结账。', '{month} is closed already.')
