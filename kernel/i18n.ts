// Two languages, one shape: every text exists in both, or it does not compile.
export type Locale = 'zh-CN' | 'en'
export const locales: readonly Locale[] = ['zh-CN', 'en']
export interface Text {
  zh: string
  en: string
}

export const textIn = (text: Text, locale: Locale): string => (locale === 'en' ? text.en : text.zh)

const blank = /\{(\w+)(?::((?:[^{|}]|\{\w+\})*)\|((?:[^{|}]|\{\w+\})*))?\}/g
/** Chinese counts without plurals, so only English writes `{name:one|many}`. */
const inEnglish = new Intl.PluralRules('en')

/** Fills `{name}` from the values, and `{name:one seat|{name} seats}` with the words that the count asks for; a name without a value
 * stays visible, so that a mistake is seen. A count may be set already ("1,200"). */
export const fill = (template: string, values: Record<string, unknown> = {}): string =>
  template.replace(blank, (whole, name: string, one?: string, many?: string) => {
    const value = values[name]
    if (value === undefined) return whole
    if (one === undefined || many === undefined) return String(value)
    return fill(inEnglish.select(Number(value)) === 'one' ? one : many, values)
  })

/** A template as it stands in a reference, where nothing is counted yet: `{count} seats`. */
export const unfilled = (template: string): string =>
  template.replace(blank, (whole, _name, _one, many?: string) => many ?? whole)

/** The best of our two languages for an Accept-Language header; zh variants count as zh-CN. */
export function localeOf(header: string | undefined, fallback: Locale): Locale {
  if (!header) return fallback
  const wishes = header
    .split(',')
    .map(part => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';')
      const q = params.map(p => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find(Boolean)
      return { tag, weight: q === undefined ? 1 : Number(q) }
    })
    .filter(wish => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { tag } of wishes) {
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return fallback
}
