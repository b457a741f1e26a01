// The server's own settings, laid anew before each start; an operator's wishes go into postgresql.local.conf beside it.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { placeFile, placeFileIfChanged } from './files.ts'
import type { SystemUser } from './runtime.ts'
import { socketPort } from './sockets.ts'

export type ServerSettings = Record<string, string | number | boolean>

const ours: ServerSettings = {
  cluster_name: 'qunluo',
  // no network at all: whoever may enter the socket's folder and knows the password gets in
  listen_addresses: '',
  port: socketPort,
  password_encryption: 'scram-sha-256',
  max_connections: 60,
  superuser_reserved_connections: 3,
  // small on an idle machine; pages count only once they are used
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  // no helper processes for reading, nor for logical replication, that a community would keep idle
  io_method: 'sync',
  max_logical_replication_workers: 0,
  // an answer given is an answer kept
  fsync: true,
  synchronous_commit: true,
  full_page_writes: true,
  restart_after_crash: true,
  wal_level: 'replica',
  wal_compression: 'pglz',
  min_wal_size: '64MB',
  max_wal_size: '1GB',
  jit: false,
  timezone: 'UTC',
  log_timezone: 'UTC',
  datestyle: 'iso, ymd',
  lc_messages: 'C',
  log_destination: 'stderr',
  log_line_prefix: '%m [%p] %q%u@%d ',
  log_checkpoints: false,
  log_lock_waits: true,
  log_min_duration_statement: '2s',
  idle_in_transaction_session_timeout: '60s',
}

const written = (value: string | number | boolean): string =>
  typeof value === 'string'
    ? `'${value.replaceAll("'", "''")}'`
    : typeof value === 'boolean'
      ? value
        ? 'on'
        : 'off'
      : String(value)

const header = `# Written by Qunluo at every start: changes here are lost.
# Put your own settings into postgresql.local.conf in this folder; they win.
`

export interface Lay {
  cluster: string
  socketFolder: string
  user: SystemUser | undefined
  extra: ServerSettings
}

export function laySettings({ cluster, socketFolder, user, extra }: Lay): void {
  const all = { ...ours, unix_socket_directories: socketFolder, ...extra }
  const lines = Object.entries(all).map(([name, value]) => `${name} = ${written(value)}`)
  const local = path.join(cluster, 'postgresql.local.conf')
  if (!existsSync(local)) placeFile(local, '# Your own settings for the database, one `name = value` a line.\n', 0o600, user)
  const text = `${header}${lines.join('\n')}\ninclude = 'postgresql.local.conf'\n`
  placeFileIfChanged(path.join(cluster, 'postgresql.conf'), text, 0o600, user)
  placeFileIfChanged(
    path.join(cluster, 'pg_hba.conf'),
    '# Written by Qunluo at every start.\nlocal all all scram-sha-256\nlocal replication all scram-sha-256\n',
    0o600,
    user,
  )
}
