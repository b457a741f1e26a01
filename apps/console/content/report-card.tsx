// One report: what was said of what, and the verdict.
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useAction } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { Card } from '#ui/kit/list.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { By } from '../shell/by.tsx'
import { type How, HowField } from './how-field.tsx'
import { moderationTexts, reasonTexts } from './moderation-texts.ts'
import type { Places } from './use-groups.ts'

type Report = Answer<Rooms['content']['reports']>['items'][number]
type Verdict = 'upheld' | 'dismissed'

export function ReportCard({ report, places }: { report: Report; places: Places }) {
  const t = useT()
  const [giving, setGiving] = useState<Verdict | null>(null)
  const what = t(report.commentId ? moderationTexts.aComment : moderationTexts.aPost)
  return (
    <Card as="li" className="c-report">
      <p className="q-row">
        <Tag tone={report.state === 'open' ? 'cinnabar' : 'plain'}>{t(reasonTexts[report.reason])}</Tag>
        <span>{t(moderationTexts.reportedBy, { name: report.reporter.name })}</span>
        <RelativeTime at={report.at} className="q-quiet" />
      </p>
      {report.text && <p className="q-prose">{report.text}</p>}
      <blockquote>
        <Link href={`/posts/${report.postId}`}>{report.excerpt || '—'}</Link>
        <p className="q-quiet">
          {t(moderationTexts.writtenBy, { name: report.authorName, what })} · {places.nameOf(report.groupId)}
          {report.targetState !== 'published' && ` · ${t(moderationTexts.already)}`}
        </p>
      </blockquote>
      {report.state === 'open' ? (
        <div className="q-row">
          <Button size="small" kind="seal" onClick={() => setGiving('upheld')}>
            {t(moderationTexts.uphold)}
          </Button>
          <Button size="small" onClick={() => setGiving('dismissed')}>
            {t(moderationTexts.dismiss)}
          </Button>
        </div>
      ) : (
        <p className="q-quiet">
          {t(moderationTexts[report.state])} · <By who={report.settledBy ?? ''} name={report.settledByName} />{' '}
          {report.settledAt && date(report.settledAt, 'moment')}
        </p>
      )}
      {giving && <VerdictSheet reportId={report.id} verdict={giving} onClose={() => setGiving(null)} />}
    </Card>
  )
}

function VerdictSheet({ reportId, verdict, onClose }: { reportId: string; verdict: Verdict; onClose: () => void }) {
  const t = useT()
  const [note, setNote] = useState('')
  const [how, setHow] = useState<How>('hidden')
  const upheld = verdict === 'upheld'
  const settle = useAction(() => api.content.settleReport({ params: { reportId }, body: { verdict, note, how } }), {
    refreshes: ['content'],
    onDone: () => {
      onClose()
      toast(upheld ? moderationTexts.didUphold : moderationTexts.didDismiss)
    },
  })
  return (
    <Sheet
      open
      onClose={onClose}
      title={t(upheld ? moderationTexts.upholdTitle : moderationTexts.dismissTitle)}
      held={settle.busy}
      actions={
        <Button kind={upheld ? 'seal' : 'primary'} busy={settle.busy} onClick={() => void settle.run()}>
          {t(upheld ? moderationTexts.uphold : moderationTexts.dismiss)}
        </Button>
      }
    >
      <div className="q-stack">
        {upheld ? <HowField how={how} onChange={setHow} /> : <p>{t(moderationTexts.dismissHint)}</p>}
        <Input
          label={t(upheld ? moderationTexts.noteToAuthor : moderationTexts.note)}
          hint={t(upheld ? moderationTexts.noteToAuthorHint : moderationTexts.noteHint)}
          optional
          value={note}
          maxLength={200}
          onChange={setNote}
        />
        <ErrorNote error={settle.error} small />
      </div>
    </Sheet>
  )
}
