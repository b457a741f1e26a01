// One's profile: the picture, the name, and what the community asks of its members.
import './me.css'
import { useRef, useState } from 'react'
import { answers, keyOf } from '#ui/answers.ts'
import { useAction, useRead } from '#ui/data.ts'
import { percent, useLocale, useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Button } from '#ui/kit/button.tsx'
import { Input, TextArea } from '#ui/kit/field.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { fieldError } from '#ui/problem.ts'
import { api, boot } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { OwnField } from './own-field.tsx'
import type { Field, Me } from './shapes.ts'
import { SignInFirst } from './sign-in-first.tsx'
import { memberTexts } from './texts.ts'

const keep = (me: Me) => answers.set(keyOf('members.me', {}), me)

export function ProfileScreen() {
  const t = useT()
  const me = useRead(api.members.me, boot.me ? {} : null, { staleMs: 0 })
  const fields = useRead(api.members.myFields, boot.me ? {} : null)
  const error = me.error ?? fields.error
  return (
    <Page title={t(memberTexts.profile)} back="/me">
      {!boot.me ? (
        <SignInFirst />
      ) : me.data && fields.data ? (
        <Profile me={me.data} fields={fields.data} />
      ) : error ? (
        <ErrorNote error={error} onRetry={me.error ? me.reload : fields.reload} />
      ) : (
        <Skeleton />
      )}
    </Page>
  )
}

function Photo({ me }: { me: Me }) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const [share, setShare] = useState(0)
  const set = useAction(async (file: File) => keep(await api.members.setPhoto({ file, onProgress: setShare })))
  const drop = useAction(async () => keep(await api.members.dropPhoto()))
  return (
    <div className="m-photo">
      <Avatar name={me.name} id={me.memberId} photo={me.photo} size="large" />
      <div className="q-row">
        <Button size="small" busy={set.busy} onClick={() => input.current?.click()}>
          {set.busy && share > 0 ? percent(share) : t(me.photo ? memberTexts.otherPhoto : memberTexts.addPhoto)}
        </Button>
        {me.photo && (
          <Button kind="plain" size="small" busy={drop.busy} onClick={() => void drop.run()}>
            {t(memberTexts.dropPhoto)}
          </Button>
        )}
      </div>
      <input
        ref={input}
        hidden
        type="file"
        accept="image/jpeg,image/png,image/webp"
        onChange={event => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (file) void set.run(file)
        }}
      />
      <ErrorNote error={set.error ?? drop.error} small />
    </div>
  )
}

function Profile({ me, fields }: { me: Me; fields: readonly Field[] }) {
  const t = useT()
  const locale = useLocale()
  const [name, setName] = useState(me.name)
  const [intro, setIntro] = useState(me.intro)
  const [values, setValues] = useState(me.values)
  const save = useAction(api.members.changeMe, {
    refreshes: ['members.directory', 'members.card'],
    onDone: answer => {
      keep(answer)
      toast(memberTexts.saved)
    },
  })
  const run = () => save.run({ body: { name, intro, values } })
  return (
    <form
      className="q-stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void run()
      }}
    >
      <Photo me={me} />
      <Input
        label={t(memberTexts.yourName)}
        maxLength={40}
        autoComplete="nickname"
        value={name}
        onChange={setName}
        error={fieldError(save.error, 'name')}
      />
      <TextArea
        label={t(memberTexts.intro)}
        hint={t(memberTexts.introHint)}
        optional
        maxLength={500}
        value={intro}
        onChange={setIntro}
        error={fieldError(save.error, 'intro')}
      />
      {fields.map(field => (
        <OwnField
          key={field.key}
          field={field}
          title={locale === 'en' ? field.titleEn : field.titleZh}
          value={values[field.key]}
          error={
            fieldError(save.error, `values.${field.key}`) ??
            (me.missing.includes(field.key) && (values[field.key] ?? '') === '' ? t(memberTexts.stillMissing) : undefined)
          }
          onChange={value => setValues(old => ({ ...old, [field.key]: value }))}
        />
      ))}
      <ErrorNote error={save.error} small placed onRetry={run} />
      <Button kind="primary" wide submit busy={save.busy}>
        {t(memberTexts.save)}
      </Button>
    </form>
  )
}
