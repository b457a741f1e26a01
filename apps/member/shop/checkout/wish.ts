// What is to be ordered, as the address of the checkout tells it: the cart, or some things of it alone.
import { useMemo, useState } from 'react'
import { useSearchParams } from 'wouter'
import { addresses } from '../addresses.ts'
import { cart, wishedOf } from '../cart.ts'
import type { Address, GiftWish, Wish, WishedLine } from '../shapes.ts'

export interface Ordering {
  lines: WishedLine[]
  /** From the cart: it is emptied of what was ordered. */
  fromCart: boolean
  address: Address | null
  gift: GiftWish | null
  coupons: string[]
  credit: number
  note: string
  askFriend: boolean
  change: (part: Partial<Omit<Ordering, 'change' | 'fromCart'>>) => void
  wish: Wish
}

/** `var_….2,var_….1` */
function linesOf(text: string, offerId: string | null): WishedLine[] {
  return text.split(',').flatMap(piece => {
    const [variantId = '', units] = piece.split('.')
    return /^var_\w+$/.test(variantId) ? [{ variantId, units: Number(units) || 1, ...(offerId && { offerId }) }] : []
  })
}

export function useOrdering(): Ordering {
  const [search] = useSearchParams()
  const kept = cart.use()
  const known = addresses.use()
  const fromCart = search.get('from') === 'cart'
  const text = search.get('lines') ?? ''
  const offer = search.get('offer')
  const first = useMemo(() => (fromCart ? wishedOf(kept) : linesOf(text, offer)), [fromCart, kept, text, offer])
  const [own, setOwn] = useState<Partial<Ordering>>(() =>
    search.get('gift') ? { gift: { pieces: 1, perPersonMax: 1, days: 15 } } : {},
  )
  const lines = own.lines ?? first
  const gift = own.gift ?? null
  const address = gift ? null : (own.address ?? known[0] ?? null)
  const { coupons = [], credit = 0, note = '', askFriend = false } = own
  const wish: Wish = { lines, address, note, credit, coupons, ...(gift && { gift }), ...(askFriend && { askFriend }) }
  return {
    ...{ lines, fromCart, address, gift, coupons, credit, note, askFriend, wish },
    change: part => setOwn(old => ({ ...old, ...part })),
  }
}
