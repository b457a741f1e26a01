// A real SMTP server that keeps what it is given: the mailbox of tests and of development. Loaded only where it is started.
import type { AddressInfo } from 'node:net'
import type { SMTPServerDataStream } from 'smtp-server'
import { type ReadMail, readMail } from './mime.ts'

export type KeptMail = ReadMail & {
  /** Envelope addresses, as they were on the wire. */
  from: string
  to: string[]
  user: string | undefined
  raw: Buffer
}

export type Mailbox = {
  /** `smtp://127.0.0.1:port` */
  url: string
  messages: KeptMail[]
  /** The first mail to this address that fits, already here or within the time; `since` skips that many of `messages`. */
  waitFor(to: string, options?: WaitOptions): Promise<KeptMail>
  /** From now on answers this code to this address (`*` for all): 550 unknown, 450 busy, … `at` says when in the dialogue. */
  refuse(address: string, code: number, at?: 'recipient' | 'message'): void
  accept(address: string): void
  clear(): void
  close(): Promise<void>
}

export type WaitOptions = { since?: number; matching?: (mail: KeptMail) => boolean; timeoutMs?: number }

export type MailboxOptions = { port?: number /** When given, sending needs this sign-in. */; user?: string; password?: string }

type Rule = { code: number; at: 'recipient' | 'message' }

export async function startMailbox(options: MailboxOptions = {}): Promise<Mailbox> {
  const { SMTPServer } = await import('smtp-server')
  const messages: KeptMail[] = []
  const rules = new Map<string, Rule>()
  const waiting = new Set<() => void>()
  const ruleFor = (address: string, at: Rule['at']) => {
    const rule = rules.get(address.toLowerCase()) ?? rules.get('*')
    return rule?.at === at ? replyOf(rule.code) : undefined
  }
  const server = new SMTPServer({
    authOptional: options.user === undefined,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 200,
    logger: false,
    onAuth: (auth, _session, done) => {
      const known = options.user === undefined || (auth.username === options.user && auth.password === options.password)
      return known ? done(null, { user: auth.username }) : done(replyOf(535))
    },
    onRcptTo: (address, _session, done) => done(ruleFor(address.address, 'recipient') ?? null),
    onData: (stream, session, done) => {
      readAll(stream)
        .then(raw => {
          const to = session.envelope.rcptTo.map(recipient => recipient.address)
          const refusal = to.map(address => ruleFor(address, 'message')).find(Boolean)
          if (refusal) return done(refusal)
          const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
          const user = typeof session.user === 'string' ? session.user : undefined
          messages.push({ ...readMail(raw), from, to, user, raw })
          for (const look of waiting) look()
          done(null)
        })
        .catch(done)
    },
  })
  // A client that hangs up in the middle is its own affair.
  server.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    messages,
    waitFor: (to, wait = {}) => waitFor(messages, waiting, to, wait),
    refuse: (address, code, at = 'recipient') => void rules.set(address.toLowerCase(), { code, at }),
    accept: address => void rules.delete(address.toLowerCase()),
    clear: () => void messages.splice(0),
    close: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}

function waitFor(messages: KeptMail[], waiting: Set<() => void>, to: string, options: WaitOptions): Promise<KeptMail> {
  const { since = 0, matching = () => true, timeoutMs = 5000 } = options
  const wanted = to.toLowerCase()
  const find = () =>
    messages.slice(since).find(mail => mail.to.some(address => address.toLowerCase() === wanted) && matching(mail))
  return new Promise((resolve, reject) => {
    const look = () => {
      const mail = find()
      if (mail) settle(() => resolve(mail))
    }
    const timer = setTimeout(() => settle(() => reject(new Error(`no mail to ${to} within ${timeoutMs} ms`))), timeoutMs)
    const settle = (end: () => void) => {
      clearTimeout(timer)
      waiting.delete(look)
      end()
    }
    waiting.add(look)
    look()
  })
}

async function readAll(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function replyOf(code: number): Error & { responseCode: number } {
  return Object.assign(new Error(code >= 500 ? 'refused by the fake' : 'not now, says the fake'), { responseCode: code })
}
