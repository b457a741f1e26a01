// Buttons. One `primary` a screen; `seal` for what asks for a decision or cannot be undone; `quiet` and `plain` for the rest.
import './button.css'
import type { Icon } from './icons.tsx'

type Native = React.ButtonHTMLAttributes<HTMLButtonElement>
export type ButtonKind = 'primary' | 'seal' | 'quiet' | 'plain'
export interface ButtonProps extends Omit<Native, 'type'> {
  kind?: ButtonKind
  size?: 'normal' | 'small'
  /** Running: it says so, and takes no second press. */
  busy?: boolean
  icon?: Icon
  wide?: boolean
  submit?: boolean
}

export function Button({
  kind = 'quiet',
  size = 'normal',
  busy,
  icon: Mark,
  wide,
  submit,
  className = '',
  children,
  ...rest
}: ButtonProps) {
  const classes = `q-button q-button-${kind} q-button-${size} ${wide ? 'q-button-wide' : ''} ${className}`
  return (
    <button
      {...rest}
      type={submit ? 'submit' : 'button'}
      className={classes}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? event => event.preventDefault() : rest.onClick}
    >
      {Mark && <Mark size={size === 'small' ? 18 : 20} />}
      <span className="q-button-words">{children}</span>
    </button>
  )
}

export interface IconButtonProps extends Omit<Native, 'type' | 'children' | 'aria-label'> {
  icon: Icon
  /** What it does; read aloud and shown on hover. */
  label: string
  /** A count or mark at its corner. */
  mark?: React.ReactNode
}

export function IconButton({ icon: Mark, label, mark, className = '', ...rest }: IconButtonProps) {
  return (
    <button {...rest} type="button" className={`q-icon-button ${className}`} title={label}>
      <Mark />
      <span className="q-aside">{label}</span>
      {mark}
    </button>
  )
}
