// `npm test`: types, format, lint, then every test there is, on one PostgreSQL that lives as long as the run.
import { added, longFirst, runTests, standUp, tellAndExit, testFiles, tools } from './suite.ts'

const folders = ['kernel', 'gateways', 'modules', 'plays', 'ui', 'apps', 'tests', 'scripts']
const inBrowser = 'tests/browser'
// Half a minute and more on a small machine.
const long = [
  ...['tests/stories/voice-club-market.test.ts', 'tests/stories/play-crash.test.ts', 'tests/stories/boot.test.ts'],
  ...['console', 'shop-desk', 'shop', 'console-phone', 'order', 'console-member', 'plays', 'activity-desk', 'setting-up'].map(
    name => `${inBrowser}/${name}.test.ts`,
  ),
]

const cluster = await standUp()
const results = [
  // Twice as many as there are cores: some wait a minute for a killed one's lease, or for a disk. The tools run beside them.
  ...(await Promise.all([tools(), runTests(longFirst(testFiles(folders, [inBrowser]), long), 4)])),
  // last, so that no other test takes from them the time in which a page must stand
  await runTests(longFirst(testFiles([inBrowser]), long), 3),
]
await cluster.stop()
tellAndExit(added(results))
