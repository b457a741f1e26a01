// What an emulated provider can be told to do wrong, shared by all of them.
import type { ServerResponse } from 'node:http'

/** `afterDoing`: the work is done and kept, and only its answer is bad: the commit is in doubt for who asked. */
export type Failure =
  | { status: number; body?: unknown; afterDoing?: boolean }
  | { delayMs: number }
  | 'silent'
  | 'silent-after-doing'
  | 'cut-after-doing'
  /** The answer is signed with a key that is not the provider's. */
  | 'wrong-key'

export type Mischief = {
  /** The next calls of an operation fail so. */
  failNext(operation: string, failure: Failure, times?: number): void
  take(operation: string): Failure | undefined
}

export function openMischief(): Mischief {
  const waiting = new Map<string, Failure[]>()
  return {
    failNext(operation, failure, times = 1) {
      waiting.set(operation, [...(waiting.get(operation) ?? []), ...Array.from({ length: times }, () => failure)])
    },
    take: operation => waiting.get(operation)?.shift(),
  }
}

export type Answered = { status: number; body: string; headers?: Record<string, string> }

/** Does the work, or not, and answers, or not, as the failure says. */
export async function perform(
  response: ServerResponse,
  failure: Failure | undefined,
  work: () => Answered,
  dress: (answered: Answered, wrongKey: boolean) => Answered,
): Promise<void> {
  if (failure === 'silent') return
  const stated = typeof failure === 'object' && 'status' in failure ? failure : undefined
  const bare = stated && { status: stated.status, body: JSON.stringify(stated.body ?? {}) }
  if (bare && !stated.afterDoing) return send(response, bare)
  if (typeof failure === 'object' && 'delayMs' in failure)
    await new Promise<void>(resolve => setTimeout(resolve, failure.delayMs))
  const answered = work()
  if (failure === 'silent-after-doing') return
  if (failure === 'cut-after-doing') return void response.destroy()
  send(response, bare ?? dress(answered, failure === 'wrong-key'))
}

function send(response: ServerResponse, { status, body, headers = {} }: Answered): void {
  if (response.destroyed) return
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(status === 204 ? undefined : body)
}
