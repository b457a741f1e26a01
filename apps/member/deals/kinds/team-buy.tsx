// A group-buy: teams that are still open, one's own, and the way to open another.
import { useState } from 'react'
import { useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Button } from '#ui/kit/button.tsx'
import { IconShare } from '#ui/kit/icons.tsx'
import { Row, Section } from '#ui/kit/list.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../../api.ts'
import { ShareLink } from '../../payments/share-link.tsx'
import { at, go } from '../../shell/ways.ts'
import { Countdown } from '../../shop/countdown.tsx'
import { priceText } from '../../shop/price.tsx'
import type { Deal, KindProps } from '../shapes.ts'
import { TakeSheet } from '../take-sheet.tsx'
import { dealTexts } from '../texts.ts'

export function TeamBuyPart({ deal, mine, teamId }: KindProps) {
  const t = useT()
  const [taking, setTaking] = useState<'open' | 'join' | null>(null)
  const own = mine?.parts.find(part => part.teamId && (part.state === 'paid' || part.state === 'held'))
  const shown = teamId ?? own?.teamId ?? null
  const inShown = mine?.parts.some(part => part.teamId === shown && (part.state === 'paid' || part.state === 'held'))
  const price = priceText(deal.price)
  return (
    <>
      {shown && <TeamCard deal={deal} teamId={shown} inIt={Boolean(inShown)} onJoin={() => setTaking('join')} />}
      <Teams deal={deal} without={shown} />
      {deal.isOpen && !own && (
        <div className="m-buy-bar">
          <Button kind={shown ? 'quiet' : 'primary'} onClick={() => setTaking('open')}>
            {t(dealTexts.openTeam, { price })}
          </Button>
        </div>
      )}
      {taking && (
        <TakeSheet
          title={t(dealTexts.takePart)}
          variantId={deal.variantId}
          price={deal.price}
          verb={t(taking === 'open' ? dealTexts.openTeam : dealTexts.joinTeam, { price })}
          take={({ units: _, ...body }) =>
            taking === 'join' && shown
              ? api.deals.joinTeam({ params: { dealId: deal.id, teamId: shown }, body })
              : api.deals.openTeam({ params: { dealId: deal.id }, body })
          }
          onClose={() => setTaking(null)}
        />
      )}
    </>
  )
}

interface TeamCardProps {
  deal: Deal
  teamId: string
  inIt: boolean
  onJoin: () => void
}

function TeamCard({ deal, teamId, inIt, onJoin }: TeamCardProps) {
  const t = useT()
  const [sharing, setSharing] = useState(false)
  const read = useRead(api.deals.team, { params: { dealId: deal.id, teamId } }, { everyMs: 10_000 })
  if (!read.data) return read.error ? <ErrorNote error={read.error} onRetry={read.reload} /> : <Skeleton kind="card" count={1} />
  const { leader, size, left, state, closesAt, members } = read.data
  return (
    <section className="m-team">
      <p className="q-row q-row-apart">
        <b className="q-song m-holding-name">{t(dealTexts.teamOf, { name: leader })}</b>
        <Tag tone={state === 'formed' ? 'green' : 'ochre'}>
          {state === 'open'
            ? t(dealTexts.teamLeft, { size, left })
            : t(state === 'formed' ? dealTexts.teamFormed : dealTexts.teamUnformed)}
        </Tag>
      </p>
      <ul className="m-team-seats" aria-label={t(dealTexts.inTeam)}>
        {members.map(one => (
          <li key={one.name + one.paidAt} title={date(one.paidAt, 'full')}>
            <Avatar name={one.name} />
            <span>{one.name}</span>
          </li>
        ))}
      </ul>
      {state === 'open' && (
        <>
          <p className="m-shop-clock">
            {t(dealTexts.closesIn)} <Countdown until={closesAt} />
          </p>
          {inIt ? (
            <Button icon={IconShare} wide onClick={() => setSharing(true)}>
              {t(dealTexts.inviteTeam)}
            </Button>
          ) : (
            deal.isOpen &&
            left > 0 && (
              <Button kind="primary" wide onClick={onJoin}>
                {t(dealTexts.joinTeam, { price: priceText(deal.price) })}
              </Button>
            )
          )}
        </>
      )}
      <Sheet open={sharing} title={t(dealTexts.inviteTeam)} onClose={() => setSharing(false)}>
        <ShareLink url={`${location.origin}${at(`/deals/${deal.id}/teams/${teamId}`)}`} words={t(dealTexts.teamShare)} />
      </Sheet>
    </section>
  )
}

function Teams({ deal, without }: { deal: Deal; without: string | null }) {
  const t = useT()
  const read = useRead(api.deals.teams, deal.isOpen ? { params: { dealId: deal.id } } : null, { everyMs: 10_000 })
  if (!deal.isOpen) return null
  const teams = (read.data?.items ?? []).filter(team => team.id !== without)
  if (teams.length === 0 && without) return null
  return (
    <Section title={t(dealTexts.teams)}>
      {read.data && teams.length === 0 && <p className="q-quiet">{t(dealTexts.noTeams)}</p>}
      <ul className="q-list">
        {teams.map(team => (
          <Row
            key={team.id}
            lead={<Avatar name={team.leader} />}
            title={t(dealTexts.teamOf, { name: team.leader })}
            note={t(dealTexts.teamLeft, { size: team.size, left: team.left })}
            trail={
              <Button size="small" onClick={() => go(`/deals/${deal.id}/teams/${team.id}`)}>
                {t(dealTexts.join)}
              </Button>
            }
          />
        ))}
      </ul>
    </Section>
  )
}
