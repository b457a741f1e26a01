// A search field that asks while one types, after a breath; with a Chinese input method only once the words are there.
import './search.css'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../i18n.ts'
import { IconButton } from './button.tsx'
import { IconClose, IconSearch } from './icons.tsx'
import { kitTexts } from './texts.ts'

export interface SearchBoxProps {
  label?: string
  placeholder?: string
  value?: string
  onSearch: (words: string) => void
  waitMs?: number
  autoFocus?: boolean
}

export function SearchBox({ label, placeholder, value = '', onSearch, waitMs = 300, autoFocus }: SearchBoxProps) {
  const t = useT()
  const [words, setWords] = useState(value)
  const composing = useRef(false)
  const input = useRef<HTMLInputElement>(null)
  const told = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const tell = (now: string) => {
    clearTimeout(timer.current)
    if (now.trim() === told.current) return
    told.current = now.trim()
    onSearch(told.current)
  }
  const later = (now: string) => {
    setWords(now)
    clearTimeout(timer.current)
    if (!composing.current) timer.current = setTimeout(() => tell(now), waitMs)
  }
  useEffect(() => {
    if (autoFocus) input.current?.focus()
    return () => clearTimeout(timer.current)
  }, [autoFocus])
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element is younger than many browsers inside chat apps.
    <form
      className="q-search"
      role="search"
      onSubmit={event => {
        event.preventDefault()
        tell(words)
      }}
    >
      <IconSearch size={20} />
      <input
        ref={input}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        aria-label={label ?? t(kitTexts.search)}
        placeholder={placeholder ?? t(kitTexts.search)}
        value={words}
        onChange={event => later(event.currentTarget.value)}
        onCompositionStart={() => {
          composing.current = true
        }}
        onCompositionEnd={event => {
          composing.current = false
          later(event.currentTarget.value)
        }}
      />
      {words && (
        <IconButton
          icon={IconClose}
          label={t(kitTexts.clear)}
          onClick={() => {
            setWords('')
            tell('')
            input.current?.focus()
          }}
        />
      )}
    </form>
  )
}
