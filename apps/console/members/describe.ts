// A filter told in words: 「阶段是粉丝、社群；30 天没来」.
import { date, number, say } from '#ui/i18n.ts'
import type { Filter } from './filter.ts'
import { consentTexts, stageTexts, stateTexts } from './words.ts'

export interface Known {
  tags: ReadonlyMap<string, string>
  fields: ReadonlyMap<string, string>
}

const comma = { zh: '、', en: ', ' }
const stop = { zh: '；', en: '; ' }
const list = (words: readonly string[]): string => words.join(say(comma))

export function describeFilter(filter: Filter, { tags, fields }: Known): string {
  const named = (ids: readonly string[]) => list(ids.map(id => tags.get(id) ?? id))
  const parts = [
    filter.text && say({ zh: '含「{text}」', en: 'contains “{text}”' }, { text: filter.text }),
    filter.stages?.length &&
      say({ zh: '阶段是{list}', en: 'stage {list}' }, { list: list(filter.stages.map(one => say(stageTexts[one]))) }),
    filter.tagsAny?.length && say({ zh: '有标签{list}之一', en: 'any tag of {list}' }, { list: named(filter.tagsAny) }),
    filter.tagsAll?.length && say({ zh: '同时有标签{list}', en: 'all tags of {list}' }, { list: named(filter.tagsAll) }),
    filter.tagsNone?.length && say({ zh: '没有标签{list}', en: 'no tag of {list}' }, { list: named(filter.tagsNone) }),
    filter.sources?.length && say({ zh: '来源是{list}', en: 'from {list}' }, { list: list(filter.sources) }),
    filter.states?.length &&
      say({ zh: '状态是{list}', en: '{list}' }, { list: list(filter.states.map(one => say(stateTexts[one]))) }),
    filter.joinedFrom && say({ zh: '{day}以后加入', en: 'joined since {day}' }, { day: date(filter.joinedFrom, 'day') }),
    filter.joinedTo && say({ zh: '{day}以前加入', en: 'joined until {day}' }, { day: date(filter.joinedTo, 'day') }),
    filter.silentDays && say({ zh: '{days} 天没来', en: 'silent for {days} days' }, { days: number(filter.silentDays) }),
    filter.consent && say({ zh: '同意「{what}」', en: 'agrees to {what}' }, { what: say(consentTexts[filter.consent]) }),
    ...(filter.fields ?? []).map(
      wish => `${fields.get(wish.key) ?? wish.key} = ${String(wish.is ?? (wish.filled === false ? '–' : '…'))}`,
    ),
  ]
  return parts.filter(Boolean).join(say(stop))
}
