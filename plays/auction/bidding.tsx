// A maximum in steps: less and more under the thumb, or typed.
import { useState } from 'react'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import type { Shown } from './rules.ts'
import { auctionTexts as words } from './texts.ts'

export function Bidding({ shown, busy, onBid }: { shown: Shown; busy: boolean; onBid: (max: number) => void }) {
  const t = useT()
  const [text, setText] = useState<string>()
  const max = text === undefined ? shown.least : Number(text)
  const isEnough = Number.isSafeInteger(max) && max >= shown.least && max <= 1_000_000_000
  const step = (by: number) => setText(String(Math.max(shown.least, (isEnough ? max : shown.least) + by * shown.step)))
  const hint =
    shown.leads && shown.mine
      ? t(words.raiseHint, { max: number(shown.mine.max) })
      : t(words.maxHint, { least: number(shown.least) })
  return (
    <form
      className="p-auction-bidding"
      onSubmit={event => {
        event.preventDefault()
        if (isEnough) onBid(max)
      }}
    >
      <Button aria-label={t(words.less)} onClick={() => step(-1)} disabled={max <= shown.least}>
        −
      </Button>
      <Input
        label={t(words.max)}
        hint={hint}
        inputMode="numeric"
        value={text ?? String(shown.least)}
        onChange={value => setText(value.replace(/\D/g, '').slice(0, 10))}
      />
      <Button aria-label={t(words.more)} onClick={() => step(1)}>
        +
      </Button>
      <Button kind="primary" wide submit busy={busy} disabled={!isEnough}>
        {t(shown.leads ? words.raise : words.bid)}
      </Button>
    </form>
  )
}
