// After the start: what only the start needed is given back, so that a house at rest is small.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

type Collect = (how: { type: 'major'; execution: 'async'; flavor: 'last-resort' }) => Promise<void>
const afterMs = 3_000

/** V8 keeps what it took while everything was loaded, a third of the whole, until it is asked; once is enough. */
export function settleDown(): void {
  setTimeout(() => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as Collect
    void collect({ type: 'major', execution: 'async', flavor: 'last-resort' })
  }, afterMs).unref()
}
