// A playbook of one's own: pasted or chosen, read aloud with its mistakes, then launched like any other.
import './playbooks.css'
import { useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'wouter'
import { useAction, useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconUpload } from '#ui/kit/icons.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { isProblem } from '#ui/problem.ts'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { useSession } from '../shell/session.ts'
import { LaunchDesk } from './launch-desk.tsx'
import { namedIn, type Plan } from './plan.ts'
import { bookTexts } from './texts.ts'
import { YamlEditor } from './yaml-editor.tsx'
import type { Mistake } from './yaml-view.tsx'

const charactersMax = 200_000

export function OwnPage() {
  const t = useT()
  const { communities } = useSession()
  const [search] = useSearchParams()
  const from = search.get('from')
  const [text, setText] = useState('')
  const [read, setRead] = useState<{ text: string; plan: Plan }>()
  const file = useRef<HTMLInputElement>(null)
  const shelf = useRead(api.playbooks.shelf, {})
  const first = useRead(api.playbooks.text, from ? { params: { playbookId: from } } : null)
  const start = useAction((playbookId: string) => api.playbooks.text({ params: { playbookId } }), {
    onDone: got => setText(got.text),
  })
  useEffect(() => {
    if (first.data) setText(old => old || first.data!.text)
  }, [first.data])
  const check = useAction(async (text: string) => ({ text, plan: await api.playbooks.plan({ body: { text } }) }), {
    onDone: setRead,
  })
  const checked = useRef('')
  const mistakes = isProblem(check.error) ? ((check.error.details.mistakes as Mistake[] | undefined) ?? []) : []
  const fresh = checked.current === text
  const onRead = () => {
    checked.current = text
    setRead(undefined)
    void check.run(text)
  }
  return (
    <Page title={t(bookTexts.ownTitle)} lead={t(bookTexts.ownLead)}>
      <div className="q-stack">
        <div className="q-row">
          <Button size="small" icon={IconUpload} onClick={() => file.current?.click()}>
            {t(bookTexts.chooseFile)}
          </Button>
          <input
            ref={file}
            hidden
            type="file"
            accept=".yaml,.yml,text/yaml"
            onChange={async event => {
              const input = event.currentTarget
              if (input.files?.[0]) setText(await input.files[0].text())
              input.value = ''
            }}
          />
          {shelf.data?.map(book => (
            <Button key={book.id} size="small" kind="plain" busy={start.busy} onClick={() => void start.run(book.id)}>
              {t(bookTexts.startFrom, { title: book.title })}
            </Button>
          ))}
        </div>
        <YamlEditor text={text} onChange={setText} mistakes={fresh ? mistakes : []} onSend={onRead} />
        {text.length > charactersMax && <p className="q-field-error">{t(bookTexts.tooLong, { max: charactersMax })}</p>}
        {!(read && fresh) && (
          <div className="q-row">
            <Button kind="primary" busy={check.busy} disabled={!text.trim() || text.length > charactersMax} onClick={onRead}>
              {t(bookTexts.check)}
            </Button>
            {!fresh && checked.current && <p className="q-quiet">{t(bookTexts.changedSince)}</p>}
          </div>
        )}
        {fresh && mistakes.length === 0 && <ErrorNote error={check.error} onRetry={onRead} />}
        {read && fresh && (
          <>
            <p className="c-reads" role="status">
              {t(bookTexts.reads)}
            </p>
            <LaunchDesk
              key={read.text}
              source={{ text: read.text }}
              name={namedIn(read.plan, communities)}
              slug={read.plan.slug}
            />
          </>
        )}
      </div>
    </Page>
  )
}
