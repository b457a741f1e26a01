// A button that does one thing at once, and says beside it when that is refused.
import { useAction } from '#ui/data.ts'
import type { Text } from '#ui/i18n.ts'
import { Button, type ButtonKind } from '#ui/kit/button.tsx'
import { toast, toastError } from '#ui/kit/toast.tsx'

export interface ActButtonProps<R> {
  children: React.ReactNode
  kind?: ButtonKind
  size?: 'normal' | 'small'
  disabled?: boolean
  act: () => Promise<R>
  refreshes: string[]
  done?: Text
  onDone?: (answer: R) => void
}

export function ActButton<R>({ children, kind = 'quiet', size = 'normal', disabled, ...doing }: ActButtonProps<R>) {
  const { act, refreshes, done, onDone } = doing
  const action = useAction(
    // The word of a refusal is long, and a row is narrow: it is told above the page, where it stays until it is read.
    () =>
      act().catch(error => {
        toastError(error)
        throw error
      }),
    {
      refreshes,
      onDone: answer => {
        if (done) toast(done)
        onDone?.(answer)
      },
    },
  )
  return (
    <Button kind={kind} size={size} busy={action.busy} disabled={disabled} onClick={() => void action.run()}>
      {children}
    </Button>
  )
}
