// From a database connection to an open door: migrate, build the house, listen, greet.
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import { beaconService, mailerService, paymentsGateway, paymentsService, smsService, wechatService } from '#gateways/services.ts'
import { systemClock } from '#kernel/clock.ts'
import { atPort, type Config } from '#kernel/config.ts'
import { openDatabase } from '#kernel/db/connect.ts'
import { migrate, readMigrations } from '#kernel/db/migrate.ts'
import { MigrationRefused } from '#kernel/db/refused.ts'
import { localFiles } from '#kernel/files/store.ts'
import { type House, theHouseCtx } from '#kernel/house.ts'
import type { Text } from '#kernel/i18n.ts'
import type { Log } from '#kernel/log.ts'
import { openHouse } from '#kernel/open-house.ts'
import { systemRandom } from '#kernel/random.ts'
import { houseKey, openSecrets, secretsService } from '#kernel/secrets.ts'
import { Services } from '#kernel/services.ts'
import { playShelf } from '#modules/activities/index.ts'
import { rooms } from '#modules/index.ts'
import { openBooks } from '#modules/policies/index.ts'
import { ownerLink, resetLinkFor } from '#modules/staff/index.ts'
import { plays } from '#plays/index.ts'
import { createApp } from './app.ts'
import { doors } from './doors.ts'
import { launchAsked } from './launch.ts'

export interface Serving {
  house: House
  port: number
  /** Prints where to go; `ms` is the time from the start of the process. */
  welcome(ms: number): Promise<void>
  stop(): Promise<void>
}

type Say = (text: Text, values?: Record<string, unknown>) => void
const root = join(import.meta.dirname, '..', '..')

export async function serve(config: Config, connection: ClientConfig, log: Log, say: Say): Promise<Serving> {
  // Rules that cannot be read are no rules: better not to open at all.
  openBooks()
  const database = openDatabase(connection, log, config.databasePoolMax)
  try {
    if (config.databaseUrl) await newEnough(database.pool)
    const applied = await migrate(database.pool, readMigrations(join(root, 'migrations')))
    if (applied.length > 0)
      say(
        { zh: '数据库已就绪（{count} 步）。', en: 'The database is ready ({count} {count:step|steps}).' },
        { count: applied.length },
      )
  } catch (error) {
    await database.close()
    throw error
  }
  const house = openHouse({
    settings: {
      publicUrl: config.publicUrl,
      defaultLocale: config.defaultLocale,
      trustedProxyHops: config.trustedProxyHops,
      holdAnswers: config.holdAnswers,
      strict: false,
    },
    database,
    clock: systemClock,
    random: systemRandom,
    log,
    files: localFiles(config.filesDir),
    services: await gateways(config),
    rooms,
    doors,
    processMetrics: true,
  })
  const app = await createApp(house, { webFolder: join(root, 'dist/web'), metricsToken: config.metricsToken })
  await house.start()
  await app.listen({ port: config.port, host: config.host })
  const { port } = app.server.address() as { port: number }
  house.settings.publicUrl = atPort(config, port).publicUrl
  return {
    house,
    port,
    welcome: ms => welcome(house, say, config, ms),
    async stop() {
      await app.close()
      await house.stop()
    },
  }
}

async function newEnough(pool: ReturnType<typeof openDatabase>['pool']): Promise<void> {
  const { rows } = await pool.query(`select current_setting('server_version_num')::int as version`)
  if (rows[0].version < 150000)
    throw new MigrationRefused('需要 PostgreSQL 15 或更新版本。 / PostgreSQL 15 or newer is needed behind DATABASE_URL.')
}

async function gateways(config: Config): Promise<Services> {
  const services = new Services()
  services.provide(secretsService, openSecrets(houseKey(config.dataDir, config.secretKey)))
  // Loaded with the first official account: most houses start without one.
  services.provide(wechatService, {
    callback: async options => (await import('#gateways/wechat/index.ts')).openCallback(options),
    client: async options => (await import('#gateways/wechat/index.ts')).openWechat({ ...options, baseUrl: config.wechatApiUrl }),
  })
  services.provide(paymentsService, paymentsGateway)
  services.provide(playShelf, plays)
  if (config.smtpUrl && config.mailFrom) {
    const { openMailer } = await import('#gateways/email/index.ts')
    services.provide(mailerService, openMailer({ url: config.smtpUrl, from: config.mailFrom }))
  }
  if (config.smsUrl && config.smsToken) {
    const { openSms } = await import('#gateways/sms/index.ts')
    services.provide(smsService, openSms({ url: config.smsUrl, token: config.smsToken }))
  }
  if (config.drandUrl) {
    const { openDrand } = await import('#gateways/drand/index.ts')
    services.provide(beaconService, openDrand({ baseUrl: config.drandUrl }))
  }
  return services
}

// Everything is looked up before a word is said: what stands on the screen is the whole of it.
async function welcome(house: House, say: Say, config: Config, ms: number): Promise<void> {
  const ctx = { ...theHouseCtx(house, 'start'), locale: config.defaultLocale }
  const launched = await launchAsked(ctx, config)
  const link = await ownerLink(ctx)
  const reset = config.resetPassword && { email: config.resetPassword, link: await resetLinkFor(ctx, config.resetPassword) }
  const url = house.settings.publicUrl
  if (launched)
    say(
      {
        zh: '\n  剧本「{name}」已就位（{changes} 处变更）。',
        en: '\n  The playbook of {name} is in place ({changes} {changes:change|changes}).',
      },
      launched,
    )
  say(
    {
      zh: '\n  群落已启动（{ms} 毫秒）\n\n  成员端   {url}/\n  运营台   {url}/console/',
      en: '\n  Qunluo is running ({ms} ms)\n\n  Members   {url}/\n  Console   {url}/console/',
    },
    { url, ms },
  )
  if (link)
    say(
      {
        zh: '  首次使用：打开下面的链接创建所有者（一次有效，24 小时内）\n  {link}',
        en: '  First time: create the owner with this link (works once, for 24 hours)\n  {link}',
      },
      { link },
    )
  if (reset) sayReset(say, reset)
  say({ zh: '\n  按 Ctrl-C 停止。', en: '\n  Ctrl-C stops it.' })
}

const sayReset = (say: Say, reset: { email: string; link: string | null }): void =>
  reset.link
    ? say(
        {
          zh: '  为 {email} 重设密码（一次有效，24 小时内）\n  {link}',
          en: '  A new password for {email} (works once, for 24 hours)\n  {link}',
        },
        reset,
      )
    : say({ zh: '  没有邮箱为 {email} 的运营者。', en: '  No operator has the address {email}.' }, reset)
