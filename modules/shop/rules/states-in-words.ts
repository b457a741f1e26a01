// What a dispatch list or a file of tracking numbers is called in a refusal, by its state.
import { type Locale, type Text, textIn } from '#kernel/i18n.ts'
import type { Dispatch } from '../contract/dispatch.ts'
import type { TrackingState } from '../contract/tracking.ts'

const dispatchWords: Record<Dispatch['state'], Text> = {
  ready: { zh: '待打包', en: 'ready' },
  packing: { zh: '打包中', en: 'being packed' },
  packed: { zh: '已打包', en: 'packed' },
  undoing: { zh: '作废中', en: 'being taken back' },
  undone: { zh: '已作废', en: 'taken back' },
}
const trackingWords: Record<TrackingState, Text> = {
  uploaded: { zh: '检查中', en: 'being looked through' },
  ready: { zh: '待确认', en: 'ready' },
  running: { zh: '发货中', en: 'running' },
  paused: { zh: '已暂停', en: 'paused' },
  done: { zh: '已完成', en: 'done' },
  cancelled: { zh: '已结束', en: 'ended' },
  failed: { zh: '失败', en: 'failed' },
}
export const dispatchInWords = (state: Dispatch['state'], locale: Locale): string => textIn(dispatchWords[state], locale)
export const trackingInWords = (state: TrackingState, locale: Locale): string => textIn(trackingWords[state], locale)
