// The groups at a glance: how full, who waits, who has not signed.

import { Link } from 'wouter'
import { useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Emblem } from '#ui/kit/emblem.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import { SeatsBar } from '../groups/seats-bar.tsx'
import { Panel } from './panel.tsx'
import { homeTexts } from './texts.ts'

const shown = 8

export function Groups() {
  const t = useT()
  const tree = useRead(api.groups.tree, {})
  const open = (tree.data ?? []).filter(group => group.state === 'open')
  // Who needs a look comes first; after that the order of the tree.
  const first = open.toSorted((a, b) => Number(b.waiting + b.unsigned > 0) - Number(a.waiting + a.unsigned > 0)).slice(0, shown)
  const sum = (of: 'seatsMax' | 'seatsTaken') => number(open.reduce((total, group) => total + group[of], 0))
  return (
    <Panel
      title={t(homeTexts.groups)}
      className="c-home-wide"
      aside={<Link href="/groups">{t(homeTexts.allGroups, { count: number(tree.data?.length ?? 0) })}</Link>}
    >
      <ErrorNote error={tree.error} onRetry={tree.reload} small />
      {tree.loading && <Skeleton count={3} />}
      {tree.data && (
        <p>
          {open.length
            ? t(homeTexts.groupsSentence, { count: number(open.length), seats: sum('seatsMax'), taken: sum('seatsTaken') })
            : t(homeTexts.groupsNone)}
        </p>
      )}
      <ul className="c-home-groups">
        {first.map(group => (
          <li key={group.id}>
            <Link href={`/groups/${group.id}`} className="c-home-group">
              <Emblem id={group.id} ageWeeks={group.ageWeeks} seatsTaken={group.seatsTaken} seatsMax={group.seatsMax} size={40} />
              <span className="q-grow">
                <span className="c-home-group-name q-clip">{group.name}</span>
                <SeatsBar taken={group.seatsTaken} max={group.seatsMax} />
              </span>
              <span className="c-home-group-marks">
                {group.muted && <Tag tone="ochre">{t(homeTexts.muted)}</Tag>}
                {group.waiting > 0 && <Tag tone="cinnabar">{t(homeTexts.waiting, { count: number(group.waiting) })}</Tag>}
                {group.unsigned > 0 && <Tag>{t(homeTexts.unsigned, { count: number(group.unsigned) })}</Tag>}
                <small>{t(homeTexts.seats, { taken: number(group.seatsTaken), max: number(group.seatsMax) })}</small>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
