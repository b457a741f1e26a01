// Handing an activity on: its link as a code, and a picture of it to keep or to send.
import { useAction } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconImage } from '#ui/kit/icons.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { boot, fileAddress } from '../api.ts'
import { ShareLink } from '../payments/share-link.tsx'
import { at } from '../shell/ways.ts'
import type { Activity } from './shapes.ts'
import { drawCard, imageFrom, markFrom } from './share-card.ts'
import { activityTexts } from './texts.ts'

export function ShareSheet({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const t = useT()
  const { id, title, playTitle = '', opensAt, closesAt, pictureFileId } = activity
  const url = `${location.origin}${at(`/activities/${id}`)}`
  const keep = useAction(async () => {
    const when = `${date(opensAt, 'moment')} – ${date(closesAt, 'moment')}`
    const image = pictureFileId
      ? await imageFrom(fileAddress(pictureFileId))
      : await markFrom(document.querySelector<SVGElement>('.m-act-mark-head svg'))
    const picture = image && { image, isPhoto: pictureFileId !== null }
    const words = {
      title,
      when,
      url,
      picture,
      play: playTitle,
      community: boot.community?.name ?? '',
      call: t(activityTexts.cardCall),
    }
    const file = new File([await drawCard(words)], `${id}.png`, { type: 'image/png' })
    // Closed without choosing anyone is no mistake.
    if (navigator.canShare?.({ files: [file] })) return navigator.share({ files: [file], title }).catch(() => {})
    const address = URL.createObjectURL(file)
    Object.assign(document.createElement('a'), { href: address, download: file.name }).click()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
  })
  return (
    <Sheet open title={t(activityTexts.shareTitle)} onClose={onClose}>
      <ShareLink url={url} words={t(activityTexts.shareWords, { title })} />
      <p className="m-act-keep">
        <Button icon={IconImage} busy={keep.busy} onClick={() => void keep.run()}>
          {t(activityTexts.card)}
        </Button>
      </p>
      <ErrorNote error={keep.error} small />
    </Sheet>
  )
}
