// Two languages, one shape: every text exists in both, or it does not compile.
export type Locale = 'zh-CN' | 'en'
export const locales: readonly Locale[] = ['zh-CN', 'en']
export interface Text {
  zh: string
  en: string
}

export const textIn = (text: Text, locale: Locale): string => (locale === 'en' ? text.en : text.zh)

/** Fills `{name}` from the values; a name without a value stays visible, so that a mistake is seen. */
export const fill = (template: string, values: Record<string, unknown> = {}): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => (values[name] === undefined ? whole : String(values[name])))

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
