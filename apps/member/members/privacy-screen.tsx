// What one agreed to, what is kept about oneself, and the ways out.
import './me.css'
import { useState } from 'react'
import { answers, keyOf } from '#ui/answers.ts'
import { useAction, useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Check, Switch } from '#ui/kit/field.tsx'
import { IconDownload } from '#ui/kit/icons.tsx'
import { Section } from '#ui/kit/list.tsx'
import { Confirm, Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { kitTexts } from '#ui/kit/texts.ts'
import { api, boot } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { at } from '../shell/ways.ts'
import { useProved } from './confirm-self.tsx'
import type { ConsentText, Me } from './shapes.ts'
import { SignInFirst } from './sign-in-first.tsx'
import { memberTexts } from './texts.ts'

export function PrivacyScreen() {
  const t = useT()
  return (
    <Page title={t(memberTexts.privacy)} back="/me">
      {boot.me ? (
        <div className="q-stack m-me">
          <Consents />
          <Export />
          <WaysOut />
        </div>
      ) : (
        <SignInFirst />
      )}
    </Page>
  )
}

function Consents() {
  const t = useT()
  const me = useRead(api.members.me, {})
  const texts = useRead(api.members.consentTexts, {})
  const error = me.error ?? texts.error
  return (
    <Section title={t(memberTexts.consents)}>
      {error !== undefined && <ErrorNote error={error} onRetry={me.error ? me.reload : texts.reload} />}
      {!error && !(me.data && texts.data) && <Skeleton count={3} />}
      {me.data && texts.data?.map(text => <OneConsent key={text.purpose} me={me.data!} text={text} />)}
    </Section>
  )
}

function OneConsent({ me, text }: { me: Me; text: ConsentText }) {
  const t = useT()
  const { purpose, version } = text
  const given = me.consents.find(consent => consent.purpose === purpose && consent.withdrawnAt === null)
  const turn = useAction(async (on: boolean) => {
    const params = { purpose }
    const answer = on
      ? await api.members.giveConsent({ params, body: { version } })
      : await api.members.withdrawConsent({ params })
    answers.set(keyOf('members.me', {}), answer)
  })
  return (
    <div>
      <Switch
        checked={given !== undefined}
        disabled={turn.busy}
        onChange={on => void turn.run(on)}
        hint={
          <>
            {text.text}
            {given && ` ${t(memberTexts.agreedOn, { date: date(given.givenAt, 'day') })}`}
          </>
        }
      >
        {text.title}
      </Switch>
      <ErrorNote error={turn.error} small />
    </div>
  )
}

function Export() {
  const t = useT()
  const get = useProved(
    () => api.members.exportMe() as unknown as Promise<unknown>,
    all => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([JSON.stringify(all, null, 2)], { type: 'application/json' }))
      link.download = `${boot.community?.slug ?? 'qunluo'}-${boot.me?.memberId}.json`
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
    },
  )
  return (
    <Section title={t(memberTexts.export)}>
      <p>{t(memberTexts.exportHint)}</p>
      <ErrorNote error={get.error} small />
      <div>
        <Button size="small" icon={IconDownload} busy={get.busy} onClick={() => void get.run()}>
          {t(memberTexts.exportNow)}
        </Button>
      </div>
      {get.asking}
    </Section>
  )
}

function WaysOut() {
  const t = useT()
  const [open, setOpen] = useState<'leave' | 'erase' | null>(null)
  const [sure, setSure] = useState(false)
  const out = (why: string) => location.replace(at(`/sign-in?out=${why}`))
  const leave = useAction(api.members.leave, { onDone: () => out('left') })
  const erase = useProved(api.members.eraseMe, () => out('erased'))
  const close = () => {
    setOpen(null)
    setSure(false)
  }
  return (
    <Section title={t(memberTexts.waysOut)}>
      <p>{t(memberTexts.leaveHint)}</p>
      <div>
        <Button size="small" onClick={() => setOpen('leave')}>
          {t(memberTexts.leave)}
        </Button>
      </div>
      <p>{t(memberTexts.eraseHint)}</p>
      <div>
        <Button size="small" onClick={() => setOpen('erase')}>
          {t(memberTexts.erase)}
        </Button>
      </div>
      <Confirm
        open={open === 'leave'}
        onClose={close}
        title={t(memberTexts.leaveTitle, { name: boot.community?.name ?? '' })}
        verb={t(memberTexts.leave)}
        busy={leave.busy}
        onConfirm={() => void leave.run()}
      >
        <p>{t(memberTexts.leaveHint)}</p>
        <ErrorNote error={leave.error} small />
      </Confirm>
      <Sheet
        open={open === 'erase'}
        onClose={close}
        title={t(memberTexts.eraseTitle)}
        held={erase.busy}
        actions={
          <>
            <Button onClick={close} disabled={erase.busy}>
              {t(kitTexts.cancel)}
            </Button>
            <Button kind="seal" busy={erase.busy} disabled={!sure} onClick={() => void erase.run({ body: { sure: true } })}>
              {t(memberTexts.erase)}
            </Button>
          </>
        }
      >
        <p>{t(memberTexts.eraseHint)}</p>
        <Check checked={sure} onChange={setSure}>
          {t(memberTexts.eraseSure)}
        </Check>
        <ErrorNote error={erase.error} small />
      </Sheet>
      {erase.asking}
    </Section>
  )
}
