// How the preparation speaks and runs programs: one line in both languages, seconds while one waits, all output when it fails.
'use strict'
const { spawn } = require('node:child_process')

class NotReady extends Error {
  constructor(zh, en) {
    super(`${zh} / ${en}`)
    this.zh = zh
    this.en = en
  }
}

function say(zh, en, to = process.stdout) {
  to.write(`群落 · ${zh}\n     · ${en}\n`)
}

const linesKept = 60
const everyMs = 5_000

/**
 * Runs a quiet program and shows that time passes.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @param {{ zh: string, en: string, failed: { zh: string, en: string } }} words
 */
async function run(program, args, options, words) {
  say(`${words.zh}……`, `${words.en}…`)
  const began = Date.now()
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`
  const live = process.stdout.isTTY
  const clock = setInterval(
    () => process.stdout.write(live ? `\r     · ${seconds()}` : `     · ${seconds()}\n`),
    live ? 500 : everyMs,
  )
  let output = ''
  const code = await new Promise(done => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    const keep = chunk => {
      output += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', error => {
      output += `${program}: ${error.message}\n`
      done(1)
    })
    child.once('close', (status, signal) => done(status ?? signal))
  })
  clearInterval(clock)
  if (live) process.stdout.write('\r')
  if (code === 0) {
    process.stdout.write(`     · ✓ ${seconds()}\n`)
    return
  }
  process.stderr.write(`${output.trimEnd().split('\n').slice(-linesKept).join('\n')}\n`)
  throw new NotReady(words.failed.zh, words.failed.en)
}

module.exports = { NotReady, run, say }
