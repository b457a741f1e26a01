// Writing as the community: text, pictures or a voice; a draft, at once, or at a time.
import './compose.css'
import { useEffect, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { newKey } from '#ui/api.ts'
import { useAction, useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Select, TextArea } from '#ui/kit/field.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { fieldError } from '#ui/problem.ts'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { useSession } from '../shell/session.ts'
import { ComposePreview } from './compose-preview.tsx'
import { composeTexts } from './compose-texts.ts'
import { PicturesField } from './pictures-field.tsx'
import { contentTexts, kindTexts } from './texts.ts'
import { usePlaces } from './use-groups.ts'
import type { When } from './use-moves.ts'
import { VoiceField } from './voice-field.tsx'
import { type ConsolePost, dayWords } from './week.ts'
import { WhenFields } from './when-fields.tsx'

type Kind = ConsolePost['kind']
type As = 'now' | 'scheduled' | 'draft'
const kinds = Object.keys(kindTexts) as Kind[]

/** `/posts/new?date&slot&kind&group` from the calendar, or plain. */
export function ComposePage() {
  const [search] = useSearchParams()
  const calendar = useRead(api.content.calendar, {})
  if (!calendar.data)
    return (
      <Page title="">
        {calendar.error ? <ErrorNote error={calendar.error} onRetry={calendar.reload} /> : <Skeleton kind="text" />}
      </Page>
    )
  const asked = search.get('kind') as Kind | null
  const date = search.get('date')
  const slotId = search.get('slot')
  return (
    <Compose
      today={calendar.data.today}
      first={{
        kind: asked && kinds.includes(asked) ? asked : 'text',
        groupId: search.get('group'),
        when: { date: date ?? calendar.data.today, ...(slotId ? { slotId } : { time: '20:00' }) },
        as: slotId ? 'scheduled' : 'now',
      }}
    />
  )
}

export function EditPage({ postId }: { postId: string }) {
  const t = useT()
  const found = useRead(api.content.consolePost, { params: { postId } })
  const calendar = useRead(api.content.calendar, {})
  if (found.data && calendar.data) return <Compose key={postId} today={calendar.data.today} post={found.data.post} first={null} />
  return (
    <Page title={t(contentTexts.editTitle)}>
      {found.error ? <ErrorNote error={found.error} onRetry={found.reload} /> : <Skeleton kind="text" />}
    </Page>
  )
}

interface First {
  kind: Kind
  groupId: string | null
  when: When
  as: As
}

function Compose({ today, first, post }: { today: string; first: First | null; post?: ConsolePost }) {
  const t = useT()
  const [, go] = useLocation()
  const { community } = useSession()
  const places = usePlaces()
  const [kind, setKind] = useState<Kind>(first?.kind ?? post!.kind)
  const [groupId, setGroupId] = useState(first ? first.groupId : post!.groupId)
  const [text, setText] = useState(post?.text ?? '')
  const [pictures, setPictures] = useState<{ fileIds: string[]; busy: boolean }>({
    fileIds: post?.pictures.map(picture => picture.fileId) ?? [],
    busy: false,
  })
  const [voice, setVoice] = useState<ConsolePost['voice']>(post?.voice ?? null)
  const [as, setAs] = useState<As>(first?.as ?? 'draft')
  const [when, setWhen] = useState<When>(first?.when ?? { date: today })
  const [key] = useState(newKey)
  const matter = {
    text: text.trim(),
    pictures: kind === 'pictures' ? pictures.fileIds : [],
    voice: kind === 'voice' ? (voice?.fileId ?? null) : null,
  }
  const holds = matter.text !== '' || matter.pictures.length > 0 || matter.voice !== null
  const send = useAction(
    () =>
      post
        ? api.content.consoleChange({ params: { postId: post.id }, body: matter })
        : api.content.consoleWrite({
            body: { ...matter, groupId, as, ...(as === 'scheduled' && { when }) },
            idempotencyKey: key,
          }),
    {
      refreshes: ['content'],
      onDone: done => {
        if (post) toast(composeTexts.changed)
        else if (as === 'now') toast(composeTexts.published)
        else if (as === 'draft') toast(composeTexts.kept)
        else toast(composeTexts.scheduled, { day: dayWords(done.dueDate!), time: done.dueTime! })
        go(as === 'scheduled' && !post ? `/calendar?from=${today}` : `/posts/${done.id}`)
      },
    },
  )
  useLeaving(holds && !post && !send.busy)
  const verb = post
    ? composeTexts.saveChange
    : { now: composeTexts.publish, scheduled: composeTexts.schedule, draft: composeTexts.keep }[as]
  const ready =
    (as === 'draft' || holds) && !pictures.busy && (as !== 'scheduled' || Boolean(when.date && (when.time || when.slotId)))
  return (
    <Page
      title={t(post ? contentTexts.editTitle : contentTexts.composeTitle)}
      lead={t(composeTexts.lead, { community: community?.name ?? '' })}
    >
      <form
        className="c-compose"
        onSubmit={event => {
          event.preventDefault()
          void send.run()
        }}
      >
        <div className="q-stack">
          <Choice
            label={t(composeTexts.kind)}
            value={kind}
            options={kinds.map(value => ({ value, label: t(kindTexts[value]) }))}
            onChange={setKind}
          />
          {kind === 'voice' && <VoiceField voice={voice} onChange={setVoice} />}
          {kind === 'pictures' && (
            <PicturesField kept={post?.pictures ?? []} onChange={(fileIds, busy) => setPictures({ fileIds, busy })} />
          )}
          <TextArea
            label={t(kind === 'voice' ? composeTexts.textWithVoice : composeTexts.text)}
            hint={kind === 'voice' ? t(composeTexts.textHint) : undefined}
            optional={kind !== 'text'}
            rows={kind === 'text' ? 8 : 4}
            maxLength={10_000}
            value={text}
            onChange={setText}
            error={fieldError(send.error, 'text')}
          />
        </div>
        <div className="q-stack c-compose-side">
          {!post && (
            <>
              <Select
                label={t(composeTexts.where)}
                value={groupId ?? 'community'}
                options={[
                  { value: 'community', label: t(contentTexts.community) },
                  ...places.groups.map(group => ({ value: group.id, label: group.name })),
                ]}
                onChange={value => setGroupId(value === 'community' ? null : value)}
              />
              <Choice
                label={t(composeTexts.when)}
                value={as}
                options={[
                  { value: 'now', label: t(composeTexts.asNow) },
                  { value: 'scheduled', label: t(composeTexts.asScheduled) },
                  { value: 'draft', label: t(composeTexts.asDraft) },
                ]}
                onChange={setAs}
              />
              {as === 'scheduled' && <WhenFields when={when} groupId={groupId} today={today} onChange={setWhen} />}
            </>
          )}
          <ErrorNote error={send.error} small />
          <Button kind="primary" wide submit busy={send.busy} disabled={!ready}>
            {t(verb)}
          </Button>
          <ComposePreview text={text} kind={kind} voice={voice} pictures={matter.pictures} />
        </div>
      </form>
    </Page>
  )
}

/** The browser asks before a page with unsent words is closed. */
function useLeaving(unsent: boolean): void {
  useEffect(() => {
    if (!unsent) return
    const hold = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', hold)
    return () => removeEventListener('beforeunload', hold)
  }, [unsent])
}

interface ChoiceProps<V extends string> {
  label: string
  value: V
  options: readonly { value: V; label: string }[]
  onChange: (value: V) => void
}

function Choice<V extends string>({ label, value, options, onChange }: ChoiceProps<V>) {
  return (
    <fieldset className="c-choice">
      <legend className="q-field-label">{label}</legend>
      <div>
        {options.map(option => (
          <label key={option.value}>
            <input type="radio" name={label} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
