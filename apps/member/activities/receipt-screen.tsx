// The proof of an activity's chance: first what happened in plain words, then the hashes, then how to check them oneself.
import './about.css'
import './activities.css'
import './frame.css'
import { useRead } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { IconDownload, IconLink } from '#ui/kit/icons.tsx'
import { Section } from '#ui/kit/list.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import type { ScreenProps } from '../screens.tsx'
import { Page } from '../shell/page.tsx'
import type { Receipt } from './shapes.ts'
import { activityTexts } from './texts.ts'

export function ReceiptScreen({ activityId }: ScreenProps<'activityId'>) {
  const t = useT()
  const read = useRead(api.activities.receipt, { params: { activityId } }, { everyMs: 15_000 })
  const mine = useRead(api.activities.show, { params: { activityId } })
  const receipt = read.data
  return (
    <Page title={t(activityTexts.receipt)} back={`/activities/${activityId}`}>
      {!receipt ? (
        read.error ? (
          <ErrorNote error={read.error} onRetry={read.reload} />
        ) : (
          <Skeleton kind="text" />
        )
      ) : (
        <div className="m-act">
          <h2 className="q-song m-act-receipt-title">{receipt.title}</h2>
          <p className="q-prose">{t(activityTexts.receiptLead)}</p>
          <Story receipt={receipt} />
          {mine.data?.me?.token && (
            <p>
              {t(activityTexts.yours)} <b className="m-act-hash">{mine.data.me.token}</b>
            </p>
          )}
          {receipt.seed !== null && <Check activityId={activityId} />}
          <Hashes receipt={receipt} />
        </div>
      )}
    </Page>
  )
}

interface Step {
  key: string
  title: string
  how: string
  done: boolean
}
function useSteps(receipt: Receipt): Step[] {
  const t = useT()
  const { publishedAt, frozenAt, entries, beacon, seed } = receipt
  return [
    {
      ...{ key: 'rules', title: t(activityTexts.step_rules), done: true },
      how: t(activityTexts.step_rulesHow, { at: date(publishedAt, 'moment') }),
    },
    { key: 'sealed', title: t(activityTexts.step_sealed), how: t(activityTexts.step_sealedHow), done: true },
    {
      ...{ key: 'frozen', title: t(activityTexts.step_frozen), done: frozenAt !== null },
      how:
        frozenAt === null
          ? t(activityTexts.step_frozenNot)
          : t(activityTexts.step_frozenHow, { at: date(frozenAt, 'moment'), count: number(entries ?? 0) }),
    },
    ...(beacon
      ? [
          {
            ...{ key: 'beacon', title: t(activityTexts.step_beacon), done: true },
            how: t(activityTexts.step_beaconHow, {
              ...{ source: beacon.source, round: beacon.round, at: date(beacon.at, 'moment') },
            }),
          },
        ]
      : []),
    {
      ...{ key: 'told', title: t(activityTexts.step_told), done: seed !== null },
      how: t(seed === null ? activityTexts.step_toldNot : activityTexts.step_toldHow),
    },
  ]
}

function Story({ receipt }: { receipt: Receipt }) {
  const steps = useSteps(receipt)
  return (
    <ol className="m-act-steps">
      {steps.map(step => (
        <li key={step.key} data-done={step.done || undefined}>
          <b>{step.title}</b>
          <span>{step.how}</span>
        </li>
      ))}
    </ol>
  )
}

function Check({ activityId }: { activityId: string }) {
  const t = useT()
  return (
    <Section title={t(activityTexts.check)}>
      <p>{t(activityTexts.checkHow)}</p>
      <p className="m-act-row-line">
        <a
          className="q-button q-button-primary q-button-normal"
          href={api.activities.receiptFile.address({ params: { activityId } })}
          download="receipt.json"
        >
          <IconDownload size={20} /> {t(activityTexts.download)}
        </a>
        <a className="q-button q-button-quiet q-button-normal" href="/verify.html" target="_blank" rel="noopener">
          <IconLink size={20} /> {t(activityTexts.checkPage)}
        </a>
      </p>
    </Section>
  )
}

function Hashes({ receipt }: { receipt: Receipt }) {
  const t = useT()
  const { rulesHash, commitment, seed, entriesRoot, settleSeed, beacon, rulesText } = receipt
  const hashes = [
    [activityTexts.hash_rules, rulesHash],
    [activityTexts.hash_commitment, commitment],
    [activityTexts.hash_seed, seed],
    [activityTexts.hash_root, entriesRoot],
    [activityTexts.hash_beacon, beacon?.randomness],
    [activityTexts.hash_settle, settleSeed],
  ] as const
  return (
    <details className="m-act-rules">
      <summary>{t(activityTexts.hashes)}</summary>
      <dl className="m-act-hashes">
        {hashes.map(([title, value]) =>
          value ? (
            <div key={title.en}>
              <dt>{t(title)}</dt>
              <dd className="m-act-hash">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <p className="q-quiet">{t(activityTexts.rulesText)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys. */}
      <pre className="m-act-text" tabIndex={0}>
        {rulesText}
      </pre>
    </details>
  )
}
