// Which community the pages are about, and the way to another.
import { Dropdown } from 'antd'
import { useT } from '#ui/i18n.ts'
import { Emblem } from '#ui/kit/emblem.tsx'
import { IconDown } from '#ui/kit/icons.tsx'
import { frameTexts } from '../texts.ts'
import { type Community, rememberSlug, useSession } from './session.ts'

const weeksSince = (from: string): number => Math.floor((Date.now() - new Date(from).getTime()) / 604_800_000)
const Mark = ({ community, size }: { community: Community; size: number }) => (
  <Emblem id={community.id} ageWeeks={weeksSince(community.openedAt)} size={size} />
)

export function Switcher() {
  const t = useT()
  const { community, communities } = useSession()
  // A full load: what is known of one community is never shown in another.
  const enter = (slug: string) => {
    rememberSlug(slug)
    location.assign(`/console/c/${slug}`)
  }
  const items = communities.map(one => ({
    key: one.slug,
    label: (
      <span className="c-switch-item">
        <Mark community={one} size={24} />
        {one.name}
      </span>
    ),
  }))
  return (
    <Dropdown
      trigger={['click']}
      disabled={items.length === 0}
      menu={{ items, onClick: ({ key }) => enter(key), ...(community && { selectedKeys: [community.slug] }) }}
    >
      <button type="button" className="c-switch" aria-haspopup="menu">
        {community ? <Mark community={community} size={36} /> : <span className="c-switch-none" aria-hidden="true" />}
        <span className="q-grow q-clip q-song">
          <span className="q-aside">{t(frameTexts.community)}</span>
          {community?.name ?? t(communities.length ? frameTexts.house : frameTexts.noCommunity)}
        </span>
        {items.length > 1 || !community ? <IconDown size={16} /> : null}
      </button>
    </Dropdown>
  )
}
