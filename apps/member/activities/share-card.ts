// The picture that is handed on: title, time and a code to scan, drawn on this device.
import { hei, paletteOf, song } from '#ui/tokens.ts'

export interface CardWords {
  community: string
  play: string
  title: string
  when: string
  call: string
  url: string
}
const width = 750
const height = 1_000
const edge = 64

/** Breaks where it must: Chinese anywhere, other words between them. */
function linesOf(pen: CanvasRenderingContext2D, text: string, room: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const part of text.match(/[\p{Script=Latin}\p{N}'’-]+|./gu) ?? []) {
    if (line && pen.measureText(line + part).width > room) {
      lines.push(line.trim())
      line = ''
    }
    line += part
  }
  lines.push(line.trim())
  return lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1]?.slice(0, -1)}…`] : lines
}

async function drawCode(pen: CanvasRenderingContext2D, text: string, x: number, y: number, size: number): Promise<void> {
  const { create } = await import('qrcode')
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const step = size / (modules.size + 6)
  pen.fillStyle = '#fff'
  pen.fillRect(x, y, size, size)
  pen.fillStyle = '#000'
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) pen.fillRect(x + (column + 3) * step, y + (row + 3) * step, Math.ceil(step), Math.ceil(step))
}

/** Always by day: it is looked at elsewhere. */
export async function drawCard(words: CardWords): Promise<Blob> {
  const p = paletteOf('light')
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const pen = canvas.getContext('2d')!
  const write = (text: string, y: number, size: number, colour: string, face = hei) => {
    pen.font = `${face === song ? 600 : 400} ${size}px ${face}`
    pen.fillStyle = colour
    pen.fillText(text, edge, y)
  }
  pen.fillStyle = p.paper
  pen.fillRect(0, 0, width, height)
  pen.fillStyle = p.green
  pen.fillRect(0, 0, width, 14)
  write(words.community, 108, 30, p.ink2)
  write(words.play, 196, 30, p.green)
  pen.font = `600 62px ${song}`
  const lines = linesOf(pen, words.title, width - 2 * edge, 4)
  lines.forEach((line, n) => void write(line, 280 + n * 82, 62, p.ink, song))
  write(words.when, 300 + lines.length * 82, 30, p.ink2)
  await drawCode(pen, words.url, edge, height - edge - 260, 260)
  pen.font = `400 32px ${hei}`
  pen.fillStyle = p.ink
  pen.fillText(words.call, edge + 296, height - edge - 118)
  return new Promise((done, fail) => {
    canvas.toBlob(made => (made ? done(made) : fail(new Error('no picture came'))), 'image/png')
  })
}
