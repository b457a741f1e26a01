// Pictures become small, upright, silent about where they were taken — or are turned away with a reason.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { describe, it } from 'node:test'
import sharp from 'sharp'
import { imageFormatOf, readyImage } from './image.ts'

const plain = (width: number, height: number, background = '#cc3311') =>
  sharp({ create: { width, height, channels: 3, background } })

async function ready(bytes: Uint8Array) {
  const result = await readyImage(bytes)
  assert.ok(result.ok, JSON.stringify(result))
  return result.ok
}

describe('readyImage', () => {
  it('makes two WebP variants of every kind it takes, with a colour', async () => {
    const made = {
      jpeg: await plain(2400, 1200).jpeg().toBuffer(),
      png: await plain(2400, 1200).png().toBuffer(),
      webp: await plain(2400, 1200).webp().toBuffer(),
      gif: await plain(2400, 1200).gif().toBuffer(),
      avif: await plain(2400, 1200).avif({ effort: 0 }).toBuffer(),
    }
    for (const [format, bytes] of Object.entries(made)) {
      assert.equal(imageFormatOf(bytes), format)
      const { full, thumb, colour, source, mime } = await ready(bytes)
      assert.deepEqual([full.width, full.height, thumb.width, thumb.height], [1600, 800, 480, 240], format)
      assert.deepEqual([source.format, source.width, source.height, source.frames, mime], [format, 2400, 1200, 1, 'image/webp'])
      for (const { bytes: made } of [full, thumb]) assert.equal((await sharp(made).metadata()).format, 'webp')
      const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16))
      assert.ok(Math.abs(red! - 0xcc) < 24 && Math.abs(green! - 0x33) < 24 && Math.abs(blue! - 0x11) < 24, colour)
    }
  })

  it('does not enlarge what is small, and keeps transparency', async () => {
    const { full, thumb } = await ready(
      await sharp({ create: { width: 100, height: 50, channels: 4, background: '#00000000' } })
        .png()
        .toBuffer(),
    )
    assert.deepEqual([full.width, full.height, thumb.width], [100, 50, 100])
    assert.equal((await sharp(full.bytes).metadata()).hasAlpha, true)
  })

  it('forgets where and with what a picture was taken', async () => {
    const bytes = await plain(600, 400)
      .withExif({ IFD0: { Make: 'Phone of Ling' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 50/1' } })
      .jpeg()
      .toBuffer()
    assert.ok(bytes.includes('Phone of Ling'))
    const { full, thumb } = await ready(bytes)
    for (const { bytes: made } of [full, thumb]) {
      const { exif, xmp, iptc, icc } = await sharp(made).metadata()
      assert.deepEqual([exif, xmp, iptc, icc], [undefined, undefined, undefined, undefined])
      assert.ok(!made.includes('Phone of Ling'))
    }
  })

  it('turns pictures upright', async () => {
    const left = await plain(200, 400, '#0000ff').png().toBuffer()
    const bytes = await plain(400, 400, '#ff0000')
      .composite([{ input: left, left: 0, top: 0 }])
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { full } = await ready(bytes)
    const { data, info } = await sharp(full.bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    const blueAt = (x: number, y: number): number => data[(y * info.width + x) * info.channels + 2]!
    assert.ok(blueAt(200, 50) > 200 && blueAt(200, 350) < 60, 'what was left is on top')
    assert.equal((await sharp(full.bytes).metadata()).orientation, undefined)
  })

  it('takes the first frame of a moving picture', async () => {
    const frames = await Promise.all(['#ff0000', '#00ff00', '#0000ff'].map(colour => plain(60, 40, colour).png().toBuffer()))
    const bytes = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    const { full, source, colour } = await ready(bytes)
    assert.deepEqual([full.width, full.height, source.frames], [60, 40, 3])
    assert.match(colour, /^#f/)
    assert.equal((await sharp(full.bytes).metadata()).pages ?? 1, 1)
  })

  it('reads colours of print and of sixteen bits', async () => {
    await ready(await plain(50, 50).toColourspace('cmyk').jpeg().toBuffer())
    await ready(await plain(50, 50).toColourspace('rgb16').png().toBuffer())
  })
})

describe('what is turned away', () => {
  it('is named', async () => {
    const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')
    const cases: [Uint8Array, string, string | undefined][] = [
      [new Uint8Array(0), 'image.empty', undefined],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'), 'image.unsupported', 'svg'],
      [Buffer.from('<?xml version="1.0"?><svg/>'), 'image.unsupported', 'svg'],
      [heic, 'image.unsupported', 'heic'],
      [Buffer.from('%PDF-1.7'), 'image.unsupported', 'pdf'],
      [await plain(10, 10).tiff().toBuffer(), 'image.unsupported', 'tiff'],
      [Buffer.from('hello'), 'image.unsupported', 'unknown'],
    ]
    for (const [bytes, problem, got] of cases) {
      const result = await readyImage(bytes)
      assert.deepEqual([result.problem, result.problem && result.got], [problem, got])
    }
    assert.deepEqual(await readyImage(new Uint8Array(11), { bytesMax: 10 }), { problem: 'image.too-heavy', bytesMax: 10 })
  })

  it('has too many pixels, which are not decoded', async () => {
    const bomb = await plain(8000, 7000).png().toBuffer()
    assert.ok(bomb.length < 1_000_000)
    assert.deepEqual(await readyImage(bomb), { problem: 'image.too-large', got: '8000×7000', pixelsMax: 50_000_000 })
  })

  it('is damaged or only pretends', async () => {
    const jpeg = await plain(800, 600).jpeg().toBuffer()
    assert.equal((await readyImage(jpeg.subarray(0, 60))).problem, 'image.unreadable')
    assert.equal(
      (await readyImage(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<svg/>'.repeat(50))]))).problem,
      'image.unreadable',
    )
    const png = await plain(80, 60).png().toBuffer()
    for (let at = 8; at < png.length; at += 5) {
      const damaged = Buffer.from(png)
      damaged[at]! ^= 0x55
      const result = await readyImage(damaged)
      assert.ok(result.ok || result.problem === 'image.unreadable' || result.problem === 'image.too-large', `byte ${at}`)
    }
  })
})

describe('the decoder', () => {
  it('is not loaded before it is needed', () => {
    const script = `import { registerHooks } from 'node:module'
      const seen = []
      registerHooks({ resolve: (name, context, next) => (seen.push(name), next(name, context)) })
      const { readyImage } = await import(${JSON.stringify(new URL('./image.ts', import.meta.url).href)})
      await readyImage(Buffer.from('hello'))
      const early = seen.includes('sharp')
      await readyImage(Buffer.from([0xff, 0xd8, 0xff]))
      console.log(early, seen.includes('sharp'))`
    const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' })
    assert.equal(said.trim(), 'false true')
  })
})
