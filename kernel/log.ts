// Structured logs: one JSON object a line; secrets never reach them.
import pino from 'pino'

export type Log = pino.Logger

export function openLog(options: { level: string; pretty: boolean; write?: (line: string) => void }): Log {
  const write = options.write ?? (line => process.stderr.write(line))
  return pino(
    {
      level: options.level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token', '*.secret'], censor: '…' },
    },
    { write: line => write(options.pretty ? prettyLine(line) : line) },
  )
}

const names: Record<number, string> = { 10: 'trace', 20: 'debug', 30: 'info', 40: 'warn', 50: 'error', 60: 'fatal' }
function prettyLine(line: string): string {
  const { level, time, msg, err, ...rest } = JSON.parse(line)
  const more = Object.entries(rest).map(([key, value]) => ` ${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  const stack = err?.stack ? `\n${err.stack}` : ''
  return `${String(time).slice(11, 19)} ${(names[level] ?? String(level)).padEnd(5)} ${msg ?? ''}${more.join('')}${stack}\n`
}
