// The text of a playbook to be read: numbered lines, comments and names told apart, mistakes under their lines.
import './yaml.css'
import { useT } from '#ui/i18n.ts'
import { bookTexts } from './texts.ts'

export interface Mistake {
  line: number
  column: number
  path: string
  message: string
}

export function YamlView({ text, mistakes = [] }: { text: string; mistakes?: readonly Mistake[] }) {
  const t = useT()
  const lines = text.replace(/\n$/, '').split('\n')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
    <section className="c-yaml" tabIndex={0} aria-label={t(bookTexts.theFile)}>
      <ol>
        {lines.map((line, at) => {
          const wrong = mistakes.filter(mistake => mistake.line === at + 1)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number.
            <li key={at} className={wrong.length > 0 ? 'c-yaml-wrong' : undefined}>
              <Line line={line} />
              {wrong.map(mistake => (
                <span key={mistake.path + mistake.message} className="c-yaml-note">
                  {mistake.path && <code>{mistake.path}</code>} {mistake.message}
                </span>
              ))}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Line({ line }: { line: string }) {
  if (/^\s*#/.test(line)) return <i>{line}</i>
  const [, before, name, rest] = /^(\s*(?:- )?)([\w-]+:)(.*)$/.exec(line) ?? []
  if (name === undefined) return <span>{line || ' '}</span>
  return (
    <span>
      {before}
      <b>{name}</b>
      {rest}
    </span>
  )
}
