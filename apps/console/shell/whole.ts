// An answer that is one whole list, as the tables want it: searched here, without pages.
import type { Read } from '#ui/data.ts'

export function wholePages<T>(read: Read<T[]>, keep: (item: T) => boolean = () => true) {
  return {
    items: (read.data ?? []).filter(keep),
    loading: read.loading,
    error: read.error,
    asking: read.asking,
    reload: read.reload,
    end: true,
    more: async () => {},
    moreAsking: false,
    moreError: undefined,
  }
}

export const says = (typed: string, ...words: readonly (string | null | undefined)[]): boolean =>
  words.some(word => word?.toLocaleLowerCase().includes(typed.toLocaleLowerCase()))
