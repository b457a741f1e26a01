// A one-time link, shown once: to be copied and handed over.
import type { Answer } from '#kernel/contract.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { toast } from '#ui/kit/toast.tsx'
import type { Rooms } from '../routes.gen.ts'
import { accountTexts } from './account-texts.ts'

export type OnceLinkMade = Answer<Rooms['staff']['invite']>

export function OnceLink({ link, onClose }: { link: OnceLinkMade | null; onClose: () => void }) {
  const t = useT()
  const copy = async () => {
    await navigator.clipboard.writeText(link!.url)
    toast(accountTexts.copied)
  }
  return (
    <Sheet
      open={link !== null}
      onClose={onClose}
      title={t(accountTexts.link)}
      actions={
        <Button kind="primary" onClick={() => void copy()}>
          {t(accountTexts.copy)}
        </Button>
      }
    >
      {link && (
        <div className="q-stack">
          <p className="c-codes c-codes-one">{link.url}</p>
          <p>
            {t(accountTexts.linkHint, { day: date(link.expiresAt, 'full') })}
            {link.mailed && t(accountTexts.linkMailed)}
          </p>
        </div>
      )}
    </Sheet>
  )
}
