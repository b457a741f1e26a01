// The ways in, and where one is signed in.
import './me.css'
import './sign-in.css'
import { useState } from 'react'
import { answers, keyOf } from '#ui/answers.ts'
import { useAction, useRead } from '#ui/data.ts'
import { currentLocale, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { List, Row, Section } from '#ui/kit/list.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Confirm, Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api, boot } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { at } from '../shell/ways.ts'
import { agentWords } from './agent.ts'
import { CodeInput, useProved } from './confirm-self.tsx'
import type { Identity, Me } from './shapes.ts'
import { SignInFirst } from './sign-in-first.tsx'
import { memberTexts } from './texts.ts'

export function AccountScreen() {
  const t = useT()
  return (
    <Page title={t(memberTexts.account)} back="/me">
      {boot.me ? (
        <div className="q-stack m-me">
          <Ways />
          <Devices />
        </div>
      ) : (
        <SignInFirst />
      )}
    </Page>
  )
}

const keepIdentities = (identities: Identity[]) => answers.set<Me>(keyOf('members.me', {}), old => old && { ...old, identities })

const kindWords = {
  email: memberTexts.byEmail,
  phone: memberTexts.byPhone,
  wechat_openid: memberTexts.byWechat,
  external: memberTexts.byExternal,
}

function Ways() {
  const t = useT()
  const me = useRead(api.members.me, {})
  const ways = useRead(api.members.ways, {})
  const [adding, setAdding] = useState<'email' | 'phone' | null>(null)
  const remove = useProved(api.members.removeIdentity, identities => {
    keepIdentities(identities)
    toast(memberTexts.wayRemoved)
  })
  return (
    <Section title={t(memberTexts.waysIn)}>
      {!me.data && !me.error && <Skeleton count={2} />}
      <ErrorNote error={me.error ?? remove.error} small onRetry={me.reload} />
      <List>
        {me.data?.identities.map(identity => (
          <Row
            key={identity.id}
            title={identity.kind === 'email' || identity.kind === 'phone' ? identity.subject : t(kindWords[identity.kind])}
            note={t(kindWords[identity.kind])}
            trail={
              <>
                {!identity.verifiedAt && <Tag tone="ochre">{t(memberTexts.unproven)}</Tag>}
                <Button
                  kind="plain"
                  size="small"
                  busy={remove.busy}
                  onClick={() => void remove.run({ params: { identityId: identity.id } })}
                >
                  {t(memberTexts.remove)}
                </Button>
              </>
            }
          />
        ))}
      </List>
      <div className="q-row">
        {ways.data?.email && (
          <Button size="small" onClick={() => setAdding('email')}>
            {t(memberTexts.addEmail)}
          </Button>
        )}
        {ways.data?.phone && (
          <Button size="small" onClick={() => setAdding('phone')}>
            {t(memberTexts.addPhone)}
          </Button>
        )}
      </div>
      {adding && <AddSheet kind={adding} onClose={() => setAdding(null)} />}
      {remove.asking}
    </Section>
  )
}

function AddSheet({ kind, onClose }: { kind: 'email' | 'phone'; onClose: () => void }) {
  const t = useT()
  const [subject, setSubject] = useState('')
  const [codeId, setCodeId] = useState('')
  const [code, setCode] = useState('')
  const send = useProved(api.members.sendIdentityCode, sent => setCodeId(sent.codeId))
  const add = useProved(api.members.addIdentity, identities => {
    keepIdentities(identities)
    toast(memberTexts.wayAdded)
    onClose()
  })
  const email = kind === 'email'
  return (
    <Sheet open title={t(email ? memberTexts.addEmail : memberTexts.addPhone)} onClose={onClose} held={add.busy}>
      <form
        className="q-stack"
        onSubmit={event => {
          event.preventDefault()
          if (codeId) void add.run({ body: { codeId, code } })
          else void send.run({ body: { kind, subject, locale: currentLocale() } })
        }}
      >
        {codeId ? (
          <>
            <p>{t(memberTexts.codeSent, { address: subject })}</p>
            <CodeInput value={code} onChange={setCode} />
          </>
        ) : (
          <Input
            label={t(email ? memberTexts.byEmail : memberTexts.byPhone)}
            type={email ? 'email' : 'tel'}
            autoComplete={email ? 'email' : 'tel'}
            value={subject}
            onChange={setSubject}
          />
        )}
        <ErrorNote error={add.error ?? send.error} small />
        <Button kind="primary" wide submit busy={send.busy || add.busy} disabled={codeId ? code.length !== 6 : !subject.trim()}>
          {t(codeId ? memberTexts.add : memberTexts.sendCode)}
        </Button>
      </form>
      {send.asking}
      {add.asking}
    </Sheet>
  )
}

function Devices() {
  const t = useT()
  const sessions = useRead(api.members.mySessions, {})
  const [asking, setAsking] = useState(false)
  const end = useAction(api.members.endSession, { refreshes: ['members.mySessions'], onDone: () => toast(memberTexts.deviceOut) })
  const endAll = useAction(api.members.endSessions, { onDone: () => location.assign(at('/sign-in?out=ended')) })
  return (
    <Section title={t(memberTexts.devices)}>
      {!sessions.data && !sessions.error && <Skeleton count={2} />}
      <ErrorNote error={sessions.error ?? end.error} small onRetry={sessions.reload} />
      <List>
        {sessions.data?.map(session => (
          <Row
            key={session.id}
            title={agentWords(session.agent) || t(memberTexts.someDevice)}
            note={
              session.isThis ? (
                t(memberTexts.thisDevice)
              ) : (
                <>
                  {t(memberTexts.lastSeen)} <RelativeTime at={session.seenAt} />
                </>
              )
            }
            trail={
              session.isThis ? undefined : (
                <Button
                  kind="plain"
                  size="small"
                  busy={end.busy}
                  onClick={() => void end.run({ params: { sessionId: session.id } })}
                >
                  {t(memberTexts.signOut)}
                </Button>
              )
            }
          />
        ))}
      </List>
      <div>
        <Button size="small" onClick={() => setAsking(true)}>
          {t(memberTexts.outEverywhere)}
        </Button>
      </div>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title={t(memberTexts.outEverywhere)}
        verb={t(memberTexts.signOut)}
        busy={endAll.busy}
        onConfirm={() => void endAll.run({ query: { here: true } })}
      >
        <p>{t(memberTexts.outEverywhereHint)}</p>
        <ErrorNote error={endAll.error} small />
      </Confirm>
    </Section>
  )
}
