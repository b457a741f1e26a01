// COPY as the driver knows it, the other way: rows out as fast as the database gives them. The floor of every export.
import type pg from 'pg'

/** The bytes that came; nothing of them is kept. */
export const copyOut = (client: pg.Client, statement: string): Promise<number> =>
  new Promise((done, failed) => {
    let bytes = 0
    client.query({
      submit: (wire: { query(text: string): void }) => wire.query(statement),
      handleCopyData(message: { chunk: Buffer }) {
        bytes += message.chunk.length
      },
      handleCommandComplete() {},
      handleReadyForQuery: () => done(bytes),
      handleError: failed,
    } as unknown as pg.Submittable)
  })
