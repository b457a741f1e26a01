// The keys under which what belongs to an order stands in the ledger: each can be there once.
export const creditKey = (orderId: string): string => `order:${orderId}:credit`
export const paidKey = (orderId: string): string => `order:${orderId}:paid`
export const soldKey = (orderId: string): string => `order:${orderId}:sold`
