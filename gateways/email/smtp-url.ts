// Reads the one setting that says where mail goes out: smtp(s)://user:password@host:port?tls=required|optional|off

export type SmtpSettings = {
  host: string
  port: number
  /** TLS from the first byte (smtps). */
  secure: boolean
  requireTLS: boolean
  ignoreTLS: boolean
  auth?: { user: string; pass: string }
}

const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '::1'])

/** A password never travels in the clear by default: with credentials and a far host, STARTTLS is required. */
export function smtpSettings(text: string): SmtpSettings {
  const url = URL.canParse(text) ? new URL(text) : undefined
  // The text itself is not shown: it holds the password.
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname) {
    throw new TypeError('the mail server must be given as smtp://user:password@host:port or smtps://…')
  }
  const tls = url.searchParams.get('tls') ?? (url.username && !loopback.has(url.hostname) ? 'required' : 'optional')
  if (!['required', 'optional', 'off'].includes(tls)) throw new TypeError('tls must be required, optional or off')
  const secure = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    requireTLS: !secure && tls === 'required',
    ignoreTLS: !secure && tls === 'off',
    ...(url.username && { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
  }
}
