// The browser tests need Chromium and real sound files: finds them, or installs Debian's packages when it may.
'use strict'
const { existsSync } = require('node:fs')
const path = require('node:path')
const { NotReady, run, say } = require('./ensure-run.cjs')

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** @param {Record<string, string | undefined>} env */
function findBrowser(env = process.env, isThere = existsSync) {
  if (env.CHROMIUM_PATH) {
    if (isThere(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH
    throw new NotReady(
      `CHROMIUM_PATH 指向的 ${env.CHROMIUM_PATH} 不存在。`,
      `CHROMIUM_PATH names ${env.CHROMIUM_PATH}, which does not exist.`,
    )
  }
  return places.find(place => isThere(place))
}

const onPath = (program, env = process.env) =>
  (env.PATH ?? '').split(path.delimiter).some(folder => existsSync(path.join(folder, program)))

async function ensureBrowser() {
  const browser = findBrowser()
  const wanted = [...(browser ? [] : ['chromium', 'fonts-noto-cjk']), ...(onPath('ffmpeg') ? [] : ['ffmpeg'])]
  if (wanted.length === 0) return
  const command = `apt-get install -y ${wanted.join(' ')}`
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    try {
      await aptInstall(wanted, command)
    } catch (error) {
      // without a browser nothing can be tested by screen; without ffmpeg most things can
      if (!browser) throw error
    }
    if (onPath('ffmpeg') && findBrowser()) return
  }
  if (findBrowser()) {
    say(
      `没有找到 ffmpeg，需要它的测试会跳过。安装方法：sudo ${command}`,
      `ffmpeg was not found; tests that need it are skipped. To install it: sudo ${command}`,
    )
    return
  }
  throw new NotReady(
    `浏览器测试需要 Chromium 或 Chrome。请安装（Debian/Ubuntu：sudo ${command}），或用 CHROMIUM_PATH 指明它在哪里，再运行一次。`,
    `the browser tests need Chromium or Chrome. Install it (Debian, Ubuntu: sudo ${command}), or name it with CHROMIUM_PATH, and run this again.`,
  )
}

async function aptInstall(packages, command) {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  const failed = {
    zh: `安装失败。请手动执行 ${command}，再运行一次。`,
    en: `that failed. Run ${command} by hand, then run this again.`,
  }
  await run('apt-get', ['update', '-qq'], options, { zh: '正在更新软件包目录', en: 'refreshing the list of packages', failed })
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options, {
    zh: `正在安装 ${packages.join('、')}（只需一次）`,
    en: `installing ${packages.join(', ')} (once)`,
    failed,
  })
}

module.exports = { ensureBrowser, findBrowser }
