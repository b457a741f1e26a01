// Undoing a correction: a transfer the other way, with its own reason.
import { useAction } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { walletForms } from '../forms/wallet.gen.ts'
import { FormModal } from '../shell/form-modal.tsx'
import { walletTexts } from './texts.ts'

const labels = { note: walletTexts.why, 'note.hint': walletTexts.whyHint }

export function UndoCorrection({ open, transferId, onClose }: { open: boolean; transferId: string; onClose: () => void }) {
  const t = useT()
  const undo = useAction(api.wallet.reverse, {
    refreshes: ['wallet', 'members.timeline'],
    onDone: () => {
      toast(walletTexts.undoDone)
      onClose()
    },
  })
  return (
    <FormModal open={open} title={t(walletTexts.undoTitle)} onClose={onClose}>
      <p className="c-note">{t(walletTexts.undoHint)}</p>
      <SchemaForm
        schema={walletForms.reverse}
        texts={labels}
        verb={t(walletTexts.undo)}
        busy={undo.busy}
        error={undo.error}
        onSend={body => undo.run({ params: { transferId }, body })}
      />
    </FormModal>
  )
}
