// How an import goes on: which wish fits which state.
import type { ImportState } from '../contract/import-shapes.ts'

export type ImportWish = 'plan' | 'run' | 'pause' | 'cancel' | 'undo' | 'forget'

const from: Record<ImportWish, readonly ImportState[]> = {
  plan: ['uploaded', 'ready', 'failed'],
  run: ['ready', 'paused'],
  pause: ['running'],
  cancel: ['uploaded', 'ready', 'running', 'paused'],
  undo: ['done', 'cancelled', 'paused', 'failed'],
  forget: ['uploaded', 'ready', 'paused', 'done', 'cancelled', 'undone', 'failed'],
}

export const statesFor = (wish: ImportWish): readonly ImportState[] => from[wish]
export const fits = (wish: ImportWish, state: ImportState): boolean => from[wish].includes(state)

const words: Record<ImportState, { zh: string; en: string }> = {
  uploaded: { zh: '检查中', en: 'being looked through' },
  ready: { zh: '待开始', en: 'ready' },
  running: { zh: '导入中', en: 'running' },
  paused: { zh: '已暂停', en: 'paused' },
  done: { zh: '已完成', en: 'done' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  undoing: { zh: '撤销中', en: 'being undone' },
  undone: { zh: '已撤销', en: 'undone' },
  failed: { zh: '读取失败', en: 'failed' },
}
export const stateInWords = (state: ImportState, locale: 'zh-CN' | 'en'): string => words[state][locale === 'en' ? 'en' : 'zh']

/** For so long an import can be taken back. */
export const undoDays = 7
/** After so long the file and the record of its rows go: they are full of addresses. */
export const keptDays = 30
export const importRowsMax = 300_000
