// One LISTEN connection, kept alive: it reconnects with growing pauses and says when notices may have been missed.
import pg from 'pg'
import type { Log } from '../log.ts'

export interface Listening {
  isOpen(): boolean
  stop(): Promise<void>
}

export interface Ears {
  hear(payload: string): void
  /** The line broke: from now on nothing is heard. */
  lost(): void
  /** The line is back: what was said meanwhile was missed. */
  missed(): void
}
export interface Pulse {
  everyMs: number
  answerMs: number
}
const pulseOfHouse: Pulse = { everyMs: 5_000, answerMs: 5_000 }
const connectMsMax = 8_000

export async function listenTo(
  connection: pg.ClientConfig,
  channel: string,
  log: Log,
  ears: Ears,
  pulse: Pulse = pulseOfHouse,
): Promise<Listening> {
  let client: pg.Client | undefined
  let stopped = false
  let pauseMs = 100
  let timer: NodeJS.Timeout | undefined
  let opening: Promise<void> = Promise.resolve()

  async function open(): Promise<void> {
    const times = { connectionTimeoutMillis: connectMsMax, query_timeout: pulse.answerMs, keepAlive: true }
    const next = new pg.Client({ ...connection, ...times, application_name: 'qunluo live' })
    next.on('notification', notice => ears.hear(notice.payload ?? ''))
    next.on('error', error => log.warn({ err: error }, 'the live connection to the database broke'))
    // One that never came to listen ends here too; whoever tried to open it goes on trying.
    next.on('end', () => {
      if (client !== next) return
      client = undefined
      ears.lost()
      again()
    })
    try {
      await next.connect()
      await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      next.end().catch(() => {})
      throw error
    }
    client = next
    pauseMs = 100
  }
  function again(): void {
    if (stopped) return
    timer = setTimeout(() => {
      opening = open().then(ears.missed, () => {
        pauseMs = Math.min(pauseMs * 2, 5_000)
        again()
      })
    }, pauseMs)
  }
  // A line that was cut without a word looks open for ever; only a question without an answer tells.
  const beat = setInterval(() => {
    const asked = client
    asked?.query('select 1').catch(() => asked.end().catch(() => {}))
  }, pulse.everyMs)
  beat.unref()

  await open()
  return {
    isOpen: () => client !== undefined,
    async stop() {
      stopped = true
      clearTimeout(timer)
      clearInterval(beat)
      await opening
      await client?.end().catch(() => {})
    },
  }
}
