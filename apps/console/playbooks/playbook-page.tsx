// One playbook of the shelf: what it would make, under which name, and the file itself.
import { Link } from 'wouter'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { LaunchDesk } from './launch-desk.tsx'
import './playbooks.css'
import { bookTexts } from './texts.ts'
import { YamlView } from './yaml-view.tsx'

export function PlaybookPage({ playbookId }: { playbookId: string }) {
  const t = useT()
  const shelf = useRead(api.playbooks.shelf, {})
  const file = useRead(api.playbooks.text, { params: { playbookId } })
  const book = shelf.data?.find(one => one.id === playbookId)
  const error = file.error ?? shelf.error
  if (error)
    return (
      <Page title={t(bookTexts.title)}>
        <ErrorNote error={error} onRetry={() => Promise.all([file.reload(), shelf.reload()])} />
      </Page>
    )
  return (
    <Page
      title={book?.title ?? ''}
      lead={
        book && (
          <>
            {book.summary}
            {book.pattern && <> {t(bookTexts.pattern, { pattern: book.pattern })} · </>}
            {t(bookTexts.runVersion, { version: book.version })}
          </>
        )
      }
      actions={<Link href={`/playbooks/own?from=${playbookId}`}>{t(bookTexts.takeAndChange)}</Link>}
    >
      {book ? <LaunchDesk source={{ id: book.id }} name={book.name} slug={book.slug} /> : <Skeleton kind="card" />}
      {file.data && <FileOf id={playbookId} text={file.data.text} />}
    </Page>
  )
}

function FileOf({ id, text }: { id: string; text: string }) {
  const t = useT()
  const href = `data:text/yaml;charset=utf-8,${encodeURIComponent(text)}`
  return (
    <details className="c-file">
      <summary>
        {t(bookTexts.theFile)}{' '}
        <span className="q-quiet">{t(bookTexts.theFileHint, { lines: text.trimEnd().split('\n').length })}</span>
      </summary>
      <a href={href} download={`${id}.yaml`}>
        {t(bookTexts.download)}
      </a>
      <YamlView text={text} />
    </details>
  )
}
