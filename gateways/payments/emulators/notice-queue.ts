// The notices of an emulated provider: kept until they are acknowledged, delivered over HTTP, repeated, shuffled and spoiled on demand.

export type SealedNotice = { url: string; headers: Record<string, string>; body: string }

export type SealOptions = {
  /** Signed with a key that is not the provider's. */
  wrongKey?: boolean
  signedAt?: Date
  /** The provider says another amount than was paid. */
  amount?: number
}

export type DeliverOptions = SealOptions & { times?: number; reversed?: boolean }
export type Delivered = { status: number; body: string; acknowledged: boolean }

export type NoticeQueue<T> = {
  waiting: T[]
  push(notice: T): void
  /** As it would go over the wire, without sending it: the latest, if none is named. */
  seal(options?: SealOptions, notice?: T): SealedNotice
  /** Sends all that wait; what is not acknowledged keeps waiting. */
  deliver(options?: DeliverOptions): Promise<Delivered[]>
}

export function openNoticeQueue<T>(
  sealWith: (notice: T, options: SealOptions) => SealedNotice,
  isAcknowledged: (status: number, body: string) => boolean,
): NoticeQueue<T> {
  const queue: NoticeQueue<T> = {
    waiting: [],
    push: notice => void queue.waiting.push(notice),
    seal(options = {}, notice = queue.waiting.at(-1)) {
      if (!notice) throw new Error('no notice waits')
      return sealWith(notice, options)
    },
    async deliver({ times = 1, reversed = false, ...options } = {}) {
      const notices = queue.waiting.splice(0)
      const delivered: Delivered[] = []
      for (const notice of reversed ? notices.toReversed() : notices) {
        let acknowledged = false
        for (let turn = 0; turn < times; turn += 1) {
          const { url, headers, body } = sealWith(notice, options)
          const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(5_000) })
          const text = await response.text()
          acknowledged = isAcknowledged(response.status, text)
          delivered.push({ status: response.status, body: text, acknowledged })
        }
        if (!acknowledged) queue.waiting.push(notice)
      }
      return delivered
    },
  }
  return queue
}

/** A clock on a wall in Beijing, told by ICU rather than by the client's own arithmetic. */
const wallClock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })
export const onBeijingsWall = (at: Date): string => wallClock.format(at)
