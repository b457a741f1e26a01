// What a shop that ours stands beside can be asked to do, whoever made it.
import type { Shooting } from './cannon.ts'

/** So many products are on a page of the list. */
export const pageOf = 20
/** How the address of a thing begins that a run has put there for itself; another run leaves it alone. */
export const mark = 'box-'

export interface Peer {
  name: string
  /** What can be bought, one variant for each product. */
  things: readonly string[]
  /** A new thing with so many units of it. */
  putThing(units: number): Promise<string>
  /** From the empty cart until it is paid; what was bought goes by this number. null: there is none left. */
  buy(who: number, thing: string): Promise<string | null>
  /** What a buyer is shown when he has paid; throws when it is not so. */
  readReceipt(who: number, order: string): Promise<void>
  reads: { list: Shooting; product: Shooting }
  close(): void
}

/** The address of a peer with the name and password of whoever keeps it. */
export interface Keeper {
  origin: string
  name: string
  password: string
}
export interface Opening extends Keeper {
  buyers: number
  /** Of this run alone, so that nobody finds the cart of another run. */
  tag: string
}
