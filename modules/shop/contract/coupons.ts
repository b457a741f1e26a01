// Coupons: the batches they are of, and those that members hold.
import { z } from 'zod'
import { Instant, line, prose } from '#kernel/shapes.ts'
import { BatchId, CouponId, CouponKind, CouponWay, NeededRight, OrderId, Price, ProductId, VariantId } from './words.ts'

const Many = z.int().min(1).max(10_000_000)
export const Release = z
  .object({
    at: Instant.meta({ title: '放出时间 | From' }),
    units: Many.meta({ title: '数量 | Units' }),
  })
  .meta({ id: 'CouponRelease' })
export const Releases = z
  .array(Release)
  .min(1)
  .max(200)
  .refine(all => new Set(all.map(one => Number(one.at))).size === all.length, { message: 'each moment once' })
  .meta({ title: '分批放出 | Released in portions' })
export const Word = line(40, 2).meta({ title: '口令 | Word' })

export const NewBatch = z
  .object({
    kind: CouponKind.meta({ title: '种类 | Kind' }),
    title: line(80).meta({ title: '名称 | Title' }),
    terms: prose(1000).default('').meta({ title: '使用说明 | Terms' }),
    partner: line(40, 0).default('').meta({ title: '合作方 | Partner' }),
    amountOff: Price.min(1).nullable().default(null).meta({ title: '减多少（分） | Amount off, minor units' }),
    percentOff: z.int().min(1).max(99).nullable().default(null).meta({ title: '减百分之几（88 折填 12） | Per cent off' }),
    offMax: Price.min(1).nullable().default(null).meta({ title: '最多减（分） | At most off, minor units' }),
    threshold: Price.default(0).meta({ title: '满多少可用（分） | From an amount of, minor units' }),
    variantId: VariantId.nullable().default(null).meta({ title: '兑换哪一件 | Exchanged for' }),
    products: z
      .array(ProductId)
      .max(200)
      .default([])
      .meta({ title: '适用商品（留空为全部实物） | Counts for; empty: all goods' }),
    withFlash: z.boolean().default(true).meta({ title: '秒杀商品可用 | Also in flash sales' }),
    way: CouponWay.default('open').meta({ title: '领取方式 | How it is taken' }),
    word: Word.nullable().default(null),
    needsRight: NeededRight.default(null).meta({ title: '领取所需权益 | Right needed to take it' }),
    points: z.int().min(0).max(1_000_000_000).default(0).meta({ title: '所需积分 | Price in points' }),
    perMemberMax: z.int().min(1).max(1000).default(1).meta({ title: '每人限领 | For each member' }),
    takesFrom: Instant.meta({ title: '开始领取 | Taken from' }),
    takesUntil: Instant.meta({ title: '结束领取 | Taken until' }),
    usesFrom: Instant.meta({ title: '可用开始 | Used from' }),
    usesUntil: Instant.meta({ title: '可用截止 | Used until' }),
    useDays: z.int().min(1).max(3650).nullable().default(null).meta({ title: '领取后几天内可用 | Days after taking' }),
    releases: Releases,
  })
  .refine(b => (b.kind === 'fixed') === (b.amountOff !== null), { message: 'fixed amounts only', path: ['amountOff'] })
  .refine(b => (b.kind === 'percentage') === (b.percentOff !== null), { message: 'percentages only', path: ['percentOff'] })
  .refine(b => b.kind === 'percentage' || b.offMax === null, { message: 'percentages only', path: ['offMax'] })
  .refine(b => (b.kind === 'exchange') === (b.variantId !== null), { message: 'exchanges only', path: ['variantId'] })
  .refine(b => (b.way === 'word') === (b.word !== null), { message: 'when it is taken by word', path: ['word'] })
  .refine(b => b.takesUntil > b.takesFrom, { message: 'it ends after it begins', path: ['takesUntil'] })
  .refine(b => b.usesUntil > b.usesFrom, { message: 'it ends after it begins', path: ['usesUntil'] })
  .meta({ id: 'NewCouponBatch' })
export type NewBatch = z.output<typeof NewBatch>

/** What its holders read: what it gives, and where. */
export const Face = z
  .object({
    kind: CouponKind,
    title: z.string(),
    /** In words: “满 200 减 30”. */
    face: z.string(),
    terms: z.string(),
    partner: z.string(),
    amountOff: Price.nullable(),
    percentOff: z.int().nullable(),
    offMax: Price.nullable(),
    threshold: Price,
    variantId: VariantId.nullable(),
    products: z.array(ProductId),
    withFlash: z.boolean(),
  })
  .meta({ id: 'CouponFace' })
export type Face = z.output<typeof Face>

export const BatchToTake = Face.extend({
  id: BatchId,
  currency: z.string(),
  points: z.int(),
  needsRight: z.string().nullable(),
  perMemberMax: z.int(),
  takesFrom: Instant,
  takesUntil: Instant,
  usesFrom: Instant,
  usesUntil: Instant,
  useDays: z.int().nullable(),
  /** Of what is released by now. */
  left: z.int(),
  next: Release.nullable(),
}).meta({ id: 'CouponBatchToTake' })
export type BatchToTake = z.output<typeof BatchToTake>

export const HeldState = z.enum(['held', 'reserved', 'used', 'expired', 'withdrawn']).meta({ id: 'CouponState' })
export const Coupon = Face.extend({
  id: CouponId,
  batchId: BatchId,
  state: HeldState,
  takenAt: Instant,
  usableFrom: Instant,
  usableUntil: Instant,
  points: z.int(),
  orderId: OrderId.nullable(),
  off: Price.nullable(),
  usedAt: Instant.nullable(),
}).meta({ id: 'Coupon' })
export type Coupon = z.output<typeof Coupon>

export const DeskBatch = BatchToTake.omit({ left: true, next: true })
  .extend({
    state: z.enum(['draft', 'open', 'withdrawn']),
    way: CouponWay,
    word: z.string().nullable(),
    releases: z.array(Release),
    createdAt: Instant,
    total: z.int(),
    released: z.int(),
    taken: z.int(),
    held: z.int(),
    reserved: z.int(),
    used: z.int(),
    withdrawn: z.int(),
    /** What it took off, and what the orders it was used for brought in. */
    takenOff: z.int(),
    broughtIn: z.int(),
  })
  .meta({ id: 'DeskCouponBatch' })
export type DeskBatch = z.output<typeof DeskBatch>
