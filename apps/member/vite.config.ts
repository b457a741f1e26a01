// How the member app is built: Preact under React's name, one style sheet, hashed names, packed files beside them.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { precompress } from '#ui/build/precompress.ts'

interface Graph {
  getModuleInfo: (id: string) => { importedIds: readonly string[] } | null
}
let first: Set<string> | undefined
/** All that the first script needs before anything is drawn, in one piece: on a slow network each request has its price. */
function inFirst(id: string, graph: Graph): boolean {
  if (!first) {
    first = new Set()
    const walk = [here('./main.tsx')]
    for (let at = walk.pop(); at !== undefined; at = walk.pop()) {
      if (first.has(at)) continue
      first.add(at)
      walk.push(...(graph.getModuleInfo(at)?.importedIds ?? []))
    }
  }
  return first.has(id)
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  base: '/',
  publicDir: here('./public'),
  resolve: {
    alias: [
      { find: /^react\/jsx-(dev-)?runtime$/, replacement: 'preact/jsx-runtime' },
      { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
      { find: /^react(-dom)?$/, replacement: 'preact/compat' },
    ],
  },
  build: {
    outDir: here('../../dist/web/member'),
    emptyOutDir: true,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: (id: string, graph: Graph) => (inFirst(id, graph) ? 'first' : null), debugName: 'first', priority: 2 },
            // What several screens share is fetched once, not in crumbs.
            { name: 'shared', minShareCount: 3, priority: 1 },
          ],
        },
      },
    },
  },
  plugins: [precompress()],
})
