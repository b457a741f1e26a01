// Recovery codes, shown once.
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { accountTexts } from './account-texts.ts'

function save(codes: readonly string[]): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`${codes.join('\n')}\n`], { type: 'text/plain' }))
  link.download = 'qunluo-recovery-codes.txt'
  link.click()
  URL.revokeObjectURL(link.href)
}

export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useT()
  return (
    <Sheet
      open={codes.length > 0}
      held
      onClose={onClose}
      title={t(accountTexts.recovery)}
      actions={
        <>
          <Button onClick={() => save(codes)}>{t(accountTexts.recoverySave)}</Button>
          <Button kind="primary" onClick={onClose}>
            {t(accountTexts.recoveryKept)}
          </Button>
        </>
      }
    >
      <div className="q-stack">
        <p>{t(accountTexts.recoveryLead)}</p>
        <ul className="c-codes">
          {codes.map(code => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
    </Sheet>
  )
}
