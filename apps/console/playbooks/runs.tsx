// What was launched, when and by whom.

import type { Answer } from '#kernel/contract.ts'
import type { Read } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { DataTable } from '#ui/table.tsx'
import type { Rooms } from '../routes.gen.ts'
import { By } from '../shell/by.tsx'
import { useSession } from '../shell/session.ts'
import { bookTexts } from './texts.ts'

type Run = Answer<Rooms['playbooks']['runs']>[number]

export function Runs({ runs }: { runs: Read<Run[]> }) {
  const t = useT()
  const { communities } = useSession()
  const pages = {
    ...runs,
    items: runs.data ?? [],
    end: true,
    more: async () => {},
    moreAsking: false,
    moreError: undefined,
  }
  return (
    <section className="c-runs">
      <h2>{t(bookTexts.runs)}</h2>
      <DataTable<Run>
        label={t(bookTexts.runs)}
        pages={pages}
        keyOf={run => run.id}
        empty={
          <Empty scene="trail" title={t(bookTexts.runsEmpty)}>
            {t(bookTexts.runsEmptyHint)}
          </Empty>
        }
        columns={[
          {
            title: t(bookTexts.runCommunity),
            render: (_, run) => {
              const slug = communities.find(one => one.id === run.communityId)?.slug
              return slug ? <a href={`/console/c/${slug}`}>{run.communityName}</a> : run.communityName
            },
          },
          {
            title: t(bookTexts.runBook),
            render: (_, run) => `${run.playbook} · ${t(bookTexts.runVersion, { version: run.version })}`,
          },
          { title: t(bookTexts.runChanges), render: (_, run) => t(bookTexts.runChangesOf, { count: run.changes }) },
          {
            title: t(bookTexts.runBy),
            render: (_, run) => (run.by === 'system:start' ? t(bookTexts.bySystem) : <By who={run.by} name={run.byName} />),
          },
          { title: t(bookTexts.runAt), render: (_, run) => <RelativeTime at={run.at} /> },
        ]}
      />
    </section>
  )
}
