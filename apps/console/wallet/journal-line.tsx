// One transfer in full: both sides, who booked it and why, and what it has to do with others.
import { Button as AntButton } from 'antd'
import { date, useT } from '#ui/i18n.ts'
import { amountOf, kindOf } from '#ui/ledger.ts'
import { unitTexts } from '#ui/ledger-texts.ts'
import { By } from '../shell/by.tsx'
import { FormModal } from '../shell/form-modal.tsx'
import { AccountName } from './account-name.tsx'
import type { JournalLine } from './journal-tab.tsx'
import { walletTexts } from './texts.ts'

interface JournalLineSheetProps {
  line: JournalLine
  currency: string
  onClose: () => void
  onFilter: (change: { account?: string; cause?: string }) => void
}

export function JournalLineSheet({ line, currency, onClose, onFilter }: JournalLineSheetProps) {
  const t = useT()
  const side = (code: string, name: string | null) => (
    <span className="q-row">
      <AccountName code={code} name={name} />
      <AntButton size="small" type="link" onClick={() => onFilter({ account: code })}>
        {t(walletTexts.linesOfAccount)}
      </AntButton>
    </span>
  )
  const facts: [string, React.ReactNode][] = [
    [t(walletTexts.debit), side(line.debit, line.debitName)],
    [t(walletTexts.credit), side(line.credit, line.creditName)],
    [t(walletTexts.note), line.note],
    [t(walletTexts.bookedAt), date(line.at, 'full')],
    [t(walletTexts.countsOn), date(`${line.effectiveOn}T12:00:00Z`, 'day', 'UTC')],
    [t(walletTexts.by), <By key="by" who={line.by} />],
    [t(walletTexts.cause), <Cause key="cause" id={line.cause} onPress={() => onFilter({ cause: line.cause })} />],
    [t(walletTexts.transfer), <Id key="id" id={line.transferId} />],
    [t(walletTexts.code), <Id key="kind" id={line.kind} />],
    [t(walletTexts.reverses), line.reverses && <Id key="reverses" id={line.reverses} />],
    [t(walletTexts.reversedBy), line.reversedBy && <Id key="undone" id={line.reversedBy} />],
  ]
  return (
    <FormModal open title={kindOf(line.kind)} onClose={onClose}>
      <p className="q-song c-ledger-sum">
        {amountOf(line.unit, line.amount, currency)} <small>{t(unitTexts[line.unit])}</small>
      </p>
      <dl className="c-facts">
        {facts
          .filter(([, value]) => value)
          .map(([title, value]) => (
            <div key={title} className="c-facts-pair">
              <dt>{title}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </FormModal>
  )
}

const Id = ({ id }: { id: string }) => <span className="c-mono">{id}</span>

const Cause = ({ id, onPress }: { id: string; onPress: () => void }) => (
  <button type="button" className="c-ledger-open c-mono" onClick={onPress}>
    {id}
  </button>
)
