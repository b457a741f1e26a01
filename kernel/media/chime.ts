// A short chime as a WAV file, made of sines: something real to play where no recording is at hand.

const rate = 8_000
const notes = [523.25, 587.33, 659.25, 783.99, 880]

/** `seconds` of bells in C pentatonic; `turn` begins the tune elsewhere. 16 bits, one channel, 8 kHz. */
export function chime(seconds: number, turn = 0): Buffer {
  const samples = Math.round(seconds * rate)
  const data = Buffer.alloc(samples * 2)
  for (let i = 0; i < samples; i++) {
    const beat = Math.floor(i / rate / 0.75)
    const since = i / rate - beat * 0.75
    const tone = notes[(beat * 3 + turn) % notes.length] as number
    const wave = Math.sin(2 * Math.PI * tone * since) + 0.4 * Math.sin(2 * Math.PI * tone * 2.76 * since)
    const end = Math.min(1, (seconds - i / rate) * 2)
    data.writeInt16LE(Math.round(9_000 * wave * Math.exp(-3 * since) * end), i * 2)
  }
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + data.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(data.length, 40)
  return Buffer.concat([head, data])
}
