// The trail: check-points along a dotted line, each stamped when it is found.
import { useRef } from 'react'
import { date, number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconCheck, IconImage, IconPin, IconQr } from '#ui/kit/icons.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import type { MemberProps } from '../screen.ts'
import type { KeptFind } from './kept.ts'
import type { PointShown, Shown } from './show.ts'
import { treasureTexts as words } from './texts.ts'

interface TrailProps extends MemberProps<Shown> {
  kept: readonly KeptFind[]
  isOn: boolean
  onFind: (point: PointShown) => void
}

export function Trail(props: TrailProps) {
  const t = useT()
  const { shown, kept } = props
  return (
    <Section title={t(words.trail)}>
      <ol className="p-treasure-trail">
        {shown.points.map(point => (
          <li key={point.nth} data-found={point.foundAt !== null || undefined}>
            <span className="p-treasure-stamp" aria-hidden="true">
              {point.foundAt ? <IconCheck size={20} /> : point.nth + 1}
            </span>
            <Stop {...props} point={point} isKept={kept.some(one => one.point === point.nth)} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Stop({ point, isKept, isOn, onFind, ...props }: TrailProps & { point: PointShown; isKept: boolean }) {
  const t = useT()
  const { shown } = props
  if (point.title === null)
    return <p className="q-quiet">{t(shown.myTeam && shown.order === 'fixed' ? words.hidden : words.hiddenTeam)}</p>
  return (
    <div className="p-treasure-stop">
      <p className="q-row q-row-apart">
        <b>{point.title}</b>
        <span className="q-quiet">{t(words.worth, { worth: number(point.worth) })}</span>
      </p>
      {point.hint && <p className="q-prose">{point.hint}</p>}
      {point.foundAt !== null && <p className="q-quiet">{t(words.foundAt, { at: date(point.foundAt, 'time') })}</p>}
      {point.foundAt === null && isKept && <Tag tone="ochre">{t(words.kept)}</Tag>}
      {point.foundAt === null && !isKept && isOn && (
        <Button kind="quiet" icon={point.kind === 'code' ? IconQr : IconPin} onClick={() => onFind(point)}>
          {t(point.kind === 'code' ? words.enter : words.go)}
        </Button>
      )}
      {point.task && <Task {...props} point={point} isOn={isOn} />}
    </div>
  )
}

function Task({ point, isOn, move, upload, busy }: MemberProps<Shown> & { point: PointShown; isOn: boolean }) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const send = async (file: File | undefined) => {
    if (!file) return
    const fileId = await upload(file, 'picture')
    if (fileId) await move('photo', { point: point.nth, fileId })
  }
  return (
    <div className="p-treasure-task">
      <span className="q-grow">{point.task}</span>
      {point.hasPhoto ? (
        <Tag tone="green">{t(words.photoDone)}</Tag>
      ) : (
        point.foundAt !== null &&
        isOn && (
          <>
            <input
              ref={input}
              type="file"
              accept="image/*"
              capture="environment"
              hidden
              onChange={event => {
                void send(event.currentTarget.files?.[0])
                event.currentTarget.value = ''
              }}
            />
            <Button icon={IconImage} busy={busy} onClick={() => input.current?.click()}>
              {t(words.photo, { worth: number(point.taskWorth) })}
            </Button>
          </>
        )
      )}
    </div>
  )
}
