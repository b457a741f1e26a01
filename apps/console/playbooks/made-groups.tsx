// The community, its groups and its profile fields, as they would stand.
import { useT } from '#ui/i18n.ts'
import { Emblem } from '#ui/kit/emblem.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { becomes, type Change } from './plan.ts'
import { fieldName, openDoor, valueWords } from './plan-texts.ts'
import { bookTexts } from './texts.ts'

export function CommunityPart({ changes }: { changes: readonly Change[] }) {
  const t = useT()
  return changes.map(change => (
    <div key={change.ref} className="c-made-community">
      <Emblem id={change.ref} ageWeeks={0} size={56} />
      <div className="q-grow">
        <p className="q-song">{change.title}</p>
        <p>{becomes(change, 'intro')}</p>
        <p className="q-quiet">
          {becomes(change, 'timeZone')} · {valueWords('locale', becomes(change, 'locale'), t)}
        </p>
      </div>
    </div>
  ))
}

export function GroupsPart({ changes }: { changes: readonly Change[] }) {
  const names = new Set(changes.map(change => change.title))
  const roots = changes.filter(change => !names.has(becomes(change, 'parent')))
  return <Branch groups={roots} all={changes} />
}

function Branch({ groups, all }: { groups: readonly Change[]; all: readonly Change[] }) {
  if (groups.length === 0) return null
  return (
    <ul className="c-made-groups">
      {groups.map(group => (
        <li key={group.ref}>
          <Group group={group} />
          <Branch groups={all.filter(other => other !== group && becomes(other, 'parent') === group.title)} all={all} />
        </li>
      ))}
    </ul>
  )
}

function Group({ group }: { group: Change }) {
  const t = useT()
  const norms = becomes(group, 'norms')
  const kind = becomes(group, 'kind')
  const seats = becomes(group, 'seatsMax')
  const door = becomes(group, 'admission')
  return (
    <div className="c-made-group">
      <Emblem id={group.ref} ageWeeks={0} size={40} />
      <div className="q-grow">
        <p className="q-row">
          <b>{group.title}</b>
          <Tag tone="indigo">{door ? valueWords('admission', door, t) : t(openDoor)}</Tag>
        </p>
        <p>{becomes(group, 'intro')}</p>
        <p className="q-quiet">
          {[
            seats && `${t(fieldName('seatsMax'))} ${seats}`,
            kind && valueWords('kind', kind, t),
            valueWords('seenBy', becomes(group, 'seenBy'), t),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {norms && (
          <details className="c-made-norms">
            <summary>{t(bookTexts.norms)}</summary>
            <p className="q-prose">{norms}</p>
          </details>
        )}
      </div>
    </div>
  )
}

export function FieldsPart({ changes }: { changes: readonly Change[] }) {
  const t = useT()
  return (
    <ul className="c-made-fields">
      {changes.map(change => (
        <li key={change.ref}>
          {t({ zh: change.title, en: becomes(change, 'titleEn') || change.title })}
          <span className="q-quiet">{valueWords('kind', becomes(change, 'kind'), t)}</span>
        </li>
      ))}
    </ul>
  )
}
