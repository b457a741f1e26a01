// The reasons for which Qunluo cannot start, said in both languages with what to do about it.
import type { Text } from '#kernel/i18n.ts'

export type CannotStartCode =
  | 'data-foreign'
  | 'data-newer'
  | 'data-older'
  | 'data-damaged'
  | 'data-in-use'
  | 'data-not-yours'
  | 'data-unwritable'
  | 'disk-full'
  | 'no-runtime'
  | 'no-user'
  | 'initdb-failed'
  | 'postgres-failed'

export class CannotStart extends Error {
  code: CannotStartCode
  text: Text
  constructor(code: CannotStartCode, text: Text, cause?: unknown) {
    super(`${text.zh}\n${text.en}`, { cause })
    this.name = 'CannotStart'
    this.code = code
    this.text = text
  }
}

const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined

export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT'
export const isTaken = (error: unknown): boolean => codeOf(error) === 'EEXIST'
export const isNoSpace = (error: unknown): boolean => {
  const code = codeOf(error)
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'disk-full'
}

export const diskFull = (place: string, freeMb: number, neededMb: number): CannotStart =>
  new CannotStart('disk-full', {
    zh: `磁盘空间不足：${place} 所在的磁盘只剩 ${freeMb} MB，至少需要 ${neededMb} MB。请清理磁盘，或用 --data 换一个位置，然后重新启动。`,
    en: `The disk is full: ${place} has ${freeMb} MB left and at least ${neededMb} MB are needed. Free some space, or choose another place with --data, and start again.`,
  })

export const unwritable = (place: string, error: unknown): Error => {
  // a full disk is another story, told by whoever can release the reserve
  if (isNoSpace(error) && error instanceof Error) return error
  const why = error instanceof Error ? error.message : String(error)
  return new CannotStart(
    'data-unwritable',
    {
      zh: `无法使用数据目录 ${place}：${why}。请检查权限，或用 --data 指定一个可写的目录。`,
      en: `The data directory ${place} cannot be used: ${why}. Check its permissions, or name a folder you may write to with --data.`,
    },
    error,
  )
}
