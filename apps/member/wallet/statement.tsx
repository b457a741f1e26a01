// The statement of a unit: lines by month, each with its reason, what it moved and what was left; a line opens to tell more.
import { useState } from 'react'
import { usePages } from '#ui/data.ts'
import { date, useT } from '#ui/i18n.ts'
import { Section } from '#ui/kit/list.tsx'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { Empty } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { amountOf, kindOf, signedOf } from '#ui/ledger.ts'
import { unitTexts } from '#ui/ledger-texts.ts'
import { api } from '../api.ts'
import { LineSheet } from './line-sheet.tsx'
import { currency, type HeldUnit, type Line } from './shapes.ts'
import { walletTexts } from './texts.ts'

const keyOf = (line: Line): string => `${line.transferId} ${line.line}`
const monthOf = (line: Line): string => date(line.at, 'month')

export function Statement({ unit }: { unit: HeldUnit }) {
  const t = useT()
  const pages = usePages(api.wallet.myStatement, { query: { unit, limit: 30 } })
  const [open, setOpen] = useState<string | null>(null)
  const { items } = pages
  const shown = items.find(line => keyOf(line) === open)
  return (
    <Section title={t(walletTexts.statement)}>
      <PagesList
        pages={pages}
        keyOf={keyOf}
        label={t(walletTexts.statementOf, { unit: t(unitTexts[unit]) })}
        draw={(line, at) => (
          <>
            {monthOf(line) !== (at > 0 && monthOf(items[at - 1]!)) && (
              <li className="m-wallet-month">
                <h3 className="q-song">{monthOf(line)}</h3>
              </li>
            )}
            <li>
              <LineRow line={line} onOpen={() => setOpen(keyOf(line))} />
            </li>
          </>
        )}
        empty={<Empty title={t(walletTexts.noLines)}>{t(walletTexts.noLinesHint)}</Empty>}
      />
      {shown && (
        <LineSheet
          line={shown}
          other={id => items.find(line => line.transferId === id)}
          onOpen={line => setOpen(keyOf(line))}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  )
}

function LineRow({ line, onOpen }: { line: Line; onOpen: () => void }) {
  const t = useT()
  return (
    <button type="button" className="m-wallet-line" onClick={onOpen}>
      <span className="m-wallet-words">
        <span className="m-wallet-kind">
          {kindOf(line.kind)} {line.reversedBy && <Tag>{t(walletTexts.undone)}</Tag>}
        </span>
        {line.note && <span className="m-wallet-why">{line.note}</span>}
        <span className="q-quiet">{date(line.at, 'moment')}</span>
      </span>
      <span className="m-wallet-sums">
        <span className="m-wallet-amount" data-in={line.amount > 0 || undefined}>
          {signedOf(line.unit, line.amount, currency())}
        </span>
        <span className="q-quiet">{t(walletTexts.after, { amount: amountOf(line.unit, line.balanceAfter, currency()) })}</span>
      </span>
    </button>
  )
}
