// Fields of a form: the label above, the hint below, the error in words beside the thing that is wrong.
import './field.css'
import { useId } from 'react'
import { useT } from '../i18n.ts'
import { kitTexts } from './texts.ts'

export interface FieldProps {
  label: string
  hint?: React.ReactNode
  error?: string | undefined
  /** Shown as 选填; fields are required unless they say so. */
  optional?: boolean
  /** The label is read aloud but not drawn. */
  bare?: boolean
}
interface Wired {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

export function Field({
  label,
  hint,
  error,
  optional,
  bare,
  children,
}: FieldProps & { children: (wired: Wired) => React.ReactNode }) {
  const t = useT()
  const id = useId()
  const about = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div className="q-field">
      <label className={bare ? 'q-aside' : 'q-field-label'} htmlFor={id}>
        {label}
        {optional && <span className="q-field-optional">{t(kitTexts.optional)}</span>}
      </label>
      {children({ id, 'aria-describedby': about || undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p className="q-field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint && (
        <p className="q-field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

type Kept<T> = Omit<T, 'value' | 'onChange' | 'id'>
export interface InputProps extends FieldProps, Kept<React.InputHTMLAttributes<HTMLInputElement>> {
  value: string
  onChange: (value: string) => void
}

export function Input({ label, hint, error, optional, bare, value, onChange, className = '', ...rest }: InputProps) {
  return (
    <Field {...{ label, hint, error, optional, bare }}>
      {wired => (
        <input
          {...rest}
          {...wired}
          className={`q-input ${className}`}
          value={value}
          required={!optional}
          onChange={event => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

export interface TextAreaProps extends FieldProps, Kept<React.TextareaHTMLAttributes<HTMLTextAreaElement>> {
  value: string
  onChange: (value: string) => void
}

/** Grows with its text; counts down when little room is left. */
export function TextArea({
  label,
  hint,
  error,
  optional,
  bare,
  value,
  onChange,
  maxLength,
  className = '',
  ...rest
}: TextAreaProps) {
  const t = useT()
  const left = maxLength === undefined ? Number.POSITIVE_INFINITY : maxLength - value.length
  const counted = left <= Math.max(20, (maxLength ?? 0) / 10) ? t(kitTexts.left, { count: Math.max(0, left) }) : undefined
  return (
    <Field {...{ label, error, optional, bare }} hint={counted ?? hint}>
      {wired => (
        <textarea
          rows={3}
          {...rest}
          {...wired}
          maxLength={maxLength}
          className={`q-input q-textarea ${className}`}
          value={value}
          required={!optional}
          onChange={event => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

export interface SelectProps<V extends string> extends FieldProps, Kept<React.SelectHTMLAttributes<HTMLSelectElement>> {
  value: V | ''
  options: readonly { value: V; label: string }[]
  /** What stands there while nothing is chosen. */
  placeholder?: string
  onChange: (value: V) => void
}

export function Select<V extends string>(props: SelectProps<V>) {
  const { label, hint, error, optional, bare, value, options, placeholder, onChange, className = '', ...rest } = props
  return (
    <Field {...{ label, hint, error, optional, bare }}>
      {wired => (
        <select
          {...rest}
          {...wired}
          className={`q-input q-select ${className}`}
          value={value}
          required={!optional}
          onChange={event => onChange(event.currentTarget.value as V)}
        >
          {placeholder !== undefined && (
            <option value="" disabled={!optional}>
              {placeholder}
            </option>
          )}
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export interface TickProps {
  checked: boolean
  onChange: (checked: boolean) => void
  children: React.ReactNode
  hint?: React.ReactNode
  disabled?: boolean
}

function Tick({ kind, checked, onChange, children, hint, disabled }: TickProps & { kind: 'switch' | 'check' }) {
  const id = useId()
  return (
    <label className={`q-tick q-tick-${kind}`}>
      <input
        type="checkbox"
        role={kind === 'switch' ? 'switch' : undefined}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={event => onChange(event.currentTarget.checked)}
      />
      <span className="q-grow">
        {children}
        {hint && (
          <span className="q-field-hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </span>
    </label>
  )
}

/** On or off, at once. */
export const Switch = (props: TickProps) => <Tick kind="switch" {...props} />
/** A yes that is sent with the form. */
export const Check = (props: TickProps) => <Tick kind="check" {...props} />
