// The source tree as the law reads it: files with their text and imports.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

export interface Source {
  path: string
  text: string
  /** Repository paths for our own files, package names for the rest; type-only ones are marked. */
  imports: { to: string; typeOnly: boolean }[]
}

export interface Breach {
  path: string
  why: string
}

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"();]*?\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

export function source(path: string, text: string): Source {
  const imports = [...text.matchAll(importPattern)].map(match => {
    const named = (match[2] ?? match[3]) as string
    const to = named.startsWith('#') ? named.slice(1) : named.startsWith('.') ? normalize(join(dirname(path), named)) : named
    return { to, typeOnly: Boolean(match[1]) }
  })
  return { path, text, imports }
}

/** Every file that git would track. */
export function wholeHouse(): Source[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 20_000_000,
  })
  return listed
    .split('\n')
    .filter(path => /\.(ts|tsx|cjs|mjs|css|sql)$/.test(path))
    .flatMap(path => {
      try {
        return [source(path, readFileSync(path, 'utf8'))]
      } catch {
        return [] // removed in the working tree, not yet in the index
      }
    })
}

/** What tests of a room share: it stands beside them and leans on what they lean on; nothing else may use it. */
export const isFixture = (path: string): boolean => /^modules\/[^/]+\/fixtures\//.test(path)
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.startsWith('tests/')
export const isMade = (path: string): boolean => /\.gen\.ts$/.test(path)
export const roomOf = (path: string): string | undefined => /^modules\/([^/]+)\//.exec(path)?.[1]
