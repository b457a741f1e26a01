// For those who watch: is the process alive, may it be given work, how is it doing.
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { breachesByLaw, lawsOf } from '#kernel/doctor.ts'
import type { House } from '#kernel/house.ts'
import { theHouseCtx } from '#kernel/house.ts'

export function mountHealth(app: FastifyInstance, house: House, metricsToken: string | undefined): void {
  app.get('/healthz', async () => ({ ok: true }))
  app.get('/readyz', async (_request, reply) => {
    try {
      await sql`select 1`.execute(house.db)
      return { ready: true }
    } catch {
      return reply.code(503).send({ ready: false, why: 'database' })
    }
  })
  app.get('/metrics', async (request, reply) => {
    if (metricsToken && request.headers.authorization !== `Bearer ${metricsToken}`) return reply.code(401).send('')
    if (!metricsToken && !isLocal(request.ip)) return reply.code(403).send('set METRICS_TOKEN to read metrics from elsewhere\n')
    return reply
      .type(house.metrics.registry.contentType)
      .send((await house.metrics.registry.metrics()) + (await gaugeLines(house)))
  })
}

const isLocal = (ip: string): boolean => ip === '127.0.0.1' || ip === '::1' || ip === '::ffff:127.0.0.1'

/** Figures that the rooms and the kernel read from the database when asked. */
async function gaugeLines(house: House): Promise<string> {
  const ctx = theHouseCtx(house, 'metrics')
  const { rows } = await sql<{ name: string; value: number }>`
    select 'qunluo_outbox_rows' as name, count(*)::int as value from kernel_outbox
    union all select 'qunluo_jobs_waiting', count(*)::int from kernel_jobs
    union all select 'qunluo_jobs_late', count(*)::int from kernel_jobs where run_at < ${new Date(ctx.now.getTime() - 60_000)}
    union all select 'qunluo_jobs_dead', count(*)::int from kernel_dead_jobs`.execute(house.db)
  const own = await Promise.all(
    house.rooms.flatMap(r =>
      Object.entries(r.gauges ?? {}).map(async ([name, read]) => ({ name: `qunluo_${r.name}_${name}`, value: await read(ctx) })),
    ),
  )
  const breaches = await breachesByLaw(house)
  const broken = lawsOf(house).map(({ name }) => `qunluo_breaches{law="${name}"} ${breaches.get(name) ?? 0}\n`)
  return [
    ...[...rows, ...own].map(({ name, value }) => `# TYPE ${name} gauge\n${name} ${value}\n`),
    '# TYPE qunluo_breaches gauge\n',
    ...broken,
  ].join('')
}
