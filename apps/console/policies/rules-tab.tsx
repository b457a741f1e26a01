// The rules as a list to read, by topic: each with its source and date, and where this community is stricter.
import { useState } from 'react'
import { useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { api } from '../api.ts'
import { Block } from '../shell/block.tsx'
import { useMay } from '../shell/session.ts'
import { RegionModal } from './region-modal.tsx'
import { RuleLine } from './rule-line.tsx'
import { dayWords, type Rule, type Rules } from './rule-words.ts'
import { policyTexts, topicTexts } from './texts.ts'

export function RulesTab() {
  const read = useRead(api.policies.rules, {})
  return (
    <>
      <ErrorNote error={read.error} onRetry={read.reload} />
      {read.loading && <Skeleton kind="text" count={8} />}
      {read.data && <Listed rules={read.data} />}
    </>
  )
}

function Listed({ rules }: { rules: Rules }) {
  const t = useT()
  const topics = Object.keys(topicTexts) as Rule['topic'][]
  return (
    <div className="c-stack-6">
      <Head rules={rules} />
      {topics.map(topic => {
        const of = rules.rules.filter(rule => rule.topic === topic)
        return (
          of.length > 0 && (
            <Block key={topic} title={t(topicTexts[topic])}>
              <ul className="c-policies">
                {of.map(rule => (
                  <RuleLine key={`${rule.id} ${rule.since}`} rule={rule} currency={rules.currency} />
                ))}
              </ul>
            </Block>
          )
        )
      })}
    </div>
  )
}

function Head({ rules }: { rules: Rules }) {
  const t = useT()
  const may = useMay()('policies.edit')
  const [choosing, setChoosing] = useState(false)
  const packs = rules.packs.map(({ title, version, date: day }) => t(policyTexts.pack, { title, version, date: dayWords(day) }))
  return (
    <div className="c-note q-row q-row-apart">
      <div className="q-grow">
        <p>
          <b>{t(policyTexts.region, { region: rules.regionTitle })}</b>
        </p>
        <p className="c-policy-small">{packs.join(' · ')}</p>
        <p className="c-policy-small">{t(policyTexts.counsel)}</p>
      </div>
      {may && <Button onClick={() => setChoosing(true)}>{t(policyTexts.chooseRegion)}</Button>}
      <RegionModal open={choosing} rules={rules} onClose={() => setChoosing(false)} />
    </div>
  )
}
