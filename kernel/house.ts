// The house: one process's machinery, built once from its rooms and handed around inside ctx.
import type { Clock } from './clock.ts'
import type { Upload } from './contract.ts'
import { type Actor, type CommunityRef, type Ctx, type Doorway, noDoorway, theHouse } from './ctx.ts'
import type { Database, Db } from './db/connect.ts'
import type { FileStore } from './files/store.ts'
import type { Held } from './held.ts'
import type { Locale } from './i18n.ts'
import { newId } from './ids.ts'
import type { JobIndex } from './jobs/run.ts'
import type { Worker } from './jobs/worker.ts'
import type { LiveHub } from './live/hub.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Random } from './random.ts'
import type { Relay } from './relay.ts'
import type { Room } from './room.ts'
import type { Services } from './services.ts'
import type { Sessions } from './sessions.ts'

export interface HouseSettings {
  publicUrl: string
  defaultLocale: Locale
  trustedProxyHops: number
  /** Shared answers are held as bytes for a moment; off, every reading asks the database (for measuring). */
  holdAnswers: boolean
  /** An undeclared refusal is answered as a bug (tests), not merely logged. */
  strict: boolean
}

/** Who stands at the doors, as the rooms know it. An operator that may no longer enter is null. */
export interface Doors {
  /** The view of the members that may come in: community_id, subject (the person), name (the member's id). */
  members: string
  operator(house: House, community: CommunityRef, operatorId: string): Promise<Actor | null>
  /** Why a person may not come in as a member: the name of the fact that led him out; '' when none did. */
  whyOut(house: House, community: CommunityRef, personId: string): Promise<string>
  /** Notes in the audit log what an operator just changed; `what` is room.endpoint. */
  audit(ctx: Ctx, what: string, input: { params: unknown; body: unknown; upload: Upload | undefined }): Promise<void>
  /** By id or slug; null when there is none. */
  community(house: House, idOrSlug: string): Promise<CommunityRef | null>
}

export interface HouseParts {
  settings: HouseSettings
  database: Database
  clock: Clock
  random: Random
  log: Log
  files: FileStore
  services: Services
  rooms: readonly Room[]
  doors: Doors
  processMetrics?: boolean
}

export interface House extends Omit<HouseParts, 'doors' | 'processMetrics'> {
  db: Db
  jobIndex: JobIndex
  relay: Relay
  worker: Worker
  live: LiveHub
  held: Held
  metrics: Metrics
  sessions: Sessions
  doors: Doors
  findCommunity(idOrSlug: string): Promise<CommunityRef | null>
  start(options?: { work?: boolean }): Promise<void>
  /** Stops in order: no new jobs, jobs under way end, relay, live connections, database. */
  stop(): Promise<void>
}

export interface CtxParts {
  actor: Actor
  community: CommunityRef
  requestId?: string
  locale?: Locale
  callerHash?: string
  doorway?: Doorway
}

export function ctxFor(house: House, parts: CtxParts): Ctx {
  const requestId = parts.requestId ?? newId({ now: house.clock.now(), random: house.random }, 'req')
  return {
    actor: parts.actor,
    community: parts.community,
    db: house.db,
    now: house.clock.now(),
    random: house.random,
    log: house.log,
    locale: parts.locale ?? parts.community.locale,
    requestId,
    callerHash: parts.callerHash ?? '',
    doorway: parts.doorway ?? noDoorway,
    house,
    afterCommit: then => then(),
  }
}

/** A ctx for what belongs to no community. */
export const theHouseCtx = (house: House, name: string): Ctx =>
  ctxFor(house, { actor: { kind: 'system', name }, community: theHouse })
