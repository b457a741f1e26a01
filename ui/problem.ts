// What went wrong, as the screens see it: a refusal told by the server, or a network that did not carry the question.
import type { Text } from '#kernel/i18n.ts'

export interface FieldError {
  path: string
  message: string
}

export class Problem extends Error {
  /** `refused`: the server said no · `broken`: the server failed · `network`: no answer came · `aborted`: we stopped asking. */
  kind: 'refused' | 'broken' | 'network' | 'aborted'
  code: string
  title: string
  status: number
  details: Record<string, unknown>
  errors: FieldError[]
  requestId: string | undefined
  retryAfterSeconds: number | undefined
  constructor(kind: Problem['kind'], body: Partial<Omit<Problem, 'kind'>>) {
    super(body.title ?? body.code ?? kind)
    this.name = 'Problem'
    this.kind = kind
    this.code = body.code ?? `web.${kind}`
    this.title = body.title ?? ''
    this.status = body.status ?? 0
    this.details = body.details ?? {}
    this.errors = body.errors ?? []
    this.requestId = body.requestId
    this.retryAfterSeconds = body.retryAfterSeconds
  }
}

export const isProblem = (error: unknown): error is Problem => error instanceof Problem
/** Whether the error carries this refusal: `is(error, 'groups.full')`. */
export const is = (error: unknown, code: string): boolean => isProblem(error) && error.code === code

interface ProblemBody {
  type?: string
  code?: string
  title?: string
  status?: number
  errors?: FieldError[]
  requestId?: string
  [detail: string]: unknown
}

export function problemOf(status: number, body: unknown, header: (name: string) => string | null): Problem {
  const {
    type: _type,
    code,
    title,
    status: _status,
    errors,
    requestId,
    ...details
  } = (typeof body === 'object' && body !== null ? body : {}) as ProblemBody
  const wait = Number(header('retry-after') ?? Number.NaN)
  const broken = status >= 500 && (!code || code === 'house.bug')
  return new Problem(broken ? 'broken' : 'refused', {
    status,
    code: code ?? `http.${status}`,
    title: title ?? '',
    details,
    errors: Array.isArray(errors) ? errors : [],
    requestId: requestId ?? header('x-request-id') ?? undefined,
    retryAfterSeconds: Number.isFinite(wait) ? wait : undefined,
  })
}

const words = {
  network: {
    zh: '网络没有连上，内容还在，请检查网络后重试。',
    en: 'No connection. Nothing is lost; check the network and try again.',
  },
  broken: {
    zh: '服务器出错了，不是你的问题。请稍后再试。',
    en: 'The server failed; it is not your doing. Please try again shortly.',
  },
  aborted: { zh: '已取消。', en: 'Stopped.' },
  refused: { zh: '这件事没有办成。', en: 'This could not be done.' },
  bug: { zh: '页面出错了，刷新后再试。', en: 'The page failed; reload and try again.' },
} satisfies Record<string, Text>

/** The sentence for a person. What the server says in the person's language comes first. */
export function sentenceOf(error: unknown): string | Text {
  if (!isProblem(error)) return words.bug
  return error.title || words[error.kind]
}

/** Whether asking again may help without changing anything. */
export const mayRetry = (error: unknown): boolean =>
  isProblem(error) && (error.kind === 'network' || error.kind === 'broken' || error.status === 429 || error.status === 503)

/** The words at one field, from the server's list; `path` as in the contract's body. */
export const fieldError = (error: unknown, path: string): string | undefined =>
  isProblem(error) ? error.errors.find(field => field.path === path)?.message : undefined
