// A self-signed X.509 certificate (version 1) for an emulated platform, written in DER by hand: node:crypto reads them but makes none.
import { type KeyObject, sign } from 'node:crypto'

const der = (tag: number, ...contents: Buffer[]): Buffer => {
  const body = Buffer.concat(contents)
  const size = body.length
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}
const sequence = (...contents: Buffer[]) => der(0x30, ...contents)
const sha256WithRsa = sequence(Buffer.from('06092a864886f70d01010b0500', 'hex'))
const commonName = Buffer.from('0603550403', 'hex')
const utcTime = (at: Date) => der(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`))

export type CertificateRequest = {
  /** Hex; the first digit at most 7, or the number would be negative. */
  serial: string
  name: string
  from: Date
  until: Date
  publicKey: KeyObject
  privateKey: KeyObject
}

export function selfSigned({ serial, name, from, until, publicKey, privateKey }: CertificateRequest): string {
  const names = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(name)))))
  const facts = sequence(
    der(0x02, Buffer.from(serial, 'hex')),
    sha256WithRsa,
    names,
    sequence(utcTime(from), utcTime(until)),
    names,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = der(0x03, Buffer.from([0]), sign('RSA-SHA256', facts, privateKey))
  const text = sequence(facts, sha256WithRsa, signature).toString('base64')
  return `-----BEGIN CERTIFICATE-----\n${text.match(/.{1,64}/g)?.join('\n')}\n-----END CERTIFICATE-----\n`
}
