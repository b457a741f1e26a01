// `npm run check`: what a change must pass before it is committed, in seconds: tools, the house law, the fast tests.
import { added, runTests, standUp, tellAndExit, testFiles, tools } from './suite.ts'

const cluster = await standUp()
const law = testFiles(['tests']).filter(file => file === 'tests/house.test.ts')
const results = [await tools(), await runTests([...law, ...testFiles(['kernel', 'gateways', 'modules', 'plays', 'ui'])], 2)]
await cluster.stop()
tellAndExit(added(results))
