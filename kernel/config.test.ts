// The settings: defaults, flags, every mistake at once, and `.env.example` that keeps up with them.
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { parseEnv } from 'node:util'
import { atPort, ConfigMistakes, type Environment, environment, readConfig } from './config.ts'
import { guides, helpText } from './config-guide.ts'

const mistakesOf = (env: Environment, argv: string[] = []): string[] => {
  try {
    readConfig(env, argv)
  } catch (error) {
    if (error instanceof ConfigMistakes) return error.mistakes
    throw error
  }
  return []
}
const namesOf = (mistakes: string[]): string[] => mistakes.map(line => line.slice(0, line.indexOf(':'))).sort()

test('nothing set: everything stays on this machine, under ./data', () => {
  const config = readConfig({}, [])
  assert.equal(config.host, '127.0.0.1')
  assert.equal(config.port, 4000)
  assert.equal(config.dataDir, path.resolve('data'))
  assert.equal(config.filesDir, path.resolve('data/files'))
  assert.equal(config.publicUrl, 'http://127.0.0.1:4000')
  assert.equal(config.databaseUrl, undefined)
  assert.equal(config.defaultLocale, 'zh-CN')
  assert.equal(config.demo, false)
})

test('flags win over the environment, in both spellings', () => {
  const env = { PORT: '1', DATA_DIR: '/srv/a', DEFAULT_LOCALE: 'zh-CN' }
  const config = readConfig(env, [
    '--port',
    '4100',
    '--data=/srv/b',
    '--locale',
    'en',
    '--demo',
    '--playbook',
    'daily-voice-club',
  ])
  assert.equal(config.port, 4100)
  assert.equal(config.filesDir, '/srv/b/files')
  assert.equal(config.defaultLocale, 'en')
  assert.equal(config.demo, true)
  assert.equal(config.playbook, 'daily-voice-club')
  assert.equal(readConfig({ DEMO: 'true' }, ['--demo=false']).demo, false)
})

test('all mistakes are told at once, each with what it must be and an example', () => {
  const env = {
    PORT: '70000',
    HOST: 'not a host',
    DATABASE_URL: 'mysql://bo:hush@db/x',
    PUBLIC_URL: 'https://club.example.com/path',
    DEFAULT_LOCALE: 'fr',
    SMTP_URL: 'smtp://mail.example.com',
    SMS_URL: 'ftp://sms.example.com',
    METRICS_TOKEN: 'short',
    DEMO: 'perhaps',
  }
  const mistakes = mistakesOf(env, ['--colour', 'green', '--data'])
  assert.deepEqual(namesOf(mistakes), [
    '--colour',
    '--data',
    'DATABASE_URL',
    'DEFAULT_LOCALE',
    'DEMO',
    'HOST',
    'MAIL_FROM',
    'METRICS_TOKEN',
    'PORT',
    'PUBLIC_URL',
    'SMS_TOKEN',
    'SMS_URL',
    'green',
  ])
  assert.match(mistakes.find(line => line.startsWith('PORT'))!, /0 到 65535.*from 0 to 65535 \(70000\): PORT=4000$/)
  assert.doesNotMatch(mistakes.join('\n'), /hush|short/, 'a secret is not shown back')
})

test('an address has a scheme, a host, and for PUBLIC_URL nothing else', () => {
  for (const bad of [
    'club.example.com',
    'http://',
    'https://bo:pw@club.example.com',
    'https://club.example.com/?a=1',
    'javascript:1',
  ])
    assert.deepEqual(namesOf(mistakesOf({ PUBLIC_URL: bad })), ['PUBLIC_URL'], bad)
  assert.equal(readConfig({ PUBLIC_URL: 'https://club.example.com/' }, []).publicUrl, 'https://club.example.com')
  assert.equal(readConfig({ WECHAT_API_URL: 'http://127.0.0.1:9/x/' }, []).wechatApiUrl, 'http://127.0.0.1:9/x')
})

test('whole numbers only, so that a slip does not become another number', () => {
  for (const bad of ['0x10', '1e3', '80.5', '-1', '４０００', 'NaN'])
    assert.deepEqual(namesOf(mistakesOf({ PORT: bad })), ['PORT'], bad)
})

test('the address follows the port that was found, unless one was given', () => {
  assert.equal(atPort(readConfig({ PORT: '0' }, []), 51234).publicUrl, 'http://127.0.0.1:51234')
  assert.equal(atPort(readConfig({ HOST: '::' }, []), 4001).publicUrl, 'http://localhost:4001')
  assert.equal(atPort(readConfig({ HOST: '::1' }, []), 4001).publicUrl, 'http://[::1]:4001')
  assert.equal(atPort(readConfig({ PUBLIC_URL: 'https://club.cn' }, []), 4001).publicUrl, 'https://club.cn')
})

test('--help asks for nothing to be right', () => {
  assert.equal(readConfig({ PORT: 'x' }, ['--help', '--what']).help, true)
  for (const name of Object.keys(guides)) assert.match(helpText(), new RegExp(`^${name}\\b`, 'm'))
})

test('a .env file is read, and the real environment wins over it', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'qunluo-config-'))
  try {
    writeFileSync(path.join(folder, '.env'), 'PATH=/nowhere\nPLAYBOOK="daily voice" # why\n')
    const env = environment(path.join(folder, '.env'))
    assert.equal(env.PLAYBOOK, 'daily voice')
    assert.notEqual(env.PATH, '/nowhere')
    assert.ok(environment(path.join(folder, 'missing')).PATH)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('.env.example holds every setting and no other; its defaults are the defaults and its examples are valid', () => {
  const written = readFileSync(path.join(import.meta.dirname, '..', '.env.example'), 'utf8')
  const standard = parseEnv(written)
  const all = parseEnv(written.replace(/^#([A-Z_]+=)/gm, '$1'))
  assert.deepEqual(Object.keys(all).sort(), Object.keys(guides).sort())
  assert.deepEqual(readConfig(standard, []), readConfig({}, []))
  assert.deepEqual(mistakesOf(all), [])
  for (const guide of Object.values(guides))
    assert.ok(written.includes(guide.about.zh) && written.includes(guide.about.en), guide.about.en)
})
