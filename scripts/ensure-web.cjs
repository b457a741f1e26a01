// Builds the web apps when anything they are made of has changed since the last build.
'use strict'
const { createHash } = require('node:crypto')
const { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } = require('node:fs')
const path = require('node:path')
const { run } = require('./ensure-run.cjs')

const apps = ['member', 'console']
const wholeFolders = ['ui', 'plays', 'apps/member', 'apps/console']
const isSource = name => !/(\.test\.tsx?|\.md)$/.test(name) && !name.startsWith('.')

function walk(root, folder, wanted, found = []) {
  let entries
  try {
    entries = readdirSync(path.join(root, folder), { withFileTypes: true })
  } catch {
    return found
  }
  for (const entry of entries) {
    const at = `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules') walk(root, at, wanted, found)
    } else if (isSource(entry.name) && wanted(entry.name)) found.push(at)
  }
  return found
}

/** What the apps are made of by rule; what they import from elsewhere is added by reading them. */
function listed(root) {
  const kernel = walk(root, 'kernel', () => true).filter(file => /^kernel\/(contract|i18n[\w-]*)\.ts$/.test(file))
  return [
    'package-lock.json',
    ...wholeFolders.flatMap(folder => walk(root, folder, () => true)),
    ...walk(root, 'modules', name => name === 'contract.ts'),
    ...kernel,
  ].sort()
}

/** The files beyond the list that the listed ones import, one after another. */
function imported(root, files) {
  const seen = new Set(files)
  const queue = files.filter(file => /\.tsx?$/.test(file))
  for (let file = queue.pop(); file; file = queue.pop()) {
    const text = readFileSync(path.join(root, file), 'utf8')
    for (const [, name] of text.matchAll(/(?:from|import)\s*\(?\s*['"](#[^'"]+|\.{1,2}\/[^'"]+)['"]/g)) {
      const target = name.startsWith('#') ? name.slice(1) : path.posix.join(path.posix.dirname(file), name)
      if (seen.has(target) || !existsSync(path.join(root, target))) continue
      seen.add(target)
      if (/\.tsx?$/.test(target)) queue.push(target)
    }
  }
  return [...seen].filter(file => !files.includes(file)).sort()
}

function glance(root, files) {
  const hash = createHash('sha256')
  for (const file of files) {
    const facts = statSync(path.join(root, file), { throwIfNoEntry: false })
    hash.update(`${file}\0${facts ? `${facts.size} ${facts.mtimeMs}` : 'gone'}\n`)
  }
  return hash.digest('hex')
}

function contents(root, files) {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

const stampOf = (root, app) => path.join(root, 'dist', 'web', `.stamp-${app}`)

function readStamp(root, app) {
  try {
    return JSON.parse(readFileSync(stampOf(root, app), 'utf8'))
  } catch {
    return null
  }
}

/**
 * The apps that must be built. Sizes and times are looked at first; only when they differ are the files read, so that a
 * fresh checkout of the same sources builds nothing.
 */
function survey(root) {
  const files = listed(root)
  const there = apps.filter(app => existsSync(path.join(root, 'apps', app, 'vite.config.ts')))
  const stamps = new Map(there.map(app => [app, readStamp(root, app)]))
  const doubtful = there.filter(app => {
    const stamp = stamps.get(app)
    return !stamp || stamp.glance !== glance(root, [...files, ...stamp.imported])
  })
  if (doubtful.length === 0) return { stale: [], stamp: null }
  const more = imported(root, files)
  const all = [...files, ...more]
  const stamp = { glance: glance(root, all), contents: contents(root, all), imported: more }
  const stale = doubtful.filter(app => stamps.get(app)?.contents !== stamp.contents)
  for (const app of doubtful) if (!stale.includes(app)) writeStamp(root, app, stamp)
  return { stale, stamp }
}

function writeStamp(root, app, stamp) {
  mkdirSync(path.dirname(stampOf(root, app)), { recursive: true })
  writeFileSync(stampOf(root, app), JSON.stringify(stamp))
}

async function buildStale(root, node) {
  const { stale, stamp } = survey(root)
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  for (const app of stale) {
    const named = app === 'member' ? { zh: '成员端', en: "the members' app" } : { zh: '运营台', en: 'the console' }
    await run(
      node,
      [vite, 'build', '--config', `apps/${app}/vite.config.ts`],
      { cwd: root },
      {
        zh: `正在构建${named.zh}`,
        en: `building ${named.en}`,
        failed: { zh: `${named.zh}构建失败，原因见上。`, en: `${named.en} could not be built; the reason is above.` },
      },
    )
    writeStamp(root, app, stamp)
  }
}

module.exports = { buildStale, imported, listed, survey }
