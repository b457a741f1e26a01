// One LISTEN connection, kept alive: it reconnects with growing pauses and says when notices may have been missed.
import pg from 'pg'
import type { Log } from '../log.ts'

export interface Listening {
  isOpen(): boolean
  stop(): Promise<void>
}

export async function listenTo(
  connection: pg.ClientConfig,
  channel: string,
  log: Log,
  hear: (payload: string) => void,
  missed: () => void,
): Promise<Listening> {
  let client: pg.Client | undefined
  let stopped = false
  let isOpen = false
  let pauseMs = 100
  let timer: NodeJS.Timeout | undefined

  async function open(): Promise<void> {
    const next = new pg.Client({ ...connection, application_name: 'qunluo live' })
    next.on('notification', notice => hear(notice.payload ?? ''))
    next.on('error', error => log.warn({ err: error }, 'the live connection to the database broke'))
    next.on('end', () => {
      isOpen = false
      if (!stopped) again()
    })
    await next.connect()
    await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    client = next
    isOpen = true
    pauseMs = 100
  }
  function again(): void {
    timer = setTimeout(() => {
      open().then(missed, () => {
        pauseMs = Math.min(pauseMs * 2, 5_000)
        if (!stopped) again()
      })
    }, pauseMs)
  }
  await open()
  return {
    isOpen: () => isOpen,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
