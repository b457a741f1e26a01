// The head of a group's page: its rings, what it is for, how full it is.
import { date, useT } from '#ui/i18n.ts'
import { Emblem } from '#ui/kit/emblem.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { roleText } from '../content/byline.tsx'
import type { Group } from './shapes.ts'
import { groupsTexts } from './texts.ts'

export function GroupHead({ group }: { group: Group }) {
  const t = useT()
  const { id, ageWeeks, seatsTaken, seatsMax } = group
  const role = roleText(group.role)
  return (
    <header className="m-group-head">
      <Emblem {...{ id, ageWeeks, seatsTaken, seatsMax }} size={76} />
      <div className="q-grow">
        {group.intro && <p className="q-prose">{group.intro}</p>}
        <p className="q-quiet">
          {t(groupsTexts.seats, { taken: seatsTaken, max: seatsMax })} · {t(groupsTexts.since, { date: date(group.openedAt) })}
        </p>
        {(group.purpose === 'core' || role) && (
          <p className="q-row">
            {group.purpose === 'core' && <Tag tone="green">{t(groupsTexts.core)}</Tag>}
            {role && <Tag tone="indigo">{t(role)}</Tag>}
          </p>
        )}
      </div>
    </header>
  )
}
