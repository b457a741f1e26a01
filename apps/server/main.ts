// `npm start`: settings, database, house, doors; and everything again in reverse when told to stop.
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { begin } = await import('./begin.ts')
await begin()
