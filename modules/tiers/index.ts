// tiers 结构: what they may. Plans, rounds with seats, holdings, and one engine that is asked for every right.
import type { Ctx } from '#kernel/ctx.ts'
import type { Entitlement, TierQuote, Why } from './contract.ts'

const unbuilt = async (): Promise<never> => {
  throw new Error('not built yet')
}
export interface SeatsWish {
  roundId: string
  units: number
}
export interface Grant {
  planId: string
  roundId?: string
  memberId: string
  /** What brings it, e.g. an order; once. */
  cause: string
  paid: number
  why: Why
  upgradeFrom?: string
}
export interface Refund {
  currency: string
  dues: number
  credit: number
  total: number
  whole: boolean
  parts: { cause: string; amount: number }[]
}
export const mayNow: (ctx: Ctx, memberId: string, right: string) => Promise<boolean> = unbuilt
export const entitlementsOf: (ctx: Ctx, memberId: string) => Promise<Entitlement[]> = unbuilt
export const archiveUntil: (ctx: Ctx, memberId: string, right: string) => Promise<Date | null> = unbuilt
export const quoteTier: (ctx: Ctx, wish: { planId: string; memberId: string; roundId?: string }) => Promise<TierQuote> = unbuilt
export const claimSeats: (ctx: Ctx, wishes: readonly SeatsWish[]) => Promise<boolean[]> = unbuilt
export const releaseSeats: (ctx: Ctx, wishes: readonly SeatsWish[]) => Promise<void> = unbuilt
export const grantHolding: (ctx: Ctx, wish: Grant) => Promise<{ holdingId: string }> = unbuilt
export const quoteRefund: (ctx: Ctx, holdingId: string) => Promise<Refund> = unbuilt
export const withdrawHolding: (ctx: Ctx, holdingId: string, why: string) => Promise<Refund & { refund: number }> = unbuilt
export * from './facts.ts'
