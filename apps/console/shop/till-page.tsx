// The till: a code is typed or scanned, what it stands for is shown large, and handed over with one press. For a phone at the counter.
import './shop.css'
import './till.css'
import '../shell/room.css'
import { useEffect, useRef, useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { Page } from '../shell/page.tsx'
import { type Found, TillFound } from './till-found.tsx'
import { TillLately } from './till-lately.tsx'
import { tillTexts } from './till-texts.ts'

const placeKey = 'ql-till-place'

export function TillPage() {
  const t = useT()
  const [code, setCode] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const [place, setPlace] = useState(() => localStorage.getItem(placeKey) ?? '')
  const input = useRef<HTMLInputElement>(null)
  const look = useAction((typed: string) => api.shop.lookUpPickup({ body: { code: typed } }), { onDone: setFound })
  const again = () => {
    setFound(null)
    setCode('')
    look.reset()
  }
  useEffect(() => {
    if (!found) input.current?.focus()
  }, [found])
  return (
    <Page title={t(tillTexts.till)} lead={t(tillTexts.lead)} width="normal">
      <div className="c-till">
        {found ? (
          <TillFound found={found} place={place} onNext={again} />
        ) : (
          <form
            className="c-till-ask"
            onSubmit={event => {
              event.preventDefault()
              if (code.trim()) void look.run(code.trim())
            }}
          >
            <input
              ref={input}
              aria-label={t(tillTexts.code)}
              value={code}
              inputMode="numeric"
              enterKeyHint="search"
              autoComplete="off"
              maxLength={200}
              onChange={event => setCode(event.currentTarget.value)}
            />
            <ErrorNote error={look.error} small />
            <Button kind="primary" wide submit busy={look.busy} disabled={!code.trim()}>
              {t(tillTexts.lookUp)}
            </Button>
          </form>
        )}
        <Input
          label={t(tillTexts.place)}
          hint={t(tillTexts.placeHint)}
          optional
          maxLength={60}
          value={place}
          onChange={next => {
            setPlace(next)
            localStorage.setItem(placeKey, next)
          }}
        />
        <TillLately />
      </div>
    </Page>
  )
}
