// The groups one may see: one's own first, the others as the tree they stand in.
import './groups.css'
import { type Pages, usePages } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { List, Section } from '#ui/kit/list.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api, boot } from '../api.ts'
import { SignInFirst } from '../members/sign-in-first.tsx'
import { Page } from '../shell/page.tsx'
import { GroupRow } from './group-row.tsx'
import type { GroupCard } from './shapes.ts'
import { groupsTexts } from './texts.ts'

export function GroupsScreen() {
  const t = useT()
  return <Page title={t(groupsTexts.title)}>{boot.me ? <Groups /> : <SignInFirst />}</Page>
}

interface Branch {
  group: GroupCard
  below: Branch[]
}

/** A group whose parent is not among those seen stands at the root. */
function treeOf(groups: readonly GroupCard[]): Branch[] {
  const branches = new Map(groups.map(group => [group.id, { group, below: [] } as Branch]))
  const roots: Branch[] = []
  for (const branch of branches.values()) (branches.get(branch.group.parentId ?? '')?.below ?? roots).push(branch)
  return roots
}

const Tree = ({ branches }: { branches: readonly Branch[] }) =>
  branches.map(({ group, below }) => (
    <div key={group.id} className="m-branch">
      <List>
        <GroupRow group={group} />
      </List>
      {below.length > 0 && (
        <div className="m-twigs">
          <Tree branches={below} />
        </div>
      )}
    </div>
  ))

function Groups() {
  const t = useT()
  const pages: Pages<GroupCard> = usePages(api.groups.list, { query: { limit: 100 } })
  if (pages.loading) return <Skeleton />
  if (pages.items.length === 0)
    return pages.error ? (
      <ErrorNote error={pages.error} onRetry={pages.reload} />
    ) : (
      <Empty title={t(groupsTexts.emptyTitle)}>{t(groupsTexts.emptyHint)}</Empty>
    )
  const mine = pages.items.filter(group => group.role !== null)
  const others = pages.items.filter(group => group.role === null)
  return (
    <div className="q-stack m-groups">
      <ErrorNote error={pages.error} small onRetry={pages.reload} />
      <Section title={t(groupsTexts.mine)}>
        {mine.length > 0 ? (
          <Tree branches={treeOf(mine)} />
        ) : (
          <p className="m-none">
            <b>{t(groupsTexts.noneMine)}</b>
            <span className="q-quiet">{t(groupsTexts.noneMineHint)}</span>
          </p>
        )}
      </Section>
      {others.length > 0 && (
        <Section title={t(groupsTexts.others)}>
          <Tree branches={treeOf(others)} />
        </Section>
      )}
      {!pages.end && (
        <Button kind="plain" busy={pages.moreAsking} onClick={() => void pages.more()}>
          {t(groupsTexts.more)}
        </Button>
      )}
    </div>
  )
}
