// The tags and fields of the community, as several pages need them.
import { useMemo } from 'react'
import { useRead } from '#ui/data.ts'
import { useLocale } from '#ui/i18n.ts'
import { api } from '../api.ts'
import type { Known } from './describe.ts'

export function useKnown() {
  const locale = useLocale()
  const tags = useRead(api.members.tags, {}, { staleMs: 60_000 })
  const fields = useRead(api.members.fields, {}, { staleMs: 60_000 })
  const known: Known = useMemo(
    () => ({
      tags: new Map(tags.data?.map(tag => [tag.id, tag.name])),
      fields: new Map(fields.data?.map(field => [field.key, locale === 'en' ? field.titleEn : field.titleZh])),
    }),
    [tags.data, fields.data, locale],
  )
  return { tags, fields, known, tagList: tags.data ?? [], fieldList: fields.data ?? [] }
}
export type FieldLine = ReturnType<typeof useKnown>['fieldList'][number]
