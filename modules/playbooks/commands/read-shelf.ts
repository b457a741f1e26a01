// The shelf: the playbooks that come with the house, one file each.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Locale, textIn } from '#kernel/i18n.ts'
import { refuse } from '#kernel/refusal.ts'
import { NoSuchPlaybook, type ShelfBook } from '../contract.ts'

const shelf = join(import.meta.dirname, '../../../playbooks')

export async function readShelf(locale: Locale): Promise<ShelfBook[]> {
  const { readPlaybook } = await import('../rules/read.ts')
  const files = (await readdir(shelf)).filter(name => name.endsWith('.yaml')).sort()
  return Promise.all(
    files.map(async name => {
      const { playbook, mistakes } = readPlaybook(await readFile(join(shelf, name), 'utf8'), locale)
      if (!playbook) throw new Error(`${name} does not read: ${JSON.stringify(mistakes)}`)
      return {
        id: playbook.playbook,
        version: playbook.version,
        title: textIn(playbook.title, locale),
        summary: textIn(playbook.summary, locale),
        pattern: playbook.pattern,
        groups: playbook.groups.length,
        slots: playbook.calendar.length,
        keywords: playbook.keywords.length,
        slug: playbook.community.slug,
        name: playbook.community.name,
      }
    }),
  )
}

export async function textOf(id: string): Promise<string> {
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(id)) refuse(NoSuchPlaybook)
  try {
    return await readFile(join(shelf, `${id}.yaml`), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') refuse(NoSuchPlaybook)
    throw error
  }
}
