// A sheet laid over the page: from below on the phone, in the middle on a wide screen. The browser's own dialog keeps focus in and gives it back.
import './sheet.css'
import { useEffect, useId, useRef } from 'react'
import { useT } from '../i18n.ts'
import { Button, type ButtonKind, IconButton } from './button.tsx'
import { IconClose } from './icons.tsx'
import { kitTexts } from './texts.ts'

export interface SheetProps {
  open: boolean
  onClose: () => void
  title: string
  children: React.ReactNode
  /** Buttons at the foot. */
  actions?: React.ReactNode
  /** While something runs: neither Escape nor a press outside closes it. */
  held?: boolean
}

export function Sheet({ open, onClose, title, children, actions, held }: SheetProps) {
  const t = useT()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (!open || !element) return
    const opener = document.activeElement as HTMLElement | null
    element.showModal()
    return () => {
      element.close()
      opener?.focus?.()
    }
  }, [open])
  if (!open) return null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself; the press outside is a convenience.
    <dialog
      ref={dialog}
      className="q-sheet"
      aria-labelledby={id}
      onCancel={event => {
        event.preventDefault()
        if (!held) onClose()
      }}
      onClick={event => event.target === dialog.current && !held && onClose()}
    >
      <div className="q-sheet-body">
        <header className="q-sheet-head">
          <h2 id={id}>{title}</h2>
          <IconButton icon={IconClose} label={t(kitTexts.close)} disabled={held} onClick={onClose} />
        </header>
        <div className="q-sheet-content">{children}</div>
        {actions && <footer className="q-sheet-foot">{actions}</footer>}
      </div>
    </dialog>
  )
}

export interface ConfirmProps {
  open: boolean
  onClose: () => void
  title: string
  /** What will happen, and whether it can be taken back. */
  children?: React.ReactNode
  /** The verb itself: 「移出」, not 「确定」. */
  verb: string
  kind?: ButtonKind
  busy?: boolean
  onConfirm: () => void
}

export function Confirm({ open, onClose, title, children, verb, kind = 'seal', busy, onConfirm }: ConfirmProps) {
  const t = useT()
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={title}
      held={busy}
      actions={
        <>
          <Button onClick={onClose} disabled={busy}>
            {t(kitTexts.cancel)}
          </Button>
          <Button kind={kind} busy={busy} onClick={onConfirm}>
            {verb}
          </Button>
        </>
      }
    >
      {children}
    </Sheet>
  )
}
