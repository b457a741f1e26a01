// What a request says of its caller: the cookie of each door, and a hash of the address for limits and audit.
import { hash } from 'node:crypto'
import '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Doorway } from '../ctx.ts'
import { type Door, doorLimits } from '../sessions.ts'

/** Behind https the names carry the __Host- prefix, so that no sibling domain can set them. */
export function cookieNames(publicUrl: string): Record<Door, string> {
  const prefix = publicUrl.startsWith('https:') ? '__Host-' : ''
  return { member: `${prefix}ql-member`, operator: `${prefix}ql-operator` }
}

export function doorwayOf(request: FastifyRequest, reply: FastifyReply, publicUrl: string): Doorway {
  const names = cookieNames(publicUrl)
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:') } as const
  return {
    agent: request.headers['user-agent'] ?? '',
    address: request.ip,
    secret: door => request.cookies[names[door]],
    open: (door, secret) =>
      void reply.setCookie(names[door], secret, { ...attributes, maxAge: doorLimits[door].absoluteMs / 1000 }),
    shut: door => void reply.clearCookie(names[door], attributes),
  }
}

/** Addresses are not kept: only a hash, the same for a whole IPv6 /64, as one household has many addresses there. */
export function callerHash(ip: string): string {
  const named = ip.includes(':') && !ip.startsWith('::ffff:') ? ip.split(':').slice(0, 4).join(':') : ip.replace('::ffff:', '')
  const known = hashes.get(named)
  if (known !== undefined) return known
  const made = hash('sha256', `qunluo caller ${named}`, 'base64url').slice(0, 22)
  if (hashes.size >= hashesMax) hashes.clear()
  hashes.set(named, made)
  return made
}
const hashes = new Map<string, string>()
const hashesMax = 1_000
