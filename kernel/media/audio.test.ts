// Recordings are measured by what sounds in them: real encoders, real recorders, and liars.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { parseBuffer } from 'music-metadata'
import { measureAudio } from './audio.ts'

const folder = join(import.meta.dirname, 'fixtures')
const fixture = (name: string): Buffer => readFileSync(join(folder, name))
const minute = { longestMs: 60_000 }

async function measured(bytes: Uint8Array) {
  const result = await measureAudio(bytes)
  assert.ok(result.ok, JSON.stringify(result))
  return result.ok
}

async function assertMeasures(bytes: Uint8Array, durationMs: number, toleranceMs = 130): Promise<void> {
  const { durationMs: found } = await measured(bytes)
  assert.ok(Math.abs(found - durationMs) <= toleranceMs, `${found} ms instead of ${durationMs} ms`)
}

function wav(seconds: number, rate = 8000): Buffer {
  const sound = Buffer.alloc(seconds * rate, 128)
  const header = Buffer.alloc(44)
  header.write('RIFF')
  header.writeUInt32LE(36 + sound.length, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(rate, 24)
  header.writeUInt32LE(rate, 28)
  header.writeUInt16LE(1, 32)
  header.writeUInt16LE(8, 34)
  header.write('data', 36)
  header.writeUInt32LE(sound.length, 40)
  return Buffer.concat([header, sound])
}

/** The place of a box or mark in a file, which must have it. */
function placeOf(bytes: Buffer, mark: string | Buffer): number {
  const at = bytes.indexOf(mark)
  assert.ok(at >= 0, `no ${mark}`)
  return at
}

describe('measureAudio', () => {
  const expected: Record<string, [container: string, codec: string, mime: string]> = {
    'two.mp3': ['mp3', 'mp3', 'audio/mpeg'],
    'two-vbr-bare.mp3': ['mp3', 'mp3', 'audio/mpeg'],
    'two.m4a': ['mp4', 'aac', 'audio/mp4'],
    'two-fragments.m4a': ['mp4', 'aac', 'audio/mp4'],
    'two.aac': ['adts', 'aac', 'audio/aac'],
    'two.ogg': ['ogg', 'opus', 'audio/ogg'],
    'two.webm': ['webm', 'opus', 'audio/webm'],
    'two-opus.mp4': ['mp4', 'opus', 'audio/mp4'],
    'two.wav': ['wav', 'pcm', 'audio/wav'],
    'recorded.webm': ['webm', 'opus', 'audio/webm'],
    'recorded.mp4': ['mp4', 'opus', 'audio/mp4'],
  }

  it('knows what real encoders and browsers made', async () => {
    for (const [name, [container, codec, mime]] of Object.entries(expected)) {
      const found = await measured(fixture(name))
      assert.deepEqual([found.container, found.codec, found.mime], [container, codec, mime], name)
      assert.ok(Math.abs(found.durationMs - 2000) <= 130, `${name}: ${found.durationMs} ms`)
      assert.ok(found.bitrate > 3000 && found.bitrate < 70_000, `${name}: ${found.bitrate} bit/s`)
    }
  })

  it('agrees with another reader wherever that one knows a duration', async () => {
    let compared = 0
    // What Chromium records it cannot read: it fails on the WebM and finds twelve milliseconds in the MP4.
    const compares = (name: string): boolean => name.startsWith('minute') || (name in expected && !name.startsWith('recorded'))
    for (const name of readdirSync(folder).filter(compares)) {
      const { format } = await parseBuffer(fixture(name), undefined, { duration: true })
      if (format.duration === undefined) continue
      await assertMeasures(fixture(name), format.duration * 1000, 150)
      compared++
    }
    assert.ok(compared >= 10, `${compared} compared`)
  })

  it('measures a file by its path as by its bytes', async () => {
    assert.deepEqual(await measureAudio(join(folder, 'two.ogg')), await measureAudio(fixture('two.ogg')))
  })

  it('refuses sixty-one seconds where sixty are allowed, and says so', async () => {
    for (const name of readdirSync(folder).filter(each => each.startsWith('minute-and-one'))) {
      const result = await measureAudio(fixture(name), minute)
      assert.equal(result.problem, 'audio.too-long', name)
      assert.ok(result.problem && Math.abs(result.durationMs! - 61_000) < 250 && result.longestMs === 60_000)
    }
    assert.equal((await measureAudio(wav(61), minute)).problem, 'audio.too-long')
    assert.equal((await measureAudio(wav(60), minute)).problem, undefined)
    assert.equal((await measureAudio(wav(1), { shortestMs: 2000 })).problem, 'audio.too-short')
  })

  it('reads AMR, and says that pages cannot play it', async () => {
    const speech = Buffer.alloc(13, 0)
    speech[0] = (1 << 3) | 4
    const silence = Buffer.from([(15 << 3) | 4])
    const frames = Array.from({ length: 100 }, (_, at) => (at % 2 ? silence : Buffer.concat([speech, Buffer.from([0])])))
    const amr = await measured(Buffer.concat([Buffer.from('#!AMR\n'), ...frames]))
    assert.deepEqual([amr.durationMs, amr.codec, amr.browserPlays], [2000, 'amr-nb', false])
    const wide = await measured(
      Buffer.concat([Buffer.from('#!AMR-WB\n'), ...Array.from({ length: 50 }, () => Buffer.from([(15 << 3) | 4]))]),
    )
    assert.deepEqual([wide.durationMs, wide.codec], [1000, 'amr-wb'])
  })
})

describe('headers that lie', () => {
  it('an MP3 that claims ten seconds', async () => {
    const forged = fixture('minute-and-one.mp3')
    const table = forged.includes('Xing') ? placeOf(forged, 'Xing') : placeOf(forged, 'Info')
    forged.writeUInt32BE(278, table + 8)
    assert.ok(
      (await parseBuffer(forged, undefined, { duration: true })).format.duration! < 11,
      'the forgery would work on others',
    )
    await assertMeasures(forged, 61_000)
  })

  it('a WAV that claims ten seconds, or none, or a slower rate', async () => {
    const short = wav(61)
    short.writeUInt32LE(80_000, 40)
    short.writeUInt32LE(80_036, 4)
    assert.ok((await parseBuffer(short, undefined, { duration: true })).format.duration! < 11, 'the forgery would work on others')
    await assertMeasures(short, 61_000)
    for (const size of [0, 0xffffffff]) {
      const streamed = wav(61)
      streamed.writeUInt32LE(size, 40)
      await assertMeasures(streamed, 61_000)
    }
    const fast = wav(61)
    fast.writeUInt32LE(80_000, 28)
    await assertMeasures(fast, 61_000)
  })

  it('a WAV with honest chunks after its sound is not made longer', async () => {
    const list = Buffer.concat([Buffer.from('LIST'), Buffer.from([4, 0, 0, 0]), Buffer.from('INFO')])
    await assertMeasures(Buffer.concat([wav(10), list]), 10_000, 0)
  })

  it('an MP4 with a faster clock or shorter samples', async () => {
    const faster = fixture('minute-and-one.m4a')
    const clock = placeOf(faster, 'mdhd') + 4 + 12
    faster.writeUInt32BE(faster.readUInt32BE(clock) * 6, clock)
    await assertMeasures(faster, 61_000, 250)
    const shorter = fixture('minute-and-one.m4a')
    shorter.writeUInt32BE(1, placeOf(shorter, 'stts') + 4 + 12)
    await assertMeasures(shorter, 61_000, 250)
    const opus = fixture('two-opus.mp4')
    opus.writeUInt32BE(opus.readUInt32BE(placeOf(opus, 'mdhd') + 16) * 6, placeOf(opus, 'mdhd') + 16)
    await assertMeasures(opus, 2000)
  })

  it('an Ogg that counts too little, a WebM with a faster clock', async () => {
    const ogg = fixture('minute-and-one.ogg')
    for (let at = ogg.indexOf('OggS'); at >= 0; at = ogg.indexOf('OggS', at + 4)) ogg.writeBigInt64LE(480_000n, at + 6)
    await assertMeasures(ogg, 61_000)
    const webm = fixture('minute-and-one.webm')
    const scale = placeOf(webm, Buffer.from([0x2a, 0xd7, 0xb1]))
    assert.equal(webm.readUIntBE(scale + 4, 3), 1_000_000)
    webm.writeUIntBE(100_000, scale + 4, 3)
    await assertMeasures(webm, 61_000)
  })

  it('files put together count as one', async () => {
    const [mp3, ogg] = [fixture('two.mp3'), fixture('two.ogg')]
    await assertMeasures(Buffer.concat([mp3, mp3, mp3]), 6260, 130)
    await assertMeasures(Buffer.concat([ogg, ogg, ogg]), 6000)
  })
})

describe('fresh from the encoders of this machine', () => {
  const made = mkdtempSync(join(tmpdir(), 'qunluo-audio-'))
  after(() => rmSync(made, { recursive: true, force: true }))
  const recipes: [string, string[]][] = [
    ['a.mp3', ['-c:a', 'libmp3lame', '-b:a', '64k']],
    ['b.mp3', ['-c:a', 'libmp3lame', '-q:a', '5', '-write_xing', '0']],
    ['a.m4a', ['-c:a', 'aac', '-b:a', '48k']],
    ['a.aac', ['-c:a', 'aac', '-b:a', '48k']],
    ['a.webm', ['-c:a', 'libopus', '-b:a', '24k']],
    ['live.webm', ['-c:a', 'libopus', '-b:a', '24k', '-live', '1']],
    ['a.ogg', ['-c:a', 'libopus', '-b:a', '24k', '-frame_duration', '2.5']],
    ['a.wav', ['-c:a', 'pcm_f32le', '-ac', '2']],
  ]

  it('measures them too, where there are any; the recordings in fixtures/ stand for them elsewhere', async t => {
    const has = spawnSync('ffmpeg', ['-version']).status === 0
    t.diagnostic(has ? 'with ffmpeg' : 'without ffmpeg: the committed recordings only')
    for (const [name, settings] of has ? recipes : []) {
      const path = join(made, name)
      execFileSync('ffmpeg', [
        '-loglevel',
        'error',
        '-f',
        'lavfi',
        '-i',
        'sine=duration=7.3:sample_rate=48000',
        ...settings,
        path,
      ])
      await assertMeasures(readFileSync(path), 7300)
    }
    await assertMeasures(fixture('recorded.webm'), 2000)
  })
})
