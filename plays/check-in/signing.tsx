// Today's check-in: the seal that is pressed, and before it what the day asks for.
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input, TextArea } from '#ui/kit/field.tsx'
import { IconAgain } from '#ui/kit/icons.tsx'
import { ImagePicker } from '#ui/kit/images.tsx'
import { VoiceRecorder } from '#ui/kit/voice-recorder.tsx'
import type { MemberProps } from '../screen.ts'
import type { Shown } from './play.ts'
import { checkInTexts as words } from './texts.ts'

/** As many rings as days in a row: a year of the tree, one ring a day up to twelve. */
function Rings({ days }: { days: number }) {
  const rings = Math.min(12, days)
  return (
    <svg viewBox="0 0 120 120" aria-hidden="true" className="p-check-in-rings">
      {Array.from({ length: 12 }, (_, n) => (
        // A hand has drawn them: none is quite round, and each leans its own way.
        <ellipse
          // biome-ignore lint/suspicious/noArrayIndexKey: rings have no other name.
          key={n}
          cx="60"
          cy="60"
          rx={10 + n * 4.1 + (n % 3) * 0.4}
          ry={9.4 + n * 4.1 - (n % 2) * 0.5}
          transform={`rotate(${(n * 47) % 180} 60 60)`}
          data-grown={n < rings || undefined}
        />
      ))}
    </svg>
  )
}

export function Seal({
  shown,
  ready,
  press,
  busy,
}: {
  shown: Shown
  ready: boolean
  press?: (() => void) | undefined
  busy: boolean
}) {
  const t = useT()
  const { streak, signedToday } = shown
  return (
    <div className="p-check-in-seal" data-signed={signedToday || undefined}>
      <Rings days={streak} />
      {signedToday || !press ? (
        <span className="p-check-in-press" role="status">
          <b className="q-song">{signedToday ? t(words.signed) : t(words.sign)}</b>
        </span>
      ) : (
        <button
          type="button"
          className="p-check-in-press"
          disabled={!ready}
          aria-busy={busy || undefined}
          onClick={busy ? undefined : press}
        >
          <b className="q-song">{t(words.sign)}</b>
        </button>
      )}
    </div>
  )
}

type Props = Pick<MemberProps<Shown>, 'shown' | 'move' | 'busy' | 'upload' | 'urlOf'>
export function Signing({ shown, move, busy, upload, urlOf }: Props) {
  const t = useT()
  const [things, setThings] = useState(['', '', ''])
  const [said, setSaid] = useState('')
  const [fileId, setFileId] = useState<string | null>(null)
  const { proof, prompt } = shown
  const isReady =
    proof === 'things' ? things.every(one => one.trim() !== '') : proof === 'photo' || proof === 'voice' ? fileId !== null : true
  const press = () =>
    void move('sign', {
      things: proof === 'things' ? things.map(one => one.trim()) : [],
      words: said.replace(/\s+/g, ' ').trim(),
      fileId,
    })
  const send = async (file: File) => {
    const id = await upload(file, 'picture')
    if (!id) throw new Error('not sent')
    return { id, src: urlOf(id) }
  }
  return (
    <div className="q-stack">
      {(prompt || proof === 'things') && <p className="p-check-in-prompt q-song">{prompt || t(words.things)}</p>}
      {proof === 'things' &&
        things.map((one, at) => (
          <Input
            // biome-ignore lint/suspicious/noArrayIndexKey: the first stays the first.
            key={at}
            label={t(words.thing, { n: at + 1 })}
            value={one}
            maxLength={60}
            onChange={value => setThings(things.map((old, n) => (n === at ? value : old)))}
          />
        ))}
      {proof === 'photo' && (
        <fieldset>
          <legend className="q-aside">{t(words.photo)}</legend>
          <ImagePicker max={1} send={send} onChange={images => setFileId(images[0]?.id ?? null)} />
        </fieldset>
      )}
      {proof === 'voice' &&
        (fileId ? (
          <p className="q-row q-row-apart" role="status">
            {t(words.voiceReady)}
            <Button icon={IconAgain} onClick={() => setFileId(null)}>
              {t(words.voice)}
            </Button>
          </p>
        ) : (
          <VoiceRecorder busy={busy} onDone={({ blob }) => void upload(blob, 'voice').then(id => setFileId(id ?? null))} />
        ))}
      <Seal shown={shown} ready={isReady} busy={busy} press={press} />
      {proof !== 'things' && (
        <TextArea label={t(words.words)} optional rows={2} maxLength={200} value={said} onChange={setSaid} />
      )}
    </div>
  )
}
