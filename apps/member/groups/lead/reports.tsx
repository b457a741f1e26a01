// What members reported: taken down, or left standing.
import { Link } from 'wouter'
import { useAction, usePages } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Card, Section } from '#ui/kit/list.tsx'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../../api.ts'
import { postTexts } from '../../content/post/texts.ts'
import type { Report } from '../../content/shapes.ts'
import { useLive } from '../../shell/live.ts'
import { leadTexts } from './texts.ts'

export function Reports({ groupId }: { groupId: string }) {
  const t = useT()
  const pages = usePages(api.content.groupReports, { params: { groupId } })
  useLive(['content.reported'], (_kind, body) => body.groupId === groupId && void pages.reload())
  return (
    <Section title={t(leadTexts.reports)}>
      <PagesList
        pages={pages}
        apart="air"
        keyOf={report => report.id}
        draw={report => <ReportCard report={report} />}
        label={t(leadTexts.reports)}
        empty={<p className="q-quiet">{t(leadTexts.noReports)}</p>}
      />
    </Section>
  )
}

function ReportCard({ report }: { report: Report }) {
  const t = useT()
  const settle = useAction(api.content.hostSettleReport, {
    refreshes: ['content.groupReports', 'content.groupStream'],
    onDone: () => toast(leadTexts.settled),
  })
  const say = (verdict: 'upheld' | 'dismissed') => void settle.run({ params: { reportId: report.id }, body: { verdict } })
  return (
    <Card as="li" className="q-stack">
      <div>
        <p>{t(leadTexts.reportOf, { reporter: report.reporter.name, author: report.authorName })}</p>
        <p className="q-quiet">
          <Tag tone="cinnabar">{t(postTexts[report.reason])}</Tag> <RelativeTime at={report.at} />
        </p>
      </div>
      <blockquote className="m-quote q-prose">{report.excerpt}</blockquote>
      {report.text && <p className="q-prose">{report.text}</p>}
      <ErrorNote error={settle.error} small />
      <div className="q-row">
        <Button kind="seal" size="small" busy={settle.busy} onClick={() => say('upheld')}>
          {t(leadTexts.uphold)}
        </Button>
        <Button size="small" disabled={settle.busy} onClick={() => say('dismissed')}>
          {t(leadTexts.dismiss)}
        </Button>
        <Link href={`/posts/${report.postId}${report.commentId ? `?comment=${report.commentId}` : ''}`}>
          {t(leadTexts.seeIt)}
        </Link>
      </div>
    </Card>
  )
}
