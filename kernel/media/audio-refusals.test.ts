// What is not taken for a recording, and what damage does: a reason, never a crash.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { measureAudio } from './audio.ts'

const folder = join(import.meta.dirname, 'fixtures')
const fixture = (name: string): Buffer => readFileSync(join(folder, name))

describe('what is no recording for us', () => {
  it('is refused by its content, whatever its name', async () => {
    const cases: [Uint8Array, string, string | undefined][] = [
      [new Uint8Array(0), 'audio.empty', undefined],
      [fixture('two-vorbis.ogg'), 'audio.unsupported', 'ogg with vorbis'],
      [fixture('two.flac'), 'audio.unsupported', 'flac'],
      [Buffer.from('\x02#!SILK_V3\x00\x00'), 'audio.unsupported', 'silk'],
      [Buffer.from('<html>ID3</html>'), 'audio.unsupported', 'unknown'],
      [Buffer.from('\x89PNG\r\n\x1a\n'), 'audio.unsupported', 'unknown'],
      [Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0\0'), Buffer.alloc(5000, 7)]), 'audio.unreadable', 'mp3'],
      [Buffer.concat([fixture('two.mp3'), Buffer.alloc(100_000, 65)]), 'audio.unreadable', 'mp3'],
      [Buffer.from('\0\0\0\x18ftypM4A \0\0\0\0'), 'audio.unreadable', 'mp4'],
      [Buffer.from('OggS\0'), 'audio.unreadable', 'ogg without sound'],
      [Buffer.from('#!AMR\n'), 'audio.unreadable', 'amr'],
    ]
    for (const [bytes, problem, got] of cases) {
      const result = await measureAudio(bytes)
      assert.deepEqual([result.problem, result.problem && result.got], [problem, got])
    }
    const video = fixture('two.m4a')
    video.write('vide', video.indexOf('soun'))
    assert.deepEqual(await measureAudio(video), { problem: 'audio.unsupported', got: 'video' })
    assert.deepEqual(await measureAudio(fixture('two.wav'), { bytesMax: 1000 }), { problem: 'audio.too-heavy', bytesMax: 1000 })
    assert.deepEqual(await measureAudio(join(folder, 'two.wav'), { bytesMax: 1000 }), {
      problem: 'audio.too-heavy',
      bytesMax: 1000,
    })
  })

  it('never breaks the reader, however it is damaged', async () => {
    for (const name of readdirSync(folder).filter(each => each.startsWith('two') || each.startsWith('recorded'))) {
      const bytes = fixture(name)
      for (let round = 0; round < 400; round++) {
        const damaged = Buffer.from(bytes)
        for (let each = 0; each <= round % 4; each++)
          damaged[(round * 7919 + each * 104_729) % Math.min(bytes.length, 1500)] = (round * 31 + each * 17) & 255
        const cut = round % 3 === 0 ? damaged.subarray(0, (round * 6151) % bytes.length) : damaged
        const result = await measureAudio(cut)
        assert.ok(result.problem !== undefined || Number.isFinite(result.ok.durationMs), `${name} ${round}`)
      }
    }
  })
})
