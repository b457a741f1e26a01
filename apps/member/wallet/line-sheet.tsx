// One line of the statement in full: from what it was paid, when it runs out, what it undoes or what undid it.
import '../members/me.css'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { amountOf, kindOf, signedOf } from '#ui/ledger.ts'
import { currency, type Line } from './shapes.ts'
import { walletTexts } from './texts.ts'

interface LineSheetProps {
  line: Line
  /** Another line, if it is on the screen already. */
  other: (transferId: string) => Line | undefined
  onOpen: (line: Line) => void
  onClose: () => void
}

export function LineSheet({ line, other, onOpen, onClose }: LineSheetProps) {
  const t = useT()
  const told = (amount: number) => amountOf(line.unit, amount, currency())
  return (
    <Sheet open title={kindOf(line.kind)} onClose={onClose}>
      <p className="q-song m-purse-sum" data-in={line.amount > 0 || undefined}>
        {signedOf(line.unit, line.amount, currency())}
      </p>
      <dl className="m-facts">
        {line.note && <Fact title={t(walletTexts.why)}>{line.note}</Fact>}
        <Fact title={t(walletTexts.when)}>{date(line.at, 'full')}</Fact>
        <Fact title={t(walletTexts.balanceAfter)}>{told(line.balanceAfter)}</Fact>
        {line.expiresAt && (
          <Fact title={t(walletTexts.expires)}>{t(walletTexts.expiresAt, { day: date(line.expiresAt, 'full') })}</Fact>
        )}
        {line.from.length > 0 && (
          <Fact title={t(walletTexts.paidFrom)}>
            <ul>
              {line.from.map(lot => (
                <li key={`${lot.transferId} ${lot.expiresAt}`}>
                  {t(walletTexts.lot, { amount: told(lot.amount), what: kindOf(lot.kind) })}{' '}
                  {lot.expiresAt && (
                    <span className="q-quiet">{t(walletTexts.lotUntil, { day: date(lot.expiresAt, 'day') })}</span>
                  )}
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {line.reverses && (
          <Fact title={t(walletTexts.reverses)}>
            <OtherLine line={other(line.reverses)} onOpen={onOpen} />
          </Fact>
        )}
        {line.reversedBy && (
          <Fact title={t(walletTexts.reversedBy)}>
            <OtherLine line={other(line.reversedBy)} onOpen={onOpen} />
          </Fact>
        )}
        <Fact title={t(walletTexts.reference)}>
          <span className="m-wallet-id">{line.transferId}</span>
        </Fact>
      </dl>
    </Sheet>
  )
}

const Fact = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <div>
    <dt>{title}</dt>
    <dd>{children}</dd>
  </div>
)

function OtherLine({ line, onOpen }: { line: Line | undefined; onOpen: (line: Line) => void }) {
  const t = useT()
  if (!line) return <>{t(walletTexts.older)}</>
  const { unit, amount, at, kind } = line
  return (
    <Button size="small" onClick={() => onOpen(line)}>
      {t(walletTexts.that, { day: date(at), what: kindOf(kind), amount: signedOf(unit, amount, currency()) })}
    </Button>
  )
}
