// Ids become people: the names of those who did something, for lists that tell who it was. Two questions at most, however long the list.
import type { Ctx } from '#kernel/ctx.ts'
import { operatorNames } from '#modules/staff/index.ts'
import { namesOfMembers } from '../store/members.ts'

/** Names of operators and members by the ids under which facts know them; the house itself, and who is unknown, has none. */
export async function namesOfActors(ctx: Ctx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const some = (prefix: string) => [...new Set(ids.filter((id): id is string => id?.startsWith(prefix) ?? false))]
  const operators = await operatorNames(ctx.db, some('opr_'))
  return new Map([...operators, ...(await namesOfMembers(ctx.db, ctx.community.id, some('mem_')))])
}

export type WithName<Row, Key extends string> = Row & Record<`${Key}Name`, string | null>

/** Each row with the name of the actor whose id it holds under `key`: `endedBy` brings `endedByName`. */
export async function withNames<Row extends { [K in Key]: string | null }, Key extends string>(
  ctx: Ctx,
  rows: readonly Row[],
  key: Key,
): Promise<WithName<Row, Key>[]> {
  const names = await namesOfActors(
    ctx,
    rows.map((row): string | null => row[key]),
  )
  return rows.map(row => namedBy(row, key, names))
}

export const withName = async <Row extends { [K in Key]: string | null }, Key extends string>(ctx: Ctx, row: Row, key: Key) =>
  namedBy(row, key, await namesOfActors(ctx, [row[key]]))

const namedBy = <Row extends { [K in Key]: string | null }, Key extends string>(
  row: Row,
  key: Key,
  names: ReadonlyMap<string, string>,
) => ({ ...row, [`${key}Name`]: names.get(row[key] ?? '') ?? null }) as WithName<Row, Key>
