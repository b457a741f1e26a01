// The doctor's page: every law with its sentence, whether it holds, and the first of what breaks it.
import '../shell/room.css'
import './doctor.css'
import type { Answer } from '#kernel/contract.ts'
import { answers, keyOf } from '#ui/answers.ts'
import { useAction, useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconCheck, IconWarning } from '#ui/kit/icons.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Block } from '../shell/block.tsx'
import { Page } from '../shell/page.tsx'
import { doctorTexts, roomTexts } from './texts.ts'

type Examination = Answer<Rooms['communities']['examine']>
type Law = Examination['laws'][number]

export function DoctorPage() {
  const t = useT()
  const read = useRead(api.communities.examination, {})
  const examine = useAction(api.communities.examine, {
    onDone: found => answers.set(keyOf('communities.examination', {}), found),
  })
  const now = (
    <Button kind="primary" busy={examine.busy} onClick={() => void examine.run({})}>
      {t(doctorTexts.now)}
    </Button>
  )
  return (
    <Page title={t(doctorTexts.title)} lead={t(doctorTexts.lead)} width="normal" actions={read.data && now}>
      <ErrorNote error={examine.error} onRetry={() => examine.run({})} />
      <ErrorNote error={read.error} onRetry={read.reload} />
      {read.loading && <Skeleton kind="text" />}
      {read.data === null && (
        <Empty title={t(doctorTexts.never)} action={now}>
          {t(doctorTexts.neverHint)}
        </Empty>
      )}
      {read.data && <Found found={read.data} />}
    </Page>
  )
}

function Found({ found }: { found: Examination }) {
  const t = useT()
  const broken = found.laws.filter(law => law.count > 0)
  const counts = { laws: number(found.laws.length), broken: number(broken.length) }
  const rooms = [...new Set(found.laws.map(roomOf))]
  return (
    <div className="c-stack-6">
      <div className={broken.length > 0 ? 'c-note c-note-ask' : 'c-note'} role="status">
        <p>
          <b>{t(broken.length > 0 ? doctorTexts.someBroken : doctorTexts.allWell, counts)}</b>
        </p>
        {broken.length > 0 && <p>{t(doctorTexts.advice)}</p>}
        <p className="c-doctor-when">
          <When found={found} />
        </p>
      </div>
      {broken.length > 0 && <Laws laws={broken} />}
      {rooms.map(room => {
        const laws = found.laws.filter(law => roomOf(law) === room && law.count === 0)
        return (
          laws.length > 0 && (
            <Block key={room} title={roomTexts[room] ? t(roomTexts[room]) : room}>
              <Laws laws={laws} />
            </Block>
          )
        )
      })}
    </div>
  )
}

const roomOf = (law: Law): string => law.name.split('.')[0] ?? ''

const took = (ms: number): string =>
  number(ms / 1000, { style: 'unit', unit: 'second', unitDisplay: 'short', maximumFractionDigits: 2 })

function When({ found }: { found: Examination }) {
  const t = useT()
  const [before, after = ''] = t(doctorTexts.when, { when: '\n', took: took(found.tookMs) }).split('\n')
  return (
    <>
      {before}
      <RelativeTime at={found.at} />
      {after}
    </>
  )
}

const Laws = ({ laws }: { laws: readonly Law[] }) => (
  <ul className="c-laws">
    {laws.map(law => (
      <OneLaw key={law.name} law={law} />
    ))}
  </ul>
)

function OneLaw({ law }: { law: Law }) {
  const t = useT()
  const well = law.count === 0
  return (
    <li className="c-law" data-broken={!well || undefined}>
      {well ? <IconCheck size={20} label={t(doctorTexts.holds)} /> : <IconWarning size={20} />}
      <div className="q-grow">
        <p>
          {law.text} {!well && <Tag tone="cinnabar">{t(doctorTexts.breaches, { count: number(law.count) })}</Tag>}
        </p>
        <p className="c-law-name c-mono">{law.name}</p>
        {!well && (
          <details open>
            <summary className="q-quiet">{t(doctorTexts.first)}</summary>
            <ul>
              {law.what.map(id => (
                <li key={id} className="c-mono">
                  {id}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  )
}
