// Products as operators keep them: pictures, variants, prices, and what they take from the shelves.
import { z } from 'zod'
import { Instant, line, prose } from '#kernel/shapes.ts'
import {
  Delivery,
  FileId,
  NeededRight,
  PlanId,
  Price,
  ProductId,
  ProductKind,
  ProductState,
  RoundId,
  StockId,
  VariantId,
} from './words.ts'

const Position = z.int().min(0).max(1_000_000)
const needsRight = NeededRight.meta({ title: '购买所需权益（留空则人人可买） | Right needed to buy; empty: everyone' })

export const Picture = z
  .object({ fileId: FileId, thumbFileId: FileId, width: z.int(), height: z.int(), colour: z.string() })
  .meta({ id: 'ShopPicture' })
export type Picture = z.output<typeof Picture>

/** What one piece takes from a shelf. */
export const Content = z.object({ stockId: StockId, units: z.int().min(1).max(1000) }).meta({ id: 'VariantContent' })

export const NewVariant = z
  .object({
    name: line(60, 0).default('').meta({ title: '规格名称（只有一种时留空） | Variant; empty when there is only one' }),
    price: Price.meta({ title: '售价（分） | Price, minor units' }),
    /** Opens a shelf of its own with so many; null: there is no end of it, or `contents` say what it takes. */
    opening: z.int().min(0).max(100_000_000).nullable().default(null).meta({ title: '期初库存 | Opening stock' }),
    contents: z
      .array(Content)
      .max(50)
      .refine(all => new Set(all.map(one => one.stockId)).size === all.length, { message: 'each stock once' })
      .default([])
      .meta({ title: '由哪些库存组成 | Taken from which stocks' }),
    code: line(40, 0).default('').meta({ title: '货号 | Stock code' }),
    planId: PlanId.nullable().default(null).meta({ title: '会员等级 | Tier' }),
    roundId: RoundId.nullable().default(null).meta({ title: '名额轮次 | Round of seats' }),
    credit: Price.nullable().default(null).meta({ title: '到账储值（分） | Credit received, minor units' }),
  })
  .refine(v => v.opening === null || v.contents.length === 0, { message: 'a shelf of its own or others', path: ['opening'] })
  .meta({ id: 'NewVariant' })
export type NewVariant = z.output<typeof NewVariant>
/** The tier, the round and the credit of a variant stay: somebody may be paying for them now. */
export const VariantChange = z
  .object({
    name: line(60, 0).meta({ title: '规格名称 | Variant' }),
    contents: NewVariant.shape.contents.unwrap().meta({ title: '由哪些库存组成 | Taken from which stocks' }),
    position: Position.meta({ title: '排序 | Position' }),
    state: z.enum(['on-sale', 'withdrawn']).meta({ title: '状态 | State' }),
  })
  .partial()
  .meta({ id: 'VariantChange' })
export type VariantChange = z.output<typeof VariantChange>

const productFields = z.object({
  title: line(80).meta({ title: '名称 | Title' }),
  intro: line(200, 0).meta({ title: '一句话介绍 | In one sentence' }),
  body: prose(20_000).meta({ title: '详情 | Description' }),
  pictures: z
    .array(FileId)
    .max(9)
    .refine(all => new Set(all).size === all.length, { message: 'each picture once' })
    .meta({ title: '图片（第一张为封面） | Pictures, the cover first' }),
  delivery: Delivery.meta({ title: '交付方式 | Delivery' }),
  needsRight,
})
const f = productFields.shape
export const NewProduct = z
  .object({
    kind: ProductKind.meta({ title: '种类 | Kind' }),
    title: f.title,
    intro: f.intro.default(''),
    body: f.body.default(''),
    pictures: f.pictures.default([]),
    /** Left out: a parcel for goods, pickup for vouchers, nothing for tiers and credit. */
    delivery: f.delivery.optional(),
    needsRight: f.needsRight.default(null),
    variants: z.array(NewVariant).max(50).default([]).meta({ title: '规格 | Variants' }),
  })
  .meta({ id: 'NewProduct' })
export type NewProduct = z.output<typeof NewProduct>
export const ProductChange = productFields.partial().meta({ id: 'ProductChange' })
export type ProductChange = z.output<typeof ProductChange>

/** Why a product cannot be put on sale yet. */
export const Missing = z.enum(['variant', 'price', 'stock', 'plan', 'credit']).meta({ id: 'ProductMissing' })
export type Missing = z.output<typeof Missing>

export const DeskVariant = z
  .object({
    id: VariantId,
    name: z.string(),
    price: Price,
    state: z.enum(['on-sale', 'withdrawn']),
    position: z.int(),
    planId: PlanId.nullable(),
    roundId: RoundId.nullable(),
    credit: Price.nullable(),
    contents: z.array(
      z.object({
        stockId: StockId,
        name: z.string(),
        code: z.string(),
        units: z.int(),
        onHand: z.int(),
        reserved: z.int(),
      }),
    ),
    /** Pieces that can be had now; null: there is no end of it. */
    left: z.int().nullable(),
    prices: z.array(z.object({ since: Instant, price: Price, by: z.string(), byName: z.string() })),
  })
  .meta({ id: 'DeskVariant' })
export type DeskVariant = z.output<typeof DeskVariant>
export const DeskProduct = z
  .object({
    id: ProductId,
    kind: ProductKind,
    title: z.string(),
    intro: z.string(),
    body: z.string(),
    pictures: z.array(Picture),
    delivery: Delivery,
    needsRight: z.string().nullable(),
    state: ProductState,
    position: z.int(),
    createdAt: Instant,
    changedAt: Instant,
    currency: z.string(),
    variants: z.array(DeskVariant),
    missing: z.array(Missing),
  })
  .meta({ id: 'DeskProduct' })
export type DeskProduct = z.output<typeof DeskProduct>
export const DeskProductRow = z
  .object({
    id: ProductId,
    kind: ProductKind,
    title: z.string(),
    picture: FileId.nullable(),
    state: ProductState,
    position: z.int(),
    variants: z.int(),
    priceMin: Price.nullable(),
    priceMax: Price.nullable(),
    /** On all shelves it takes from; null: there is no end of it. */
    left: z.int().nullable(),
    changedAt: Instant,
  })
  .meta({ id: 'DeskProductRow' })
export type DeskProductRow = z.output<typeof DeskProductRow>
