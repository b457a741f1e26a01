// Drafts: what is being written survives a closed page. Kept in this browser, for this community and person.
import { useEffect, useState } from 'react'
import { boot } from '../api.ts'
import type { Mention } from './shapes.ts'

export interface Draft {
  text: string
  mentions: Mention[]
}
const blank: Draft = { text: '', mentions: [] }

function read(key: string): Draft {
  try {
    return { ...blank, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Draft>) }
  } catch {
    return blank
  }
}

function keep(key: string, draft: Draft): void {
  try {
    if (draft.text) localStorage.setItem(key, JSON.stringify(draft))
    else localStorage.removeItem(key)
  } catch {
    // A browser that keeps nothing still lets one write.
  }
}

/** `place`: what is being written, e.g. a group's stream or the answer to a post. */
export function useDraft(place: string): [draft: Draft, change: (part: Partial<Draft>) => void, drop: () => void] {
  const key = `ql-draft ${boot.community?.id} ${boot.me?.memberId} ${place}`
  const [draft, setDraft] = useState(() => read(key))
  useEffect(() => {
    const timer = setTimeout(() => keep(key, draft), 300)
    return () => clearTimeout(timer)
  }, [key, draft])
  return [
    draft,
    part => setDraft(old => ({ ...old, ...part })),
    () => {
      keep(key, blank)
      setDraft(blank)
    },
  ]
}
