// The wallet of a member: what he holds, the last lines of a unit, and corrections by hand with their reversal.
import './wallet.css'
import { Button as AntButton, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { useRead } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { amountOf, kindOf, signedOf } from '#ui/ledger.ts'
import { unitTexts } from '#ui/ledger-texts.ts'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Block } from '../shell/block.tsx'
import { useMay, useSession } from '../shell/session.ts'
import { CorrectionModal } from './correction.tsx'
import { walletTexts } from './texts.ts'
import { UndoCorrection } from './undo-correction.tsx'

type Holding = Answer<Rooms['wallet']['ofMember']>[number]
type Line = Answer<Rooms['wallet']['statementOf']>['items'][number]
const units: readonly Holding['unit'][] = ['points', 'credit', 'commission']
const linesShown = 6

interface MemberWalletProps {
  memberId: string
  name: string
  /** Only who is here, or may come again, is given anything. */
  erased: boolean
}

export function MemberWallet({ memberId, name, erased }: MemberWalletProps) {
  const t = useT()
  const may = useMay()
  const [correcting, setCorrecting] = useState(false)
  const read = useRead(api.wallet.ofMember, may('wallet.read') ? { params: { memberId } } : null)
  if (!may('wallet.read')) return null
  return (
    <Block
      title={t(walletTexts.wallet)}
      aside={
        may('wallet.correct') &&
        read.data &&
        !erased && (
          <AntButton size="small" onClick={() => setCorrecting(true)}>
            {t(walletTexts.correct)}
          </AntButton>
        )
      }
    >
      <ErrorNote error={read.error} onRetry={read.reload} small />
      {read.loading && <Skeleton kind="text" count={1} />}
      {read.data && <Holdings memberId={memberId} holdings={read.data} />}
      {read.data && (
        <CorrectionModal
          open={correcting}
          memberId={memberId}
          name={name}
          holdings={read.data}
          onClose={() => setCorrecting(false)}
        />
      )}
    </Block>
  )
}

function Holdings({ memberId, holdings }: { memberId: string; holdings: readonly Holding[] }) {
  const t = useT()
  const currency = useSession().community?.currency ?? 'CNY'
  const some = units.flatMap(unit => holdings.filter(one => one.unit === unit && (one.balance !== 0 || one.held !== 0)))
  const [unit, setUnit] = useState<Holding['unit']>(some[0]?.unit ?? 'points')
  return (
    <>
      {some.length === 0 && <p className="q-quiet">{t(walletTexts.emptyWallet)}</p>}
      <ul className="c-purses">
        {some.map(one => {
          const told = (amount: number) => amountOf(one.unit, amount, currency)
          const notes = [
            one.available !== one.balance && t(walletTexts.available, { amount: told(one.available) }),
            one.held > 0 && t(walletTexts.aside, { amount: told(one.held) }),
            one.expiring && t(walletTexts.expiring, { amount: told(one.expiring.amount), day: date(one.expiring.at, 'day') }),
          ].filter(Boolean)
          return (
            <li key={one.unit} className="c-purse">
              <span>{t(unitTexts[one.unit])}</span>
              <b className="q-song">{told(one.balance)}</b>
              {notes.length > 0 && <small>{notes.join(' · ')}</small>}
            </li>
          )
        })}
      </ul>
      <Segmented<Holding['unit']>
        size="small"
        aria-label={t(walletTexts.unit)}
        value={unit}
        onChange={setUnit}
        options={units.map(value => ({ value, label: t(unitTexts[value]) }))}
      />
      <Lines memberId={memberId} unit={unit} currency={currency} />
    </>
  )
}

function Lines({ memberId, unit, currency }: { memberId: string; unit: Holding['unit']; currency: string }) {
  const t = useT()
  const read = useRead(api.wallet.statementOf, { params: { memberId }, query: { unit, limit: linesShown } })
  const items = read.data?.items
  return (
    <>
      <ErrorNote error={read.error} onRetry={read.reload} small />
      {read.loading && <Skeleton kind="text" count={2} />}
      {items?.length === 0 && <p className="q-quiet">{t(walletTexts.noLines)}</p>}
      {items && items.length > 0 && (
        <>
          <ul>
            {items.map(line => (
              <OneLine key={`${line.transferId} ${line.line}`} line={line} currency={currency} />
            ))}
          </ul>
          <Link href={`/ledger?account=${unit}:${memberId}`}>{t(walletTexts.allLines)}</Link>
        </>
      )}
    </>
  )
}

const byHand = ['given-by-hand', 'taken-by-hand']

function OneLine({ line, currency }: { line: Line; currency: string }) {
  const t = useT()
  const may = useMay()
  const [undoing, setUndoing] = useState(false)
  const undoable = may('wallet.correct') && byHand.includes(line.kind) && !line.reverses && !line.reversedBy
  return (
    <li className="c-wallet-line">
      <div>
        {kindOf(line.kind)} {line.reversedBy && <Tag>{t(walletTexts.undone)}</Tag>}
        {line.note && <small>{line.note}</small>}
        <small>
          {date(line.at, 'moment')}
          {line.expiresAt && ` · ${t({ zh: '{day}过期', en: 'until {day}' }, { day: date(line.expiresAt, 'day') })}`}
        </small>
        {undoable && (
          <AntButton size="small" type="text" onClick={() => setUndoing(true)}>
            {t(walletTexts.undo)}
          </AntButton>
        )}
      </div>
      <div className="c-wallet-sums">
        <b>{signedOf(line.unit, line.amount, currency)}</b>
        <small>{t(walletTexts.after, { amount: amountOf(line.unit, line.balanceAfter, currency) })}</small>
      </div>
      {undoable && <UndoCorrection open={undoing} transferId={line.transferId} onClose={() => setUndoing(false)} />}
    </li>
  )
}
