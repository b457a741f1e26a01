// The documents tell the truth where a program can check it: links, files, commands, settings, languages side by side.
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { guides } from '#kernel/config-guide.ts'
import { readPlaybook } from '#modules/playbooks/rules/read.ts'
import manifest from '#package.json' with { type: 'json' }
import { plays } from '#plays/index.ts'

const pages = globSync(['*.md', 'docs/**/*.md', 'bench/*.md', 'gateways/*.md', 'ui/*.md']).sort()
const textOf = (path: string): string => readFileSync(path, 'utf8')
const fences = /^( *)```(\w*)\n([\s\S]*?)^\1```/gm
const proseOf = (text: string): string => text.replace(fences, '')
const spansOf = (text: string): string[] => [...proseOf(text).matchAll(/`([^`\n]+)`/g)].map(m => m[1] as string)
const blocksOf = (text: string, kind: string): string[] =>
  [...text.matchAll(fences)].filter(m => m[2] === kind).map(m => m[3] as string)

const is = (place: string): boolean => existsSync(place)
/** A heading's anchor, as code hosts make it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
    .replaceAll(' ', '-')
const anchorsIn = (text: string): string[] =>
  [...proseOf(text).matchAll(/^#{1,6} (.+)$/gm)].map(m => anchorOf((m[1] as string).trim()))

function linkBreaches(path: string, text: string): string[] {
  const prose = proseOf(text)
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(m => (m[1] ?? m[2]) as string)
  return links.flatMap(link => {
    if (/^(https?|mailto):/.test(link)) return []
    const [file = '', anchor] = link.split('#')
    const target = file === '' ? path : normalize(join(dirname(path), decodeURIComponent(file)))
    if (!is(target)) return [`${path}: nothing lies at ${link}`]
    const known = anchor === undefined || statSync(target).isDirectory() ? [] : anchorsIn(textOf(target))
    return anchor === undefined || known.includes(decodeURIComponent(anchor)) ? [] : [`${path}: no heading for ${link}`]
  })
}

const floors = 'kernel|gateways|modules|plays|ui|apps|migrations|playbooks|tests|bench|scripts|docs'
const wholePath = new RegExp(`^(?:${floors})/[\\w./*-]*$`)
const bareName = /^[\w-]+(?:\/[\w-]+)*\.(?:ts|tsx|cjs|yaml|sql|css)$/

/** Files named in passing: a path from the root is there, and a bare name is the name of some file. */
function fileBreaches(path: string, text: string, names: ReadonlySet<string>): string[] {
  const commands = blocksOf(text, 'sh').flatMap(block =>
    [...block.matchAll(/\bnode (?:--test )?(\S+\.\w+)/g)].map(m => m[1] as string),
  )
  const inSpans = spansOf(text).flatMap(span => [...span.matchAll(/\bnode (?:--test )?(\S+\.\w+)/g)].map(m => m[1] as string))
  const gone = [...commands, ...inSpans].filter(file => !is(file))
  const missing = spansOf(text).filter(span => {
    if (wholePath.test(span))
      return span.includes('*') ? globSync(span).length === 0 : !is(span) && !is(join(dirname(path), span))
    return bareName.test(span) && ![...names].some(name => name === span || name.endsWith(`/${span}`))
  })
  return [...gone, ...missing].map(file => `${path}: there is no ${file}`)
}

const named = /\bnpm (?:run ([\w:-]+)|(start|test)\b)((?: -- [^\n`]*)?)/g
const flags = new Set([...Object.values(guides).flatMap(g => ('flag' in g ? [`--${g.flag}`] : [])), '--help'])

function commandBreaches(path: string, text: string): string[] {
  return [...text.matchAll(named)].flatMap(([, script, short, rest = '']) => {
    const name = (script ?? short) as string
    const unknown = name === 'start' ? [...rest.matchAll(/--[a-z][a-z-]+/g)].map(m => m[0]).filter(flag => !flags.has(flag)) : []
    return [...(name in manifest.scripts ? [] : [`npm run ${name}`]), ...unknown].map(what => `${path}: there is no ${what}`)
  })
}

const settings = [...textOf('.env.example').matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(m => m[1] as string)
const headingsOf = (text: string): string => [...proseOf(text).matchAll(/^(#+) /gm)].map(m => m[1]).join(' ')
const rowsOf = (text: string): number => [...proseOf(text).matchAll(/^\|/gm)].length
const inChinese = pages.filter(path => path.endsWith('.zh-CN.md'))
const pairOf = (path: string): string =>
  path.endsWith('.zh-CN.md') ? path.replace('.zh-CN.md', '.md') : path.replace(/\.md$/, '.zh-CN.md')

const fileNames = new Set(globSync(`{${floors.replaceAll('|', ',')}}/**/*.{ts,tsx,cjs,yaml,sql,css}`))

test('every link leads somewhere, to the heading if it names one', () =>
  assert.deepEqual(
    pages.flatMap(path => linkBreaches(path, textOf(path))),
    [],
  ))

test('every decision stands in the list of documents', () => {
  const list = textOf('docs/README.md')
  assert.deepEqual(
    globSync('docs/decisions/*.md').filter(path => !list.includes(`](${path.slice('docs/'.length)})`)),
    [],
  )
})

test('every file that is named exists', () =>
  assert.deepEqual(
    pages.flatMap(path => fileBreaches(path, textOf(path), fileNames)),
    [],
  ))

test('every command and flag that is named exists', () =>
  assert.deepEqual(
    pages.flatMap(path => commandBreaches(path, textOf(path))),
    [],
  ))

test('every setting stands in the operating pages, in both languages', () => {
  assert.ok(settings.length > 15)
  for (const page of ['docs/operating/README.md', 'docs/operating/README.zh-CN.md']) {
    const told = new Set(spansOf(textOf(page)).map(span => span.split('=')[0]))
    assert.deepEqual(
      settings.filter(name => !told.has(name)),
      [],
      page,
    )
  }
})

test('what operators read stands in both languages, part by part', () => {
  const wanted = ['README.md', ...globSync('docs/operating/*.md')].map(path => (path.endsWith('.zh-CN.md') ? pairOf(path) : path))
  assert.deepEqual(
    wanted.filter(path => !is(pairOf(path))),
    [],
  )
  for (const chinese of inChinese) {
    const english = pairOf(chinese)
    assert.ok(is(english), `${chinese} stands alone`)
    const [zh, en] = [textOf(chinese), textOf(english)]
    assert.equal(headingsOf(zh), headingsOf(en), `headings of ${chinese}`)
    assert.equal(rowsOf(zh), rowsOf(en), `tables of ${chinese}`)
    const other = (path: string) => new RegExp(`\\]\\(${path.split('/').at(-1)?.replaceAll('.', '\\.')}\\)`)
    assert.match(zh, other(english), `${chinese} leads to the other language`)
    assert.match(en, other(chinese), `${english} leads to the other language`)
  }
})

/** A section and a picture for each play; the pictures small enough to be carried about with the code. */
function shelfBreaches(text: string, keys: readonly string[]): string[] {
  const sections = text.split(/^## /m)
  return keys.flatMap(key => {
    const section = sections.find(one => one.split('\n')[0]?.includes(`\`${key}\``))
    if (!section) return [`${key} has no section`]
    return section.includes(`](pictures/plays/${key}.webp)`) ? [] : [`${key} has no picture`]
  })
}

test('every play on the shelf has a section and a picture, in both languages', () => {
  const keys = plays.map(play => play.key)
  for (const page of ['docs/plays.md', 'docs/plays.zh-CN.md']) assert.deepEqual(shelfBreaches(textOf(page), keys), [], page)
  const pictures = globSync('docs/pictures/plays/*').map(path => ({ path, bytes: statSync(path).size }))
  assert.deepEqual(pictures.map(({ path }) => path).sort(), keys.map(key => `docs/pictures/plays/${key}.webp`).sort())
  assert.deepEqual(
    pictures.filter(({ bytes }) => bytes > 40_000),
    [],
  )
  assert.ok(pictures.reduce((sum, { bytes }) => sum + bytes, 0) <= 1_000_000)
})

test('the playbooks shown as examples can be read', () => {
  const head = 'playbook: shown\nversion: 1\ntitle: { zh: 例, en: Shown }\nsummary: { zh: 例, en: Shown }\n'
  for (const page of ['docs/operating/playbooks.md', 'docs/operating/playbooks.zh-CN.md'])
    assert.deepEqual(readPlaybook(head + blocksOf(textOf(page), 'yaml').join('\n'), 'en').mistakes, undefined, page)
  const [whole = ''] = blocksOf(textOf('docs/recipes/write-a-playbook.md'), 'yaml')
  assert.equal(readPlaybook(whole, 'en').mistakes, undefined)
})

test('a page that lies is caught', () => {
  assert.deepEqual(shelfBreaches('## Wish (`wish`)\n', ['wish', 'vote']), ['wish has no picture', 'vote has no section'])
  assert.deepEqual(linkBreaches('README.md', '[a](docs/nowhere.md) [b](README.md#no-such-part) [c](#licence)'), [
    'README.md: nothing lies at docs/nowhere.md',
    'README.md: no heading for README.md#no-such-part',
  ])
  const lies = 'see `kernel/nothing.ts`, `nothing-here.ts` and `node scripts/nothing.ts`; `kernel/ctx.ts` is there'
  assert.equal(fileBreaches('README.md', lies, fileNames).length, 3)
  assert.equal(commandBreaches('README.md', '`npm run fly`, `npm start -- --wings 2`, `npm test`').length, 2)
})
