// The packs lie in files beside the program; they are read once, and a broken one keeps the house from starting.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Books, booksOf } from '../rules/book.ts'
import { PacksBroken, type ReadPack, readPack } from '../rules/read-pack.ts'

const shelf = join(import.meta.dirname, '../../../policies')

export function readBooks(folder: string): Books {
  const read: ReadPack[] = []
  const mistakes: string[] = []
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.yaml')) continue
    const found = readPack(readFileSync(join(folder, file), 'utf8'), file)
    if (found.read) read.push(found.read)
    mistakes.push(...found.mistakes)
  }
  if (mistakes.length > 0) throw new PacksBroken(mistakes)
  return booksOf(read)
}

let opened: Books | undefined
/** Throws PacksBroken when they cannot be read; called when the house starts, so that nobody meets that later. */
export function openBooks(): Books {
  opened ??= readBooks(shelf)
  return opened
}
