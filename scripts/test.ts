// `npm test`: types, format, lint, then every test there is, on one PostgreSQL that lives as long as the run.
import { testCluster } from '#tests/postgres.ts'
import { added, endOnSignals, runTests, tellAndExit, testFiles, tools } from './suite.ts'

const folders = ['kernel', 'gateways', 'modules', 'plays', 'ui', 'apps', 'tests', 'scripts']
const inBrowser = 'tests/browser'

endOnSignals()
const cluster = await testCluster()
process.env.TEST_POSTGRES_URL = cluster.url
const results = [
  await tools(),
  await runTests(testFiles(folders, [inBrowser]), 2),
  // one browser at a time: they measure, and two would disturb each other
  await runTests(testFiles([inBrowser]), 1),
]
await cluster.stop()
tellAndExit(added(results))
