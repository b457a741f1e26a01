// The filters of the list of posts; they stand in the address, so that a view can be sent to a colleague.
import { Select } from 'antd'
import { useSearchParams } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { Check } from '#ui/kit/field.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { postTexts } from './post-texts.ts'
import { contentTexts, kindTexts, stateTexts } from './texts.ts'
import type { Places } from './use-groups.ts'
import type { ConsolePost } from './week.ts'

const names = ['text', 'state', 'groupId', 'kind', 'author', 'featured', 'reported'] as const
type Name = (typeof names)[number]
export type Filters = Partial<Record<Name, string>>

export function useFilters(): { filters: Filters; set: (name: Name, value: string | null) => void; clear: () => void } {
  const [search, setSearch] = useSearchParams()
  const filters: Filters = {}
  for (const name of names) {
    const value = search.get(name)
    if (value) filters[name] = value
  }
  return {
    filters,
    set: (name, value) => setSearch({ ...filters, ...(value ? { [name]: value } : { [name]: '' }) }, { replace: true }),
    clear: () => setSearch({}, { replace: true }),
  }
}

/** As the endpoint takes them. */
export const queryOf = ({ state, kind, featured, reported, ...rest }: Filters) => ({
  ...rest,
  ...(state && { state: state as ConsolePost['state'] }),
  ...(kind && { kind: kind as ConsolePost['kind'] }),
  ...(featured && { featured: true }),
  ...(reported && { reported: true }),
})

const entries = <K extends string>(texts: Record<K, { zh: string; en: string }>) =>
  Object.entries(texts) as [K, { zh: string; en: string }][]

export function FilterBar({ places, filters, set }: { places: Places } & ReturnType<typeof useFilters>) {
  const t = useT()
  const pick = (name: Name, label: string, any: string, options: { value: string; label: string }[]) => (
    <Select
      key={name}
      aria-label={label}
      className="c-filter"
      value={filters[name] ?? ''}
      options={[{ value: '', label: any }, ...options]}
      onChange={value => set(name, value)}
    />
  )
  return (
    <div className="c-filters">
      <SearchBox
        key={filters.text ? 'set' : 'none'}
        label={t(postTexts.search)}
        placeholder={t(postTexts.search)}
        value={filters.text ?? ''}
        onSearch={words => set('text', words)}
      />
      {pick(
        'state',
        t(postTexts.state),
        t(contentTexts.allStates),
        entries(stateTexts).map(([value, text]) => ({ value, label: t(text) })),
      )}
      {pick('groupId', t(postTexts.place), t(postTexts.anyPlace), [
        { value: 'community', label: t(contentTexts.community) },
        ...places.groups.map(group => ({ value: group.id, label: group.name })),
      ])}
      {pick(
        'kind',
        t(postTexts.kind),
        t(postTexts.anyKind),
        entries(kindTexts).map(([value, text]) => ({ value, label: t(text) })),
      )}
      {pick('author', t(postTexts.author), t(postTexts.anyone), [{ value: 'community', label: t(contentTexts.asCommunity) }])}
      <Check checked={filters.reported === '1'} onChange={on => set('reported', on ? '1' : null)}>
        {t(postTexts.onlyReported)}
      </Check>
      <Check checked={filters.featured === '1'} onChange={on => set('featured', on ? '1' : null)}>
        {t(postTexts.onlyFeatured)}
      </Check>
    </div>
  )
}
