// COPY as the driver knows it: one text in, as fast as the database takes it. The floor of every import.
import type pg from 'pg'

interface Wire {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

export const copyIn = (client: pg.Client, statement: string, bytes: Buffer): Promise<void> =>
  new Promise((done, failed) => {
    client.query({
      submit: (wire: Wire) => wire.query(statement),
      handleCopyInResponse(wire: Wire) {
        for (let at = 0; at < bytes.length; at += 65_536) wire.sendCopyFromChunk(bytes.subarray(at, at + 65_536))
        wire.endCopyFrom()
      },
      handleCommandComplete() {},
      handleReadyForQuery: () => done(),
      handleError: failed,
    } as unknown as pg.Submittable)
  })
