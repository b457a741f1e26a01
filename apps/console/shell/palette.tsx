// The palette: Ctrl-K, a few letters or pinyin initials of what one wants, Enter.
import '#ui/kit/field.css'
import './palette.css'
import { Modal } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useT } from '#ui/i18n.ts'
import { IconSearch } from '#ui/kit/icons.tsx'
import { type PageLine, pages } from '../pages.tsx'
import { chapterTexts, frameTexts } from '../texts.ts'
import { usePageHref } from './rail.tsx'
import { useMay } from './session.ts'

/** Pages whose words hold every piece typed; those that begin with it first. */
export function matching(lines: readonly PageLine[], typed: string): PageLine[] {
  const pieces = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const words = (line: PageLine) =>
    [
      line.title.zh,
      line.title.en,
      line.also ?? '',
      line.path,
      line.chapter ? Object.values(chapterTexts[line.chapter]).join(' ') : '',
    ]
      .join(' ')
      .toLocaleLowerCase()
  return lines
    .filter(line => !line.path.includes(':') && pieces.every(piece => words(line).includes(piece)))
    .sort((a, b) => Number(words(b).startsWith(pieces[0] ?? '')) - Number(words(a).startsWith(pieces[0] ?? '')))
}

export function Palette() {
  const t = useT()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setOpen(now => !now)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <button type="button" className="c-find" onClick={() => setOpen(true)} aria-keyshortcuts="Control+K">
        <IconSearch size={16} />
        <span>{t(frameTexts.find)}</span>
        <kbd>{/Mac|iP/.test(navigator.platform) ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      <Modal
        open={open}
        onCancel={() => setOpen(false)}
        footer={null}
        closable={false}
        destroyOnHidden
        title={t(frameTexts.find)}
        width={480}
      >
        <PaletteList onGone={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function PaletteList({ onGone }: { onGone: () => void }) {
  const t = useT()
  const may = useMay()
  const hrefOf = usePageHref()
  const [, go] = useLocation()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // After the dialog has taken focus itself.
    const timer = setTimeout(() => input.current?.focus(), 60)
    return () => clearTimeout(timer)
  }, [])
  const found = matching(
    pages.filter(line => !line.path.includes(':') && may(line.right) && hrefOf(line) !== null),
    typed,
  )
  const open = (line: PageLine | undefined) => {
    if (!line) return
    onGone()
    go(hrefOf(line)!)
  }
  const keys = (event: React.KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && found.length) {
      event.preventDefault()
      setAt((at + step + found.length) % found.length)
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(found[at])
  }
  return (
    <div>
      <input
        ref={input}
        className="q-input"
        role="combobox"
        aria-expanded="true"
        aria-controls="c-palette"
        aria-activedescendant={found[at] ? `c-palette-${at}` : undefined}
        aria-label={t(frameTexts.find)}
        placeholder={t(frameTexts.findHint)}
        value={typed}
        onKeyDown={keys}
        onChange={event => {
          setTyped(event.target.value)
          setAt(0)
        }}
      />
      <div className="c-palette" id="c-palette" role="listbox" aria-label={t(frameTexts.find)} tabIndex={-1}>
        {found.map((line, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are at the input, as a combobox has them.
          <div
            key={`${line.scope}${line.path}`}
            id={`c-palette-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === at}
            className="c-palette-line"
            onClick={() => open(line)}
          >
            {line.icon ? <line.icon size={18} /> : <span />}
            <span className="q-grow">{t(line.title)}</span>
            {line.chapter && <span className="q-quiet">{t(chapterTexts[line.chapter])}</span>}
          </div>
        ))}
        {found.length === 0 && <p className="q-quiet">{t(frameTexts.findNothing)}</p>}
      </div>
    </div>
  )
}
