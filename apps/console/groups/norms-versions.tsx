// What the norms said before: each version with who wrote it, when, and how many signed it; opened by pressing it.
import type { Answer } from '#kernel/contract.ts'
import { usePages } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Block } from '../shell/block.tsx'
import { By } from '../shell/by.tsx'
import type { DeskGroup } from './group-page.tsx'
import { normsTexts } from './norms-texts.ts'
import { groupTexts } from './texts.ts'

type Version = Answer<Rooms['groups']['norms']>['items'][number]

export function NormsVersions({ group }: { group: DeskGroup }) {
  const t = useT()
  const inForce = group.norms?.version
  const pages = usePages(api.groups.norms, { params: { groupId: group.id }, query: { limit: 20 } })
  const earlier = { ...pages, items: pages.items.filter(one => one.version !== inForce) }
  if (pages.loading || (!pages.error && earlier.items.length === 0)) return null
  return (
    <Block title={t(normsTexts.earlier)}>
      <PagesList
        pages={earlier}
        keyOf={one => String(one.version)}
        label={t(normsTexts.earlier)}
        empty={null}
        draw={one => <VersionLine version={one} />}
      />
    </Block>
  )
}

function VersionLine({ version }: { version: Version }) {
  const t = useT()
  return (
    <li>
      <details className="c-version">
        <summary>
          <span>
            <b>{t(groupTexts.version, { n: number(version.version) })}</b>{' '}
            <span className="q-quiet">
              {date(version.changedAt, 'day')} · <By who={version.changedBy} name={version.changedByName} />
              {version.text && ` · ${t(normsTexts.signed, { count: number(version.signed) })}`}
            </span>
          </span>
        </summary>
        {version.text ? <p className="c-norms q-prose">{version.text}</p> : <p className="q-quiet">{t(normsTexts.withdrawn)}</p>}
      </details>
    </li>
  )
}
