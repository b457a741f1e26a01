// Who may not come back, and the way to let them.
import { useAction, usePages } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Button } from '#ui/kit/button.tsx'
import { Row, Section } from '#ui/kit/list.tsx'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../../api.ts'
import { leadTexts } from './texts.ts'

export function Bans({ groupId }: { groupId: string }) {
  const t = useT()
  const pages = usePages(api.groups.bans, { params: { groupId } })
  const lift = useAction(api.groups.unban, { refreshes: ['groups.bans'], onDone: () => toast(leadTexts.unbanned) })
  return (
    <Section title={t(leadTexts.bans)}>
      <ErrorNote error={lift.error} small />
      <PagesList
        pages={pages}
        keyOf={ban => ban.memberId}
        label={t(leadTexts.bans)}
        empty={<p className="q-quiet">{t(leadTexts.noBans)}</p>}
        draw={ban => (
          <Row
            lead={<Avatar name={ban.name} id={ban.memberId} />}
            title={ban.name}
            note={ban.reason}
            trail={
              <Button
                size="small"
                disabled={lift.busy}
                onClick={() => void lift.run({ params: { groupId, memberId: ban.memberId } })}
              >
                {t(leadTexts.unban)}
              </Button>
            }
          />
        )}
      />
    </Section>
  )
}
