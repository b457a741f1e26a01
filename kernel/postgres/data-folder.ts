// Whose folder this is: the marker that says what lies in a data directory, read before anything is touched.
import { mkdirSync, readdirSync, readFileSync, renameSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import manifest from '#package.json' with { type: 'json' }
import { CannotStart, diskFull, isMissing, unwritable } from './cannot-start.ts'

export interface DataFolder {
  dir: string
  cluster: string
  unfinished: string
  secret: string
  ballast: string
  log: string
  lock: string
  marker: string
}

export function layOut(dataDir: string): DataFolder {
  const dir = path.resolve(dataDir)
  const at = (name: string) => path.join(dir, name)
  return {
    dir,
    cluster: at('postgres'),
    unfinished: at('postgres.unfinished'),
    secret: at('postgres.secret'),
    ballast: at('ballast'),
    log: at('postgres.log'),
    lock: at('qunluo.lock'),
    marker: at('qunluo.json'),
  }
}

const Marker = z.object({
  product: z.literal('qunluo'),
  postgresMajor: z.int(),
  createdBy: z.string(),
  /** The newest version that has worked on this data. */
  usedBy: z.string(),
})
export type Marker = z.infer<typeof Marker>

export const ourVersion: string = manifest.version

const release = (version: string): number => {
  const [major = '0', minor = '0'] = version.split('.')
  return Number(major) * 1_000_000 + Number(minor)
}

// What a fresh disk, a kept empty folder or a run on an external database leaves behind is nobody's data.
const harmless = new Set(['lost+found', '.gitkeep', '.gitignore', '.DS_Store', 'files', 'secret.key'])

/** Reads the marker, or finds that there is nothing yet; refuses anything that is not ours. Touches nothing. */
export function inspect(folder: DataFolder, postgresMajor: number): Marker | null {
  let names: string[]
  try {
    names = readdirSync(folder.dir)
  } catch (error) {
    if (isMissing(error)) return null
    throw unwritable(folder.dir, error)
  }
  if (!names.includes('qunluo.json')) {
    // our own lock comes before the marker, so a very first start that was cut off may have left it alone
    const foreign = names.filter(name => !harmless.has(name) && !name.startsWith('qunluo.lock') && name !== 'qunluo.json.new')
    if (foreign.length > 0) throw foreignFolder(folder, foreign)
    return null
  }
  const marker = readMarker(folder)
  if (release(marker.usedBy) > release(ourVersion)) throw newerQunluo(folder, marker)
  if (marker.postgresMajor !== postgresMajor) throw otherPostgres(folder, marker, postgresMajor)
  return marker
}

function readMarker(folder: DataFolder): Marker {
  try {
    return Marker.parse(JSON.parse(readFileSync(folder.marker, 'utf8')))
  } catch (error) {
    throw new CannotStart(
      'data-damaged',
      {
        zh: `${folder.marker} 读不出来，无法确认这是群落的数据，因此没有动它。请从备份恢复这个文件，或用 --data 换一个目录。`,
        en: `${folder.marker} cannot be read, so it is not certain that this is Qunluo's data; nothing was touched. Restore that file from a backup, or choose another folder with --data.`,
      },
      error,
    )
  }
}

const foreignFolder = (folder: DataFolder, names: string[]): CannotStart => {
  const some = names.slice(0, 3).join(', ')
  return new CannotStart('data-foreign', {
    zh: `${folder.dir} 不是群落的数据目录（里面有 ${some} 等），没有动它。请用 --data 指定一个空目录或新目录。`,
    en: `${folder.dir} is not a data directory of Qunluo (it holds ${some}); nothing was touched. Name an empty or a new folder with --data.`,
  })
}

const newerQunluo = (folder: DataFolder, marker: Marker): CannotStart =>
  new CannotStart('data-newer', {
    zh: `${folder.dir} 的数据由更新的群落 ${marker.usedBy} 使用过，当前版本是 ${ourVersion}，没有动它。请升级群落，或用 --data 换一个目录。`,
    en: `The data in ${folder.dir} was used by Qunluo ${marker.usedBy}, which is newer than this ${ourVersion}; nothing was touched. Update Qunluo, or choose another folder with --data.`,
  })

function otherPostgres(folder: DataFolder, marker: Marker, ours: number): CannotStart {
  const newer = marker.postgresMajor > ours
  return new CannotStart(newer ? 'data-newer' : 'data-older', {
    zh: `${folder.dir} 的数据属于 PostgreSQL ${marker.postgresMajor}，而这里带的是 PostgreSQL ${ours}，没有动它。${newer ? '请升级群落。' : '请先用原来的版本导出数据，再导入新的目录。'}`,
    en: `The data in ${folder.dir} belongs to PostgreSQL ${marker.postgresMajor} and this is PostgreSQL ${ours}; nothing was touched. ${newer ? 'Update Qunluo.' : 'Export it with the version that made it, then import it into a new folder.'}`,
  })
}

/** Writes the marker when there is none, or when a newer release takes the data over. */
export function leaveMarker(folder: DataFolder, found: Marker | null, postgresMajor: number): void {
  if (found && release(found.usedBy) >= release(ourVersion)) return
  const marker: Marker = { product: 'qunluo', postgresMajor, createdBy: found?.createdBy ?? ourVersion, usedBy: ourVersion }
  const draft = `${folder.marker}.new`
  writeFileSync(draft, `${JSON.stringify(marker, null, 2)}\n`)
  renameSync(draft, folder.marker)
}

export function makeFolder(folder: DataFolder): void {
  try {
    mkdirSync(folder.dir, { recursive: true, mode: 0o755 })
  } catch (error) {
    throw unwritable(folder.dir, error)
  }
}

const nearestExisting = (place: string): string => {
  try {
    statSync(place)
    return place
  } catch {
    return nearestExisting(path.dirname(place))
  }
}

export function freeMb(place: string): number {
  const disk = statfsSync(nearestExisting(place))
  return Math.floor((disk.bavail * disk.bsize) / 1_048_576)
}

export function requireSpace(folder: DataFolder, neededMb: number, free: number = freeMb(folder.dir)): void {
  if (free < neededMb) throw diskFull(folder.dir, free, neededMb)
}
