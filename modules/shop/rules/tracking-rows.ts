// Rows of tracking numbers: which columns they are in, what a row says, and what is wrong with it.
import type { TrackingPlan, TrackingProblem } from '../contract/tracking.ts'
import { carrierCalled } from './carriers.ts'
import { refRead } from './dispatch-columns.ts'

/** What the headers seem to mean. */
export function guessColumns(headers: readonly string[]): TrackingPlan {
  const find = (pattern: RegExp, not?: RegExp) => {
    const at = headers.findIndex(header => pattern.test(plain(header)) && !not?.test(plain(header)))
    return at < 0 ? null : at
  }
  return {
    order: find(/订单|^order/, /时间|金额|状态|备注|数量|time|amount|state|note/),
    number: find(/运单|快递单|物流单|快递号|跟踪|单号$|tracking|waybill/, /订单/),
    carrier: find(/快递公司|物流公司|快递名称|承运|carrier|courier|^快递$|^物流$/),
    usual: null,
  }
}
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

export interface TrackingCells {
  /** '' when none is given; else an id, or what was given and is none. */
  ref: string
  carrier: string
  tracking: string
}
export function readTracking(cells: readonly string[], plan: TrackingPlan): TrackingCells {
  const cell = (at: number | null): string => (at === null ? '' : (cells[at] ?? '').normalize('NFKC').trim().slice(0, 80))
  const order = cell(plan.order)
  const said = cell(plan.carrier)
  return {
    ref: order === '' ? '' : (refRead(order) ?? order),
    carrier: said === '' ? (plan.usual ?? '') : (carrierCalled(said)?.code ?? said),
    tracking: cell(plan.number)
      .replace(/^['`]+/, '')
      .replace(/\s+/g, '')
      .slice(0, 60),
  }
}

/** What is known of that to which a row refers. */
export interface Referred {
  ref: string
  state: string
  /** Of a share of a gift. */
  claimState: string | null
  isGift: boolean
  delivery: string
  waits: boolean
  numbers: readonly string[]
  /** Its parcels that have no number yet. */
  unnumbered: number
  /** Whether this same file gave it a number before. */
  isOurs: boolean
}

/** Null: it can be sent. */
export function problemOf(row: TrackingCells, found: Referred | undefined): TrackingProblem | null {
  if (row.ref === '') return 'order-missing'
  if (row.tracking === '') return 'number-missing'
  if (/^\d(\.\d+)?e\+?\d+$/i.test(row.tracking)) return 'number-lost-digits'
  if (!/^[A-Za-z0-9-]{4,40}$/.test(row.tracking)) return 'number-odd'
  if (!carrierCalled(row.carrier)) return 'carrier-unknown'
  return found ? stateProblem(row, found) : 'order-unknown'
}
function stateProblem(row: TrackingCells, found: Referred): TrackingProblem | null {
  if (found.numbers.includes(row.tracking)) return 'known'
  if (found.isGift && found.claimState === null) return 'order-is-gift'
  if (['created', 'awaiting', 'suspense'].includes(found.state)) return 'order-unpaid'
  if (found.state === 'closed') return 'order-closed'
  if (found.state === 'refunded') return 'order-refunded'
  if (found.delivery !== 'parcel') return 'order-not-by-parcel'
  if (found.waits) return 'order-waits'
  if (!isSent(found) || found.unnumbered > 0 || found.isOurs) return null
  return 'sent-with-another-number'
}
export const isSent = ({ state, claimState }: Pick<Referred, 'state' | 'claimState'>): boolean =>
  claimState === null ? ['sent', 'received'].includes(state) : !['claimed', 'packed'].includes(claimState)

const words: Record<TrackingProblem, { zh: string; en: string }> = {
  'order-missing': { zh: '没有订单号', en: 'No order is named' },
  'order-unknown': { zh: '没有这个订单', en: 'There is no such order' },
  'order-unpaid': { zh: '订单还没付款', en: 'The order is not paid' },
  'order-refunded': { zh: '订单已退款，请不要发货', en: 'The order was given back; do not send it' },
  'order-closed': { zh: '订单已关闭', en: 'The order is closed' },
  'order-waits': { zh: '订单要等活动成立后才能发货', en: 'The order waits for its deal to be decided' },
  'order-not-by-parcel': { zh: '这个订单不用寄', en: 'Nothing of this order is sent by parcel' },
  'order-is-gift': { zh: '送礼订单按领取人逐份发货', en: 'A gift is sent share by share' },
  'sent-with-another-number': { zh: '订单已用别的运单号发出', en: 'The order was sent with another number' },
  known: { zh: '这个运单号已经在订单里，跳过', en: 'The order has this number already; passed over' },
  'number-missing': { zh: '没有运单号', en: 'No tracking number' },
  'number-odd': { zh: '运单号格式不对', en: 'This looks like no tracking number' },
  'number-lost-digits': {
    zh: '运单号被表格软件改成了科学计数法，丢了几位',
    en: 'A spreadsheet rounded the number; digits are lost',
  },
  'carrier-unknown': { zh: '不认识的快递公司', en: 'Unknown carrier' },
  'twice-in-file': { zh: '文件里重复的一行，跳过', en: 'The same line twice; passed over' },
}
export const sayProblem = (problem: TrackingProblem, locale: string): string => words[problem][locale === 'en' ? 'en' : 'zh']

/** These are no mistakes: there is nothing left to do for them. */
export const isHarmless = (problem: TrackingProblem): boolean => problem === 'known' || problem === 'twice-in-file'
