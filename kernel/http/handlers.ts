// One handler for each endpoint of a contract: parsed input in, rich values out.
import type { Contract, Input, Output } from '../contract.ts'
import type { Ctx } from '../ctx.ts'

export type Handlers<C extends Contract> = { [K in keyof C]: (ctx: Ctx, input: Input<C[K]>) => Promise<Output<C[K]>> }
/** Lets a room write its handlers in routes.ts with full types. */
export const handlers = <C extends Contract>(_contract: C, made: Handlers<C>): Handlers<C> => made
