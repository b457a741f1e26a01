// A field for a playbook's text: its lines are numbered, a mistake stands at its line and in words below.
import './yaml.css'
import { useRef } from 'react'
import { useT } from '#ui/i18n.ts'
import { bookTexts } from './texts.ts'
import type { Mistake } from './yaml-view.tsx'

interface YamlEditorProps {
  text: string
  onChange: (text: string) => void
  mistakes: readonly Mistake[]
  /** Ctrl or Command with Enter. */
  onSend: () => void
}

export function YamlEditor({ text, onChange, mistakes, onSend }: YamlEditorProps) {
  const t = useT()
  const area = useRef<HTMLTextAreaElement>(null)
  const gutter = useRef<HTMLOListElement>(null)
  const lines = text.split('\n')
  const wrong = new Set(mistakes.map(mistake => mistake.line))
  const goTo = (line: number) => {
    const field = area.current!
    const begins = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
    field.focus()
    field.setSelectionRange(begins, begins + (lines[line - 1]?.length ?? 0))
    field.scrollTop = Math.max(0, (line - 4) * (field.scrollHeight / lines.length))
  }
  return (
    <div>
      {mistakes.length > 0 && (
        <section className="c-mistakes" role="alert">
          <h2>{t(bookTexts.mistakes, { count: mistakes.length })}</h2>
          <ol>
            {mistakes.map(mistake => (
              <li key={`${mistake.line} ${mistake.path} ${mistake.message}`}>
                <button type="button" onClick={() => goTo(mistake.line)} title={t(bookTexts.goToLine, { line: mistake.line })}>
                  <b>{t(bookTexts.line, { line: mistake.line })}</b>
                  <code>{lines[mistake.line - 1]?.trim() || mistake.path}</code>
                  <span>
                    {mistake.path && <code className="q-quiet">{mistake.path}</code>} {mistake.message}
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      )}
      <div className="c-editor">
        <ol ref={gutter} className="c-editor-lines" aria-hidden="true">
          {lines.map((_line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number.
            <li key={at} className={wrong.has(at + 1) ? 'c-editor-wrong' : undefined}>
              {at + 1}
            </li>
          ))}
        </ol>
        <textarea
          ref={area}
          aria-label={t(bookTexts.fileText)}
          aria-invalid={mistakes.length > 0 || undefined}
          wrap="off"
          spellCheck={false}
          autoCapitalize="none"
          placeholder={'playbook: my-club\nversion: 1\n…'}
          value={text}
          onChange={event => onChange(event.currentTarget.value)}
          onScroll={event => {
            gutter.current!.scrollTop = event.currentTarget.scrollTop
          }}
          onKeyDown={event => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend()
          }}
        />
      </div>
    </div>
  )
}
