// What is being written, as a member will see it.
import { useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Gallery } from '#ui/kit/images.tsx'
import { Card } from '#ui/kit/list.tsx'
import { VoicePlayer } from '#ui/kit/voice-player.tsx'
import { fileAddress } from '../api.ts'
import { useSession } from '../shell/session.ts'
import { composeTexts } from './compose-texts.ts'
import type { ConsolePost } from './week.ts'

interface ComposePreviewProps {
  text: string
  kind: ConsolePost['kind']
  voice: ConsolePost['voice']
  pictures: readonly string[]
}

export function ComposePreview({ text, kind, voice, pictures }: ComposePreviewProps) {
  const t = useT()
  const { community } = useSession()
  const empty = !text.trim() && !(kind === 'voice' && voice) && pictures.length === 0
  return (
    <section className="c-compose-preview">
      <h2 className="q-quiet">{t(composeTexts.preview)}</h2>
      <Card>
        <p className="q-row">
          <Avatar name={community?.name ?? ''} id={community?.id ?? ''} size="small" />
          <b>{community?.name}</b>
        </p>
        {empty && <p className="q-quiet">{t(composeTexts.previewEmpty)}</p>}
        {kind === 'voice' && voice && <VoicePlayer src={fileAddress(voice.fileId)} durationMs={voice.durationMs} />}
        {text.trim() && <p className="q-prose">{text.trim()}</p>}
        {kind === 'pictures' && <Gallery images={pictures.map(fileId => ({ src: fileAddress(fileId) }))} />}
      </Card>
    </section>
  )
}
