// The messages between a browser's passkeys and the house, as the WebAuthn standard writes them in JSON.
import { z } from 'zod'
import { line } from '#kernel/shapes.ts'

const Base64url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]*$/)
const Ref = z.object({ id: z.string(), type: z.string(), transports: z.array(z.string()).optional() })

export const PasskeyRequest = z
  .object({
    challenge: z.string(),
    timeout: z.number().optional(),
    rpId: z.string().optional(),
    allowCredentials: z.array(Ref).optional(),
    userVerification: z.string().optional(),
  })
  .meta({ id: 'PasskeyRequest' })

export const PasskeyCreation = z
  .object({
    rp: z.object({ id: z.string().optional(), name: z.string() }),
    user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
    challenge: z.string(),
    pubKeyCredParams: z.array(z.object({ alg: z.number(), type: z.string() })),
    timeout: z.number().optional(),
    excludeCredentials: z.array(Ref).optional(),
    authenticatorSelection: z
      .object({
        residentKey: z.string().optional(),
        requireResidentKey: z.boolean().optional(),
        userVerification: z.string().optional(),
      })
      .optional(),
    attestation: z.string().optional(),
  })
  .meta({ id: 'PasskeyCreation' })

const Shell = z.object({
  id: Base64url.max(2_000),
  rawId: Base64url.max(2_000),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
})

export const PasskeyProof = Shell.extend({
  response: z.object({
    clientDataJSON: Base64url,
    authenticatorData: Base64url,
    signature: Base64url,
    userHandle: Base64url.max(200).nullish(),
  }),
}).meta({ id: 'PasskeyProof' })
export type PasskeyProof = z.output<typeof PasskeyProof>

export const PasskeyMade = Shell.extend({
  response: z.object({
    clientDataJSON: Base64url,
    attestationObject: Base64url,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
}).meta({ id: 'PasskeyMade' })
export type PasskeyMade = z.output<typeof PasskeyMade>

export const AddPasskey = z.object({ name: line(40).meta({ title: '名称 | Name' }), made: PasskeyMade })
