// A link to hand on: as a code to scan, to copy, or by the phone's own way of sharing.
import './payments.css'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconLink, IconShare } from '#ui/kit/icons.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { inviteTexts } from '../groups/invite/texts.ts'
import { QrCode } from './qr-code.tsx'

export function ShareLink({ url, words }: { url: string; words: string }) {
  const t = useT()
  const copy = async () => {
    await navigator.clipboard.writeText(url)
    toast(inviteTexts.copied)
  }
  // Closed without choosing anyone is no mistake.
  const share = () => void navigator.share({ text: words, url }).catch(() => {})
  return (
    <div className="m-share-link">
      <QrCode text={url} label={words} />
      <p className="m-share-url">{url}</p>
      <div className="q-row">
        {navigator.clipboard && (
          <Button kind="primary" icon={IconLink} onClick={() => void copy()}>
            {t(inviteTexts.copy)}
          </Button>
        )}
        {'share' in navigator && (
          <Button icon={IconShare} onClick={share}>
            {t(inviteTexts.share)}
          </Button>
        )}
      </div>
    </div>
  )
}
