// Answers that are files and not JSON: fetched here and handed to the browser to keep.
import { currentLocale } from '#ui/i18n.ts'
import { Problem, problemOf } from '#ui/problem.ts'

/** The name in its own letters comes before the one in plain ones. */
function nameIn(header: string): string | undefined {
  const own = /filename\*=UTF-8''([^;]+)/i.exec(header)?.[1]
  return own ? decodeURIComponent(own) : /filename="?([^";]+)"?/i.exec(header)?.[1]
}

export async function keepFile(address: string, wish: object, usualName: string): Promise<void> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': currentLocale() },
    body: JSON.stringify(wish),
    credentials: 'same-origin',
  }).catch(() => {
    throw new Problem('network', {})
  })
  if (!response.ok)
    throw problemOf(response.status, await response.json().catch(() => undefined), name => response.headers.get(name))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = nameIn(response.headers.get('content-disposition') ?? '') ?? usualName
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
