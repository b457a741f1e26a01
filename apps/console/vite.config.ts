// How the console is built: React, Ant Design and the charts in pieces of their own, a piece a page.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { precompress } from '#ui/build/precompress.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  base: '/console/',
  publicDir: here('./public'),
  build: {
    outDir: here('../../dist/web/console'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // Ant Design is one large piece by nature; it is fetched once and kept.
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      // Ant Design marks its files for a server's sake; here it means nothing.
      onwarn: (warning, tell) => warning.code !== 'MODULE_LEVEL_DIRECTIVE' && tell(warning),
    },
  },
  plugins: [precompress()],
})
