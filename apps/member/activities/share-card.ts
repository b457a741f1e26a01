// The picture that is handed on: title, time and a code to scan, drawn on this device.
import { hei, paletteOf, song } from '#ui/tokens.ts'

export interface CardWords {
  community: string
  play: string
  title: string
  when: string
  call: string
  url: string
  /** Drawn across the top: a photo, or the mark of the play. */
  picture: { image: HTMLImageElement; isPhoto: boolean } | null
}
const width = 750
const height = 1_000
const edge = 64
const bandHeight = 340

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

/** A photo fills the band from its middle; a mark stands in it. */
function drawBand(pen: CanvasRenderingContext2D, picture: CardWords['picture'], wash: string): void {
  pen.fillStyle = wash
  pen.fillRect(0, 0, width, bandHeight)
  if (!picture) return
  const { image, isPhoto } = picture
  if (!isPhoto) {
    pen.drawImage(image, (width - 220) / 2, (bandHeight - 220) / 2, 220, 220)
    return
  }
  const scale = Math.max(width / image.naturalWidth, bandHeight / image.naturalHeight)
  const [wide, high] = [width / scale, bandHeight / scale]
  const [left, top] = [(image.naturalWidth - wide) / 2, (image.naturalHeight - high) / 2]
  pen.drawImage(image, left, top, wide, high, 0, 0, width, bandHeight)
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
  drawBand(pen, words.picture, p.greenWash)
  pen.fillStyle = p.green
  pen.fillRect(0, bandHeight - 6, width, 6)
  write(`${words.community} · ${words.play}`, bandHeight + 62, 28, p.ink2)
  pen.font = `600 62px ${song}`
  const lines = linesOf(pen, words.title, width - 2 * edge, 2)
  lines.forEach((line, n) => void write(line, bandHeight + 144 + n * 78, 62, p.ink, song))
  write(words.when, bandHeight + 118 + lines.length * 78, 30, p.ink2)
  await drawCode(pen, words.url, edge, height - edge - 260, 260)
  pen.font = `400 32px ${hei}`
  pen.fillStyle = p.ink
  pen.fillText(words.call, edge + 296, height - edge - 118)
  return new Promise((done, fail) => {
    canvas.toBlob(made => (made ? done(made) : fail(new Error('no picture came'))), 'image/png')
  })
}

export const imageFrom = async (address: string): Promise<HTMLImageElement> => {
  const image = Object.assign(new Image(), { src: address })
  await image.decode()
  return image
}

/** The mark as it stands on the page, in the green of the day. */
export async function markFrom(drawing: SVGElement | null): Promise<HTMLImageElement | null> {
  if (!drawing) return null
  const copy = drawing.cloneNode(true) as SVGElement
  for (const [name, value] of Object.entries({ xmlns: 'http://www.w3.org/2000/svg', width: '440', height: '440' }))
    copy.setAttribute(name, value)
  const text = new XMLSerializer().serializeToString(copy).replaceAll('currentColor', paletteOf('light').green)
  return imageFrom(`data:image/svg+xml,${encodeURIComponent(text)}`)
}
