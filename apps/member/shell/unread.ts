// How many notices wait; told by the server first, by the live line afterwards.
import { useRead } from '#ui/data.ts'
import { api, boot } from '../api.ts'

export function useUnread(): number {
  const read = useRead(api.content.noticesUnread, boot.me ? {} : null, { staleMs: 120_000 })
  return read.data?.unread ?? boot.me?.unread ?? 0
}
