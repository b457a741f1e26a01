// Looks at a code someone typed. Each look uses up a try before it is compared, so that five misses burn it, however many ask at once.
import { scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Ctx } from '#kernel/ctx.ts'
import { refuse } from '#kernel/refusal.ts'
import { CodeGone, CodeWrong } from '../contract/refusals.ts'
import { type CodePurpose, takeTry } from '../store/codes.ts'

const slowly = promisify<string, Buffer, number, object, Buffer>(scrypt)

/** Six digits are few: a slow hash keeps a stolen copy of the database from telling them within the ten minutes they live. */
export const codeHashOf = (code: string, salt: Buffer): Promise<Buffer> => slowly(code, salt, 32, { N: 8192, r: 8, p: 1 })

export interface TypedCode {
  codeId: string
  code: string
  purpose: CodePurpose
  personId: string | null
}

/** The hash under which the code may now be taken; a refusal when it is wrong, burned or gone. */
export async function checkCode(ctx: Ctx, typed: TypedCode): Promise<Buffer> {
  // On its own connection: a transaction around us that is rolled back must not give the try back.
  const row = await takeTry(ctx.house.db, ctx.community.id, typed.codeId, typed, ctx.now)
  if (!row?.salt || !row.codeHash) return refuse(CodeGone)
  const hash = await codeHashOf(typed.code, row.salt)
  if (timingSafeEqual(hash, row.codeHash)) return hash
  return row.triesLeft > 0 ? refuse(CodeWrong, { left: row.triesLeft }) : refuse(CodeGone)
}
