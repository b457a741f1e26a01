// Writing a post: words and pictures, or a voice with words beside it.
import './write.css'
import { useState } from 'react'
import { newKey } from '#ui/api.ts'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ImagePicker } from '#ui/kit/images.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tabs } from '#ui/kit/tabs.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api, boot, fileAddress } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import type { ScreenProps } from '../screens.tsx'
import { Page } from '../shell/page.tsx'
import { goBack } from '../shell/ways.ts'
import { useDraft } from './drafts.ts'
import { putPost } from './kept.ts'
import { useMentionField } from './mention-field.tsx'
import { marked } from './mentions.ts'
import { useMine } from './mine.ts'
import { writeTexts } from './write/texts.ts'
import { type SentVoice, VoicePart } from './write/voice-part.tsx'

export function WriteScreen({ groupId }: Partial<ScreenProps<'groupId'>>) {
  const t = useT()
  const back = groupId ? `/groups/${groupId}` : '/'
  const mine = useMine(groupId ?? null, [])
  return (
    <Page title={t(writeTexts.title)} back={back}>
      {!boot.me ? (
        <SignInFirst />
      ) : !mine.data ? (
        <Skeleton kind="text" />
      ) : mine.data.write ? (
        <Writing groupId={groupId ?? null} back={back} />
      ) : (
        <Empty scene="rest" title={t(writeTexts.closed)}>
          {mine.data.whyNotWrite}
        </Empty>
      )}
    </Page>
  )
}

type Kind = 'pictures' | 'voice'

function Writing({ groupId, back }: { groupId: string | null; back: string }) {
  const t = useT()
  const [kind, setKind] = useState<Kind>('pictures')
  const [draft, change, drop] = useDraft(`post ${groupId ?? ''}`)
  const [pictures, setPictures] = useState<{ ids: string[]; busy: boolean }>({ ids: [], busy: false })
  const [voice, setVoice] = useState<SentVoice | null>(null)
  const [wish] = useState(newKey)
  const [uploadError, setUploadError] = useState<unknown>()
  const { field, button } = useMentionField({
    draft,
    onDraft: change,
    groupId,
    label: t(writeTexts.text),
    bare: true,
    optional: true,
    rows: kind === 'voice' ? 3 : 6,
    maxLength: 10_000,
    placeholder: t(kind === 'voice' ? writeTexts.besideVoice : writeTexts.placeholder),
  })
  const publish = useAction(async () => {
    const post = await api.content.write({
      body: {
        groupId,
        text: marked(draft.text, draft.mentions),
        ...(kind === 'voice' ? { voice: voice?.fileId ?? null } : { pictures: pictures.ids }),
      },
      idempotencyKey: wish,
    })
    drop()
    putPost(post)
    toast(writeTexts.published)
    goBack(back)
  })
  const something = draft.text.trim() !== '' || (kind === 'voice' ? voice !== null : pictures.ids.length > 0)
  return (
    <form
      className="m-write"
      onSubmit={event => {
        event.preventDefault()
        void publish.run()
      }}
    >
      <Tabs
        label={t(writeTexts.kind)}
        tabs={[
          { key: 'pictures', title: t(writeTexts.pictures) },
          { key: 'voice', title: t(writeTexts.voice) },
        ]}
        chosen={kind}
        onChoose={setKind}
      >
        <div className="q-stack m-write-parts">
          {kind === 'voice' && <VoicePart voice={voice} onVoice={setVoice} />}
          {field}
          <div className="q-row">{button}</div>
          <div hidden={kind !== 'pictures'}>
            <ImagePicker
              max={9}
              send={async (file, onProgress) => {
                setUploadError(undefined)
                const picture = await api.content.uploadPicture({ file, onProgress })
                return { id: picture.fileId, src: fileAddress(picture.thumbFileId) }
              }}
              onChange={(images, busy) => setPictures({ ids: images.map(image => image.id), busy })}
              onError={setUploadError}
            />
          </div>
        </div>
      </Tabs>
      {kind === 'pictures' && <ErrorNote error={uploadError} small />}
      <ErrorNote error={publish.error} onRetry={publish.run} small />
      <Button kind="primary" wide submit busy={publish.busy} disabled={!something || (kind === 'pictures' && pictures.busy)}>
        {t(pictures.busy && kind === 'pictures' ? writeTexts.sending : writeTexts.publish)}
      </Button>
      <p className="q-quiet">{t(writeTexts.draftHint)}</p>
    </form>
  )
}
