// A button that says what follows before it does it; a refusal stands where it was asked.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import type { Text } from '#ui/i18n.ts'
import { Button, type ButtonKind } from '#ui/kit/button.tsx'
import { Confirm } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'

export interface SureButtonProps<R> {
  verb: string
  /** As the question asks it; the verb, if left out. */
  title?: string
  kind?: ButtonKind
  sureKind?: ButtonKind
  size?: 'normal' | 'small'
  disabled?: boolean
  act: () => Promise<R>
  refreshes: string[]
  done?: Text
  onDone?: (answer: R) => void
  /** What will happen, and whether it can be taken back. */
  children: React.ReactNode
}

export function SureButton<R>(props: SureButtonProps<R>) {
  const { verb, title = verb, kind = 'quiet', sureKind = 'seal', size = 'normal', disabled = false } = props
  const [open, setOpen] = useState(false)
  const doing = useAction(props.act, {
    refreshes: props.refreshes,
    onDone: answer => {
      if (props.done) toast(props.done)
      setOpen(false)
      props.onDone?.(answer)
    },
  })
  return (
    <>
      <Button
        kind={kind}
        size={size}
        disabled={disabled}
        onClick={() => {
          doing.reset()
          setOpen(true)
        }}
      >
        {verb}
      </Button>
      <Confirm
        open={open}
        onClose={() => setOpen(false)}
        title={title}
        verb={verb}
        kind={sureKind}
        busy={doing.busy}
        onConfirm={() => void doing.run()}
      >
        <div className="q-stack">
          {props.children}
          <ErrorNote error={doing.error} small />
        </div>
      </Confirm>
    </>
  )
}
