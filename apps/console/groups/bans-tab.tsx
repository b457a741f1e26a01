// Who is banned from the group, why, and letting them come again.
import { Button as AntButton } from 'antd'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useAction, usePages } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Empty, ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { DataTable } from '#ui/table.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { By } from '../shell/by.tsx'
import { useMay } from '../shell/session.ts'
import type { DeskGroup } from './group-page.tsx'
import { groupTexts } from './texts.ts'

type Ban = Answer<Rooms['groups']['deskBans']>['items'][number]

export function BansTab({ group }: { group: DeskGroup }) {
  const t = useT()
  const edit = useMay()('groups.edit')
  const bans = usePages(api.groups.deskBans, { params: { groupId: group.id }, query: { limit: 30 } })
  const lift = useAction(api.groups.deskUnban, { refreshes: ['groups'] })
  const unban = async (ban: Ban) => {
    const done = await lift.run({ params: { groupId: group.id, memberId: ban.memberId } })
    if (done) toast(groupTexts.unbanned, { name: ban.name })
  }
  return (
    <>
      <ErrorNote error={lift.error} small />
      <DataTable<Ban>
        pages={bans}
        keyOf={ban => ban.memberId}
        label={t(groupTexts.bans)}
        empty={
          <Empty scene="rest" title={t(groupTexts.bansNone)}>
            {t(groupTexts.bansHint)}
          </Empty>
        }
        columns={[
          {
            key: 'name',
            title: t(groupTexts.who),
            render: (_none, ban) => <Link href={`/members/${ban.memberId}`}>{ban.name}</Link>,
          },
          { key: 'reason', title: t(groupTexts.reasonPlain), dataIndex: 'reason' },
          {
            key: 'by',
            title: t(groupTexts.by),
            render: (_none, ban) => (
              <>
                <By who={ban.bannedBy} name={ban.bannedByName} /> · {date(ban.bannedAt, 'moment')}
              </>
            ),
          },
          {
            key: 'act',
            width: 100,
            render: (_none, ban) =>
              edit && (
                <AntButton size="small" loading={lift.busy} onClick={() => void unban(ban)}>
                  {t(groupTexts.unban)}
                </AntButton>
              ),
          },
        ]}
      />
    </>
  )
}
