// Every "no" and every bug leaves the house as problem+json (RFC 9457), in the reader's language.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sqlState } from '../db/connect.ts'
import { fill, type Locale, textIn } from '../i18n.ts'
import { Busy, Invalid, Malformed, NotFound, type Refusal, Refused, TooLarge, WrongType } from '../refusal.ts'

export interface Problem {
  type: string
  code: string
  title: string
  status: number
  requestId: string
  /** Which fields, and why; only for house.invalid. */
  errors?: { path: string; message: string }[]
  [detail: string]: unknown
}

const bug = { zh: '出错了，已记录。请稍后再试。', en: 'Something broke on our side; it has been logged. Please try again.' }

export const problemOf = (refusal: Refusal, details: Record<string, unknown>, locale: Locale, requestId: string): Problem => ({
  ...details,
  type: `/docs/refusals#${refusal.code}`,
  code: refusal.code,
  title: fill(textIn(refusal.text, locale), details),
  status: refusal.status,
  requestId,
})

export const bugProblem = (locale: Locale, requestId: string): Problem => ({
  type: '/docs/refusals#house.bug',
  code: 'house.bug',
  title: textIn(bug, locale),
  status: 500,
  requestId,
})

/** What the caller sent does not fit the contract: every mistake at once, by path, in the reader's language. */
export function invalid(error: z.ZodError, locale: Locale, where: string): Refused {
  const messages = locale === 'en' ? z.locales.en() : z.locales.zhCN()
  const errors = error.issues.map(issue => ({
    path: [where, ...issue.path].filter(Boolean).join('.'),
    message: issueText(messages.localeError(issue as never), issue.message),
  }))
  return new Refused(Invalid, { count: errors.length, errors })
}
const issueText = (localized: unknown, fallback: string): string =>
  typeof localized === 'string' ? localized : ((localized as { message?: string } | undefined)?.message ?? fallback)

// What Fastify and PostgreSQL say in their own words, in ours.
const byCode: Record<string, Refusal> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: WrongType,
  FST_ERR_CTP_BODY_TOO_LARGE: TooLarge,
  FST_REQ_FILE_TOO_LARGE: TooLarge,
  FST_ERR_CTP_EMPTY_JSON_BODY: Malformed,
  FST_ERR_CTP_INVALID_JSON_BODY: Malformed,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: Malformed,
  FST_ERR_NOT_FOUND: NotFound,
  FST_ERR_BAD_URL: Malformed,
  FST_ERR_MAX_PARAM_LENGTH: NotFound,
}
// Text that PostgreSQL cannot hold (a NUL) came from the caller, whatever field it hid in.
const malformedStates = new Set(['22021', '22P05'])
const busyStates = new Set(['57014', '55P03', '53300', '57P01', '57P02', '57P03', '08006', '08001'])

export function refusedFrom(error: unknown): Refused | undefined {
  if (error instanceof Refused) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = byCode[code]
  if (malformedStates.has(code)) return new Refused(Malformed)
  if (known) return new Refused(known, known === TooLarge ? { limit: '1 MB' } : {})
  if (
    busyStates.has(sqlState(error) ?? '') ||
    (['ECONNREFUSED', 'ENOENT'].includes(code) && (error as NodeJS.ErrnoException).syscall === 'connect') ||
    /Connection terminated|timeout exceeded when trying to connect/.test(String(error))
  )
    return new Refused(Busy)
  const status = (error as { statusCode?: number }).statusCode
  if (error instanceof SyntaxError || (status && status >= 400 && status < 500))
    return new Refused(status === 413 ? TooLarge : Malformed, status === 413 ? { limit: '1 MB' } : {})
  return undefined
}

export function sendProblem(reply: FastifyReply, _request: FastifyRequest, problem: Problem): FastifyReply {
  if (problem.status === 429 || problem.status === 503) reply.header('retry-after', String(problem['seconds'] ?? 2))
  return reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem)
}
