// A group from outside: what it is, what it asks, and the way in, or why there is none.
import { Link } from 'wouter'
import { date, useT } from '#ui/i18n.ts'
import { Section } from '#ui/kit/list.tsx'
import { Blocked } from './entry/blocked.tsx'
import { StepsAhead } from './entry/steps-ahead.tsx'
import { entryTexts } from './entry/texts.ts'
import { GroupHead } from './group-head.tsx'
import type { Group } from './shapes.ts'
import { groupsTexts } from './texts.ts'

export function Door({ group }: { group: Group }) {
  const t = useT()
  const { standing, norms } = group
  const waiting = standing.steps.some(step => step.waiting)
  return (
    <div className="q-stack">
      <GroupHead group={group} />
      {standing.blocked ? (
        <Blocked group={group} />
      ) : (
        <>
          <StepsAhead title={t(groupsTexts.joinSteps)} steps={[...standing.steps.map(step => step.kind), 'card']} />
          <Link href={`/groups/${group.id}/join`} className="q-button q-button-primary q-button-normal q-button-wide">
            {t(waiting ? entryTexts.applied : groupsTexts.join)}
          </Link>
        </>
      )}
      {norms && (
        <Section
          title={t(groupsTexts.norms)}
          aside={
            <span className="q-quiet">
              {t(groupsTexts.normsVersion, { version: norms.version, date: date(norms.changedAt, 'day') })}
            </span>
          }
        >
          <div className="m-norms q-prose">{norms.text}</div>
        </Section>
      )}
    </div>
  )
}
