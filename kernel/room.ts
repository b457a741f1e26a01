// The card of a room: all that the house needs to hang it in its place on the stairs.
import type { Contract } from './contract.ts'
import type { Ctx } from './ctx.ts'
import type { Law } from './doctor.ts'
import type { Fact, Listener, Recorded } from './facts.ts'
import type { Handlers } from './http/handlers.ts'
import type { Job, Round } from './jobs/define.ts'

/** A file's row as its room sees it when asked who may read it. */
export interface StoredFile {
  communityId: string
  id: string
  purpose: string
  subject: string
  name: string
  mime: string
  bytes: number
  place: string
  createdBy: string
  createdAt: Date
}

/** What open screens are told when a fact is known. `topics` say who hears it; `body` is made once a process. */
export interface LiveMessage {
  fact: Fact
  topics(recorded: Recorded<any>): string[]
  /** null: nothing to tell after all (e.g. the post is gone again). */
  body(ctx: Ctx, recorded: Recorded<any>): Promise<unknown>
}

/** A door under /hooks/ that another program calls. The room itself proves who calls; the kernel only bounds and carries. */
export interface Hook {
  method: 'GET' | 'POST'
  /** Below /hooks; `:name` for parameters. */
  path: string
  /** 'silence': the connection is cut without an answer, so that the caller tries again. */
  handle(ctx: Ctx, request: HookRequest): Promise<HookAnswer | 'silence'>
}
export interface HookRequest {
  /** As it came: a parameter given twice is a list. */
  query: Readonly<Record<string, unknown>>
  params: Readonly<Record<string, string>>
  /** Names in lower case; a name that comes twice may be a list. */
  headers: Readonly<Record<string, string | readonly string[] | undefined>>
  rawBody: string
}
export interface HookAnswer {
  status: number
  contentType: string
  body: string
  headers?: Readonly<Record<string, string>>
}

export interface Room {
  name: string
  contract: Contract
  handlers: Record<string, (ctx: Ctx, input: any) => Promise<unknown>>
  facts: readonly Fact[]
  listeners?: readonly Listener[]
  jobs?: readonly Job<any>[]
  rounds?: readonly Round[]
  live?: {
    messages: readonly LiveMessage[]
    /** What this actor may hear; asked when a screen connects, and again after each fact in `reviews`. */
    topics?(ctx: Ctx): Promise<string[]>
    /** Facts after which the connections and cached sign-in of the people named must be looked at again. */
    reviews?: readonly { fact: Fact; people(recorded: Recorded<any>): string[] }[]
  }
  /** Who may read a stored file, by purpose (`room.what`). A purpose nobody declares is read by nobody. */
  files?: Record<string, (ctx: Ctx, file: StoredFile) => Promise<boolean>>
  hooks?: readonly Hook[]
  /** What must never be; the doctor looks for it. */
  laws?: readonly Law[]
  /** Named figures for /metrics, read when asked. */
  gauges?: Record<string, (ctx: Ctx) => Promise<number>>
}

/** Makes the card; a missing or wrongly shaped handler does not compile. */
export const room = <C extends Contract>(
  card: Omit<Room, 'contract' | 'handlers'> & { contract: C; handlers: Handlers<C> },
): Room => card as unknown as Room
