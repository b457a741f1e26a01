// The frames of a live line, and how they reach thousands of sockets: made once, in the form in which they travel.
import type { ServerResponse } from 'node:http'

export const frameOf = (id: string, name: string, body: unknown): Buffer =>
  Buffer.from(`${id ? `id: ${id}\n` : ''}event: ${name}\ndata: ${JSON.stringify(body)}\n\n`)

/** The last frame of a line: the page that reads it leads its person to the door. */
export const byeOf = (reason: string): Buffer => frameOf('', 'bye', { reason })

// A reader this far behind is cut off: he reconnects and catches up, and the others do not pay for him.
const lagBytesMax = 1_000_000

/**
 * Writes the frame to every response. Node would put each into a chunk anew, in three pieces; here the chunk is made once
 * (RFC 9112 §7.1) and goes to the socket as it is, in order behind what the response wrote before.
 */
export function writeToAll(responses: Iterable<ServerResponse>, frame: Buffer): void {
  const chunk = Buffer.concat([Buffer.from(`${frame.length.toString(16)}\r\n`), frame, Buffer.from('\r\n')])
  for (const response of responses) {
    const { socket } = response
    if (response.destroyed || response.writableEnded) continue
    // A response that waits for its turn on the socket keeps for itself what it is given.
    if ((socket ?? response).writableLength > lagBytesMax) response.destroy()
    else if (socket && response.chunkedEncoding) socket.write(chunk)
    else response.write(frame)
  }
}
