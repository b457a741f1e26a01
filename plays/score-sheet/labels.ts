// Labels for the cups: a page of codes alone, printed from a frame of its own. No name of a sample is on it.

export function printLabels(codes: readonly number[], copies: number, title: string): void {
  const frame = document.createElement('iframe')
  frame.style.cssText = 'position:fixed;width:0;height:0;border:0'
  document.body.append(frame)
  const page = frame.contentDocument
  if (!page) return
  const style = page.createElement('style')
  style.textContent =
    'ul{display:grid;grid-template-columns:repeat(6,1fr);gap:4mm;margin:0;padding:0;list-style:none}' +
    'li{border:1px dashed #999;padding:4mm 0;text-align:center;font:700 24pt sans-serif;break-inside:avoid}'
  page.head.append(style)
  page.title = title
  const list = page.createElement('ul')
  for (const code of codes)
    for (let n = 0; n < copies; n++) list.append(Object.assign(page.createElement('li'), { textContent: String(code) }))
  page.body.append(list)
  frame.contentWindow?.print()
  setTimeout(() => frame.remove(), 60_000)
}
