// The three states beside the happy one: nothing here yet, still coming, gone wrong.
import './states.css'
import { useT } from '../i18n.ts'
import { isProblem, mayRetry, sentenceOf } from '../problem.ts'
import { Button } from './button.tsx'
import { IconWarning } from './icons.tsx'
import { kitTexts } from './texts.ts'

export interface EmptyProps {
  /** What belongs here: 「还没有人说话」. */
  title: string
  /** How it comes to be: one sentence that teaches. */
  children?: React.ReactNode
  /** The step that begins it. */
  action?: React.ReactNode
  /** seed: not yet begun · trail: nothing found · rest: all done. */
  scene?: 'seed' | 'trail' | 'rest'
  /** h1 where it is all that the page holds. */
  heading?: 'h1' | 'h2'
}

const scenes = {
  seed: 'M8 58h80M48 58V38M48 42c-2-9-9-13-18-12 1 9 8 14 18 12M48 38c1-10 8-16 19-16 0 11-8 17-19 16M41 63c4-2 10-2 14 0M30 66h6M60 66h8',
  trail:
    'M8 58h80M20 52c4-5 9-5 12-1M42 46c4-5 9-5 12-1M64 40c4-5 9-5 12-1M76 30a9 9 0 1 0-18 0 9 9 0 1 0 18 0M73.5 36.5 81 44M18 65h10M50 65h16',
  rest: 'M8 58h80M26 58a22 22 0 0 1 44 0M48 26v-8M25 36l-6-6M71 36l6-6M34 65h28M42 71h12',
}

export function Empty({ title, children, action, scene = 'seed', heading: Heading = 'h2' }: EmptyProps) {
  return (
    <div className="q-empty">
      <svg viewBox="0 0 96 76" width="120" height="95" aria-hidden="true">
        <path d={scenes[scene]} />
      </svg>
      <Heading className="q-song">{title}</Heading>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}

export interface SkeletonProps {
  /** rows: a list · text: a paragraph · card: one thing. */
  kind?: 'rows' | 'text' | 'card'
  count?: number
}

export function Skeleton({ kind = 'rows', count = 4 }: SkeletonProps) {
  const t = useT()
  return (
    <div className={`q-skeleton q-skeleton-${kind}`} role="status">
      <span className="q-aside">{t(kitTexts.loading)}</span>
      {Array.from({ length: count }, (_none, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: grey bars have no identity.
        <div key={i} className="q-skeleton-item" aria-hidden="true">
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  )
}

export interface ErrorNoteProps {
  error: unknown
  onRetry?: () => unknown
  /** Within a form or a row rather than in place of a screen. */
  small?: boolean
  /** The server's words on fields stand at the fields already. */
  placed?: boolean
}

/** Says what happened in the person's words, what to do, and the number under which we can find it. Draws nothing without an error. */
export function ErrorNote({ error, onRetry, small, placed }: ErrorNoteProps) {
  const t = useT()
  if (error === undefined || error === null) return null
  const sentence = sentenceOf(error)
  const fields = isProblem(error) && !placed ? error.errors : []
  const grave = isProblem(error) ? error.kind === 'broken' : true
  return (
    <div className={`q-error ${small ? 'q-error-small' : ''}`} role="alert">
      <IconWarning size={small ? 18 : 22} />
      <div className="q-grow">
        <p>{typeof sentence === 'string' ? sentence : t(sentence)}</p>
        {fields.length > 0 && (
          <ul>
            {fields.map(field => (
              <li key={field.path + field.message}>{field.message}</li>
            ))}
          </ul>
        )}
        {grave && isProblem(error) && error.requestId && (
          <p className="q-error-id">{t(kitTexts.requestId, { id: error.requestId })}</p>
        )}
      </div>
      {onRetry && mayRetry(error) && (
        <Button size="small" onClick={() => void onRetry()}>
          {t(kitTexts.retry)}
        </Button>
      )}
    </div>
  )
}
