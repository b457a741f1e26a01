// Made by scripts/generate.ts from the migrations. Do not edit.
import type { ColumnType } from 'kysely'

type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>
type Always<T> = ColumnType<T, never, never>

export interface CommunitiesCommunities {
  id: string
  slug: string
  name: string
  intro: string
  timeZone: string
  locale: 'zh-CN' | 'en'
  currency: 'CNY' | 'USD' | 'EUR' | 'HKD' | 'JPY'
  demo: Generated<boolean>
  openedAt: Date
}

export interface KernelAnswers {
  communityId: string
  actor: string
  route: string
  key: string
  requestHash: string
  status: number
  body: Generated<ColumnType<unknown, string | null, string | null>>
  createdAt: Date
}

export interface KernelDeadJobs {
  communityId: string
  id: string
  kind: string
  key: string
  payload: ColumnType<unknown, string, string>
  attempts: number
  lastError: string
  diedAt: Date
}

export interface KernelFacts {
  communityId: string
  at: Date
  id: string
  name: string
  version: number
  actor: string
  subject: string
  payload: ColumnType<unknown, string, string>
  requestId: string
}

export interface KernelFiles {
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

export interface KernelJobs {
  communityId: string
  id: string
  kind: string
  key: string
  payload: ColumnType<unknown, string, string>
  runAt: Date
  attempts: Generated<number>
  leaseUntil: Generated<Date | null>
  leasedBy: Generated<string | null>
  lastError: Generated<string | null>
  createdAt: Date
}

export interface KernelOutbox {
  communityId: string
  seq: Always<number>
  at: Date
  id: string
  name: string
  version: number
  actor: string
  subject: string
  payload: ColumnType<unknown, string, string>
  requestId: string
}

export interface KernelSessions {
  tokenHash: Buffer
  door: 'member' | 'operator'
  subject: string
  createdAt: Date
  seenAt: Date
  expiresAt: Date
  agent: string
  callerHash: string
  confirmedAt: Generated<Date | null>
}

export interface DB {
  communitiesCommunities: CommunitiesCommunities
  kernelAnswers: KernelAnswers
  kernelDeadJobs: KernelDeadJobs
  kernelFacts: KernelFacts
  kernelFiles: KernelFiles
  kernelJobs: KernelJobs
  kernelOutbox: KernelOutbox
  kernelSessions: KernelSessions
}
