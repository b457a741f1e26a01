// The keys under which what belongs to an order stands in the ledger: each can be there once.
export const creditKey = (orderId: string): string => `order:${orderId}:credit`
export const paidKey = (orderId: string): string => `order:${orderId}:paid`
/** `mark`: what made it so, where that can be taken back and done again. */
export const soldKey = (orderId: string, mark = ''): string => `order:${orderId}:sold${mark && `:${mark}`}`
export const unsoldKey = (orderId: string, mark: string): string => `order:${orderId}:unsold:${mark}`
export const expiredKey = (orderId: string, mark: string): string => `order:${orderId}:expired:${mark}`
