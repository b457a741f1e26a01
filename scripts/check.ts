// `npm run check`: what a change must pass before it is committed, in seconds: tools, the house law, the fast tests.
import { testCluster } from '#tests/postgres.ts'
import { added, endOnSignals, runTests, tellAndExit, testFiles, tools } from './suite.ts'

endOnSignals()
const cluster = await testCluster()
process.env.TEST_POSTGRES_URL = cluster.url
const law = testFiles(['tests']).filter(file => file === 'tests/house.test.ts')
const results = [await tools(), await runTests([...law, ...testFiles(['kernel', 'gateways', 'modules', 'plays', 'ui'])], 2)]
await cluster.stop()
tellAndExit(added(results))
