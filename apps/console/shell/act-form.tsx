// A form over the page that does one thing: drawn from the contract, sent once, closed when it is done.
import { useAction } from '#ui/data.ts'
import { SchemaForm, type SchemaFormProps } from '#ui/form/schema-form.tsx'
import type { Text } from '#ui/i18n.ts'
import { toast } from '#ui/kit/toast.tsx'
import { FormModal } from './form-modal.tsx'

export interface ActFormProps<R> extends Omit<SchemaFormProps, 'onSend' | 'busy' | 'error'> {
  open: boolean
  title: string
  onClose: () => void
  wide?: boolean
  /** Above the form: what it does, and what follows from it. */
  lead?: React.ReactNode
  act: (value: any) => Promise<R>
  refreshes: string[]
  done?: Text
  onDone?: (answer: R) => void
}

export function ActForm<R>({ open, title, wide, ...inner }: ActFormProps<R>) {
  return (
    <FormModal open={open} title={title} onClose={inner.onClose} {...(wide && { wide })}>
      <Inner {...inner} />
    </FormModal>
  )
}

function Inner<R>(props: Omit<ActFormProps<R>, 'open' | 'title' | 'wide'>) {
  const { lead, act, refreshes, done, onDone, onClose, ...drawn } = props
  const doing = useAction(act, {
    refreshes,
    onDone: answer => {
      if (done) toast(done)
      onClose()
      onDone?.(answer)
    },
  })
  return (
    <>
      {lead && <div className="c-act-lead">{lead}</div>}
      <SchemaForm {...drawn} busy={doing.busy} error={doing.error} onSend={value => doing.run(value)} />
    </>
  )
}
