// The guessing game at the desk: what came true is entered, and put right while it is not settled; how all have guessed.
import { Alert, Button, Card, Flex, Input, InputNumber, Progress, Select } from 'antd'
import { useState } from 'react'
import { number, percent, useT } from '#ui/i18n.ts'
import type { DeskProps } from '../screen.ts'
import { awayOf, guessWords, homeOf, sharesOf } from './guess-words.ts'
import type { Shown } from './shown.ts'
import { predictionTexts } from './texts.ts'

export function Desk({ shown, move, busy }: DeskProps<Shown>) {
  const t = useT()
  const { truth, result, all } = shown
  const shares = sharesOf(shown)
  return (
    <Flex vertical gap="middle">
      {result ? (
        <Alert type="success" title={t(predictionTexts.deskSettled, { count: number(result.winners.length) })} />
      ) : (
        <Card size="small" title={t(predictionTexts.deskTitle)}>
          {truth && (
            <p>
              <strong>{t(predictionTexts.deskSettle, { truth: guessWords(shown, truth.is) })}</strong>
            </p>
          )}
          <Entry key={truth?.is ?? ''} shown={shown} busy={busy} onEnter={input => void move('result', input)} />
        </Card>
      )}
      {shares.length > 0 && all > 0 && (
        <Card size="small" title={t(predictionTexts.odds)}>
          {shares.map(({ key, words, count }) => (
            <Flex key={key} gap="middle" align="center">
              <span className="q-grow q-clip">{words}</span>
              <Progress
                aria-label={words}
                percent={(100 * count) / all}
                style={{ maxInlineSize: '16rem' }}
                format={() => `${percent(count / all)} · ${number(count)}`}
              />
            </Flex>
          ))}
        </Card>
      )}
    </Flex>
  )
}

interface EntryProps {
  shown: Shown
  busy: boolean
  onEnter: (input: { truth: string; accepted: string[] }) => void
}
function Entry({ shown, busy, onEnter }: EntryProps) {
  const t = useT()
  const { truth, kind } = shown
  const [is, setIs] = useState(truth?.is ?? (kind === 'score' ? '0:0' : ''))
  const [forms, setForms] = useState(truth?.accepted.join('\n') ?? '')
  const accepted = forms
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
  return (
    <Flex vertical gap="middle" align="start">
      <Flex gap="small" align="center" wrap>
        <Value shown={shown} value={is} onChange={setIs} />
        <Button type="primary" loading={busy} disabled={is.trim() === ''} onClick={() => onEnter({ truth: is, accepted })}>
          {t(truth ? predictionTexts.deskCorrect : predictionTexts.deskSave)}
        </Button>
      </Flex>
      {kind === 'word' && (
        <Input.TextArea
          aria-label={t(predictionTexts.deskForms)}
          placeholder={t(predictionTexts.deskForms)}
          autoSize={{ minRows: 2 }}
          maxLength={1_000}
          value={forms}
          onChange={event => setForms(event.target.value)}
        />
      )}
      <span className="q-quiet">{t(predictionTexts.deskHint)}</span>
    </Flex>
  )
}

function Value({ shown, value, onChange }: { shown: Shown; value: string; onChange: (value: string) => void }) {
  const t = useT()
  const { kind, options, unit, numberMax } = shown
  const label = t(predictionTexts.truth)
  if (kind === 'choice')
    return (
      <Select
        aria-label={label}
        style={{ minInlineSize: '14rem' }}
        value={value === '' ? undefined : value}
        placeholder={t(predictionTexts.choose)}
        options={options.map((option, n) => ({ value: String(n), label: option }))}
        onChange={onChange}
      />
    )
  if (kind === 'score') {
    const [home = 0, away = 0] = value.split(':').map(Number)
    return (
      <Flex gap="small" align="center">
        <span>{homeOf(shown)}</span>
        <InputNumber
          aria-label={homeOf(shown)}
          min={0}
          max={99}
          precision={0}
          value={home}
          onChange={n => onChange(`${n ?? 0}:${away}`)}
        />
        <InputNumber
          aria-label={awayOf(shown)}
          min={0}
          max={99}
          precision={0}
          value={away}
          onChange={n => onChange(`${home}:${n ?? 0}`)}
        />
        <span>{awayOf(shown)}</span>
      </Flex>
    )
  }
  if (kind === 'number')
    return (
      <InputNumber
        aria-label={label}
        min={0}
        max={numberMax}
        precision={0}
        suffix={unit || undefined}
        value={value === '' ? null : Number(value)}
        onChange={n => onChange(n === null ? '' : String(n))}
      />
    )
  return (
    <Input aria-label={label} placeholder={label} maxLength={60} value={value} onChange={event => onChange(event.target.value)} />
  )
}
