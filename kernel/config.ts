// The settings: read once at start from the environment, `.env` and flags; all mistakes are told at once.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { type Guide, guides, type SettingName } from './config-guide.ts'
import type { Locale } from './i18n.ts'

export { helpText } from './config-guide.ts'

export type Environment = Record<string, string | undefined>

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
const address = (...protocols: string[]) =>
  z.string().refine(
    value => {
      const url = URL.parse(value)
      return url !== null && url.hostname !== '' && protocols.includes(url.protocol.slice(0, -1))
    },
    { abort: true },
  )
const web = () => address('http', 'https').transform(value => value.replace(/\/+$/, ''))
const folder = () =>
  z
    .string()
    .refine(value => !value.includes('\0'))
    .transform(value => path.resolve(value))
const origin = () =>
  address('http', 'https')
    .refine(value => {
      const url = new URL(value)
      return url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
    })
    .transform(value => new URL(value).origin)

// One entry a setting, and every value here begins as text; config-guide.ts says the same to people.
const settings = z.object({
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/)
    .default('127.0.0.1'),
  PORT: whole(0, 65535).default(4000),
  DATA_DIR: folder().default(path.resolve('./data')),
  DATABASE_URL: address('postgres', 'postgresql').optional(),
  DATABASE_POOL_MAX: whole(2, 500).default(12),
  PUBLIC_URL: origin().optional(),
  DEFAULT_LOCALE: z.enum(['zh-CN', 'en']).default('zh-CN'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  LOG_FORMAT: z.enum(['pretty', 'json']).default('pretty'),
  TRUSTED_PROXY_HOPS: whole(0, 10).default(0),
  SMTP_URL: address('smtp', 'smtps').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/)
    .optional(),
  SMS_URL: web().optional(),
  SMS_TOKEN: z.string().min(16).optional(),
  WECHAT_API_URL: web().default('https://api.weixin.qq.com'),
  DRAND_URL: web().optional(),
  SECRET_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/)
    .optional(),
  FILES_DIR: folder().optional(),
  METRICS_TOKEN: z.string().min(16).optional(),
  HOLD_ANSWERS: z.stringbool().default(true),
  PLAYBOOK: z
    .string()
    .regex(/^\P{Cc}+$/u)
    .optional(),
  DEMO: z.stringbool().default(false),
  RESET_PASSWORD: z.email().optional(),
}) satisfies z.ZodObject<Record<SettingName, z.ZodType>>

type Settings = z.infer<typeof settings>

export interface Config {
  host: string
  port: number
  dataDir: string
  databaseUrl: string | undefined
  databasePoolMax: number
  publicUrl: string
  publicUrlGiven: boolean
  defaultLocale: Locale
  logLevel: Settings['LOG_LEVEL']
  logFormat: Settings['LOG_FORMAT']
  trustedProxyHops: number
  smtpUrl: string | undefined
  mailFrom: string | undefined
  smsUrl: string | undefined
  smsToken: string | undefined
  wechatApiUrl: string
  drandUrl: string | undefined
  secretKey: string | undefined
  filesDir: string
  metricsToken: string | undefined
  holdAnswers: boolean
  playbook: string | undefined
  demo: boolean
  resetPassword: string | undefined
  help: boolean
}

export class ConfigMistakes extends Error {
  mistakes: string[]
  constructor(mistakes: string[]) {
    const head = `启动设置有 ${mistakes.length} 处错误 / ${mistakes.length === 1 ? '1 setting is' : `${mistakes.length} settings are`} wrong:`
    super([head, ...mistakes].join('\n'))
    this.name = 'ConfigMistakes'
    this.mistakes = mistakes
  }
}

/** The real environment, over what the `.env` file in the house's root says. */
export function environment(file = path.join(import.meta.dirname, '..', '.env')): Environment {
  let written: Environment = {}
  try {
    written = parseEnv(readFileSync(file, 'utf8'))
  } catch {
    // having no .env file is the usual case
  }
  return { ...written, ...process.env }
}

export function readConfig(env: Environment = environment(), argv: string[] = process.argv.slice(2)): Config {
  const flags = readFlags(argv)
  if (flags.help) return arrange(settings.parse({}), true)
  const given: Record<string, string> = {}
  for (const name of Object.keys(guides)) {
    const value = (flags.values[name as SettingName] ?? env[name])?.trim()
    // an empty line in .env means "not set"
    if (value) given[name] = value
  }
  const read = settings.safeParse(given)
  const wrong = new Set((read.error?.issues ?? []).map(issue => issue.path[0] as SettingName))
  const mistakes = [...flags.mistakes, ...[...wrong].map(name => mistake(name, given[name])), ...missing(given)]
  if (mistakes.length > 0 || !read.data) throw new ConfigMistakes(mistakes)
  return arrange(read.data, false)
}

function mistake(name: SettingName, value: string | undefined): string {
  const guide: Guide = guides[name]
  const shown = guide.secret || value === undefined ? '' : ` (${value.slice(0, 60)})`
  return `${name}: ${guide.must.zh} / ${guide.must.en}${shown}: ${name}=${guide.example}`
}

// What one setting asks of another: half a gateway would look configured and reach nobody.
const companions: [SettingName, SettingName][] = [
  ['SMTP_URL', 'MAIL_FROM'],
  ['SMS_URL', 'SMS_TOKEN'],
]
const missing = (given: Record<string, string>): string[] =>
  companions
    .filter(([one, other]) => given[one] && !given[other])
    .map(([one, other]) => `${other}: 设了 ${one} 就必须填 / is needed with ${one}: ${other}=${guides[other].example}`)

interface Flags {
  values: Partial<Record<SettingName, string>>
  help: boolean
  mistakes: string[]
}

const settingOfFlag = new Map(
  Object.entries<Guide>(guides).flatMap(([name, guide]) => (guide.flag ? [[guide.flag, name as SettingName] as const] : [])),
)

function readFlags(argv: string[]): Flags {
  const flags: Flags = { values: {}, help: argv.includes('--help') || argv.includes('-h'), mistakes: [] }
  const known = [...settingOfFlag.keys(), 'help'].map(flag => `--${flag}`).join(' ')
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] ?? ''
    const [, flag = '', inline] = /^--([a-z][a-z-]*)(?:=(.*))?$/s.exec(word) ?? []
    const name = settingOfFlag.get(flag)
    if (flag === 'help' || word === '-h') continue
    if (!name) {
      flags.mistakes.push(`${word}: 没有这个选项 / is not a flag of Qunluo: ${known}`)
    } else if (inline !== undefined) {
      flags.values[name] = inline
    } else if (name === 'DEMO') {
      flags.values[name] = 'true'
    } else if (argv[at + 1] === undefined || argv[at + 1]?.startsWith('--')) {
      flags.mistakes.push(`--${flag}: 后面要跟一个值 / needs a value: --${flag} ${guides[name].example}`)
    } else {
      at += 1
      flags.values[name] = argv[at] ?? ''
    }
  }
  return flags
}

function arrange(s: Settings, help: boolean): Config {
  return {
    host: s.HOST,
    port: s.PORT,
    dataDir: s.DATA_DIR,
    databaseUrl: s.DATABASE_URL,
    databasePoolMax: s.DATABASE_POOL_MAX,
    publicUrl: s.PUBLIC_URL ?? localUrl(s.HOST, s.PORT),
    publicUrlGiven: s.PUBLIC_URL !== undefined,
    defaultLocale: s.DEFAULT_LOCALE,
    logLevel: s.LOG_LEVEL,
    logFormat: s.LOG_FORMAT,
    trustedProxyHops: s.TRUSTED_PROXY_HOPS,
    smtpUrl: s.SMTP_URL,
    mailFrom: s.MAIL_FROM,
    smsUrl: s.SMS_URL,
    smsToken: s.SMS_TOKEN,
    wechatApiUrl: s.WECHAT_API_URL,
    drandUrl: s.DRAND_URL,
    secretKey: s.SECRET_KEY,
    filesDir: s.FILES_DIR ?? path.join(s.DATA_DIR, 'files'),
    metricsToken: s.METRICS_TOKEN,
    holdAnswers: s.HOLD_ANSWERS,
    playbook: s.PLAYBOOK,
    demo: s.DEMO,
    resetPassword: s.RESET_PASSWORD,
    help,
  }
}

function localUrl(host: string, port: number): string {
  // an address that means "all of them" is none to visit
  const visited = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return new URL(`http://${visited.includes(':') ? `[${visited}]` : visited}:${port}`).origin
}

/** The same settings once the port is known, for a start with PORT=0. */
export const atPort = (config: Config, port: number): Config => ({
  ...config,
  port,
  publicUrl: config.publicUrlGiven ? config.publicUrl : localUrl(config.host, port),
})
