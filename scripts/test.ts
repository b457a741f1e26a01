// `npm test`: types, format, lint, then every test there is, on one PostgreSQL that lives as long as the run.
import { added, runTests, standUp, tellAndExit, testFiles, tools } from './suite.ts'

const folders = ['kernel', 'gateways', 'modules', 'plays', 'ui', 'apps', 'tests', 'scripts']
const inBrowser = 'tests/browser'

const cluster = await standUp()
const results = [
  await tools(),
  await runTests(testFiles(folders, [inBrowser]), 2),
  // last, so that no other test takes from them the time in which a page must stand
  await runTests(testFiles([inBrowser]), 2),
]
await cluster.stop()
tellAndExit(added(results))
