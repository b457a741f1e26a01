// Finds the database of a house that is running: where its socket lies, and how to come in.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { appDatabase, appUser, readSecrets } from './cluster.ts'
import { layOut } from './data-folder.ts'
import type { Connection } from './index.ts'
import { lifeOf } from './processes.ts'

/** Null when no server of this folder runs. */
export function attachPostgres(dataDir: string): Connection | null {
  const folder = layOut(dataDir)
  const secrets = readSecrets(folder)
  try {
    // Lines of postmaster.pid: process id, data directory, start time, port, socket directory.
    const [pid, , , port, socketFolder] = readFileSync(path.join(folder.cluster, 'postmaster.pid'), 'utf8').split('\n')
    if (!secrets || !socketFolder || !lifeOf(Number(pid))) return null
    return { host: socketFolder, port: Number(port), user: appUser, password: secrets.app, database: appDatabase }
  } catch {
    return null
  }
}
