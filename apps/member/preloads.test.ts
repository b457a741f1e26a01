// The page names what its path will need: all of it, once, and not what it names already.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Manifest, preloadsOf } from './preloads.ts'

const manifest: Manifest = {
  'index.html': { file: 'assets/first-1.js' },
  '_shared-2.js': { file: 'assets/shared-2.js', imports: ['index.html'] },
  'content/post-screen.tsx': { file: 'assets/post-screen-3.js', imports: ['index.html', '_shared-2.js'] },
}

test('a post’s page preloads its screen and what that shares', () => {
  assert.deepEqual(preloadsOf(manifest, '/posts/pst_1'), ['/assets/post-screen-3.js', '/assets/shared-2.js'])
})

test('home needs nothing besides the first script; an unknown path neither', () => {
  assert.deepEqual(preloadsOf(manifest, '/'), [])
  assert.deepEqual(preloadsOf(manifest, '/nowhere'), [])
})
