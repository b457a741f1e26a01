// The rounds in which seats of a plan are sold.
import { useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import { tiersForms } from '../forms/tiers.gen.ts'
import type { Rooms } from '../routes.gen.ts'
import { ActForm } from '../shell/act-form.tsx'
import { Block } from '../shell/block.tsx'
import { useMay } from '../shell/session.ts'
import { LeftBar } from '../shop/left-bar.tsx'
import { spanOf } from '../shop/offers-page.tsx'
import { tierTexts } from './texts.ts'

type Round = Answer<Rooms['tiers']['plan']>['rounds'][number]

export function RoundsBlock({ planId, rounds }: { planId: string; rounds: readonly Round[] }) {
  const t = useT()
  const may = useMay()('tiers.edit')
  const [asking, setAsking] = useState<'new' | Round | null>(null)
  return (
    <Block
      title={t(tierTexts.rounds)}
      aside={
        may && (
          <Button size="small" onClick={() => setAsking('new')}>
            {t(tierTexts.newRound)}
          </Button>
        )
      }
    >
      <p className="q-quiet">{t(rounds.length === 0 ? tierTexts.noRounds : tierTexts.roundsHint)}</p>
      <ul className="c-lines-of">
        {rounds.map(round => (
          <li key={round.id}>
            <span>
              <b>{round.name}</b> {round.isOpen && <Tag tone="green">{t(tierTexts.isOpen)}</Tag>}
              <small className="c-under">
                {spanOf(round.opensAt, round.closesAt)} ·{' '}
                {t(tierTexts.seatsOf, {
                  held: number(round.seatsHeld),
                  claimed: number(round.seatsClaimed),
                  left: number(round.seatsLeft),
                })}
              </small>
            </span>
            <span className="q-row">
              <LeftBar left={round.seatsLeft} of={round.seatsMax} />
              {may && (
                <Button size="small" onClick={() => setAsking(round)}>
                  {t(tierTexts.changeRound)}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <ActForm
        open={asking === 'new'}
        onClose={() => setAsking(null)}
        title={t(tierTexts.newRound)}
        schema={tiersForms.makeRound}
        verb={t(tierTexts.newRound)}
        act={body => api.tiers.makeRound({ params: { planId }, body })}
        refreshes={['tiers']}
        done={tierTexts.saved}
      />
      {asking && asking !== 'new' && <ChangeRound round={asking} onClose={() => setAsking(null)} />}
    </Block>
  )
}

function ChangeRound({ round, onClose }: { round: Round; onClose: () => void }) {
  const t = useT()
  const { name, opensAt, closesAt, seatsMax } = round
  return (
    <ActForm
      open
      onClose={onClose}
      title={t(tierTexts.changeRound)}
      schema={tiersForms.changeRound}
      value={{ name, opensAt, closesAt, seatsMax }}
      verb={t(tierTexts.save)}
      act={body => api.tiers.changeRound({ params: { roundId: round.id }, body })}
      refreshes={['tiers']}
      done={tierTexts.saved}
    />
  )
}
