// The rules that move people between stages: in order, edited here, looked at before they are set.
import '../shell/room.css'
import './stages.css'
import { Button as AntButton } from 'antd'
import { useMemo, useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { useAction, useRead } from '#ui/data.ts'
import { number, useT } from '#ui/i18n.ts'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { Page } from '../shell/page.tsx'
import { useMay } from '../shell/session.ts'
import { Sortable } from '../shell/sortable.tsx'
import { RuleEditor } from './rule-editor.tsx'
import { ruleTexts } from './stage-texts.ts'
import { stageTexts } from './words.ts'

export type StageRule = Answer<Rooms['members']['stageRules']>['rules'][number]
/** While it is edited a rule has a key of its own; names may be the same for a while. */
type Kept = { key: string; rule: StageRule }
let lastKey = 0
const keep = (rule: StageRule): Kept => ({ key: `rule-${++lastKey}`, rule })
const fresh: StageRule = { name: '', from: ['user'], to: 'fan', when: [{ kind: 'verified' }], on: true }

export function StagesPage() {
  const t = useT()
  const rules = useRead(api.members.stageRules, {})
  return (
    <Page title={t(ruleTexts.title)} lead={t(ruleTexts.lead)}>
      <ErrorNote error={rules.error} onRetry={rules.reload} />
      {rules.data ? (
        <RulesEditor key={JSON.stringify(rules.data.rules)} rules={rules.data.rules} />
      ) : (
        rules.loading && <Skeleton />
      )}
    </Page>
  )
}

function RulesEditor({ rules }: { rules: readonly StageRule[] }) {
  const t = useT()
  const edit = useMay()('members.edit')
  const first = useMemo(() => rules.map(keep), [rules])
  const [kept, setKept] = useState(first)
  const preview = useAction(api.members.previewStageRules)
  const [seen, setSeen] = useState<Answer<Rooms['members']['previewStageRules']>>()
  const save = useAction(api.members.setStageRules, { refreshes: ['members'], onDone: () => toast(ruleTexts.saved) })
  const change = (next: Kept[]) => {
    setKept(next)
    setSeen(undefined)
  }
  const body = { rules: kept.map(one => one.rule) }
  const changed = JSON.stringify(body.rules) !== JSON.stringify(rules)
  const look = async () => setSeen(await preview.run({ body }))
  return (
    <div className="q-stack">
      {kept.length === 0 && <Empty title={t(ruleTexts.none)}>{t(ruleTexts.noneHint)}</Empty>}
      <Sortable
        label={t(ruleTexts.title)}
        items={kept}
        keyOf={one => one.key}
        nameOf={one => one.rule.name}
        disabled={!edit}
        onOrder={change}
        draw={one => (
          <RuleEditor
            rule={one.rule}
            disabled={!edit}
            onRule={rule => change(kept.map(other => (other.key === one.key ? { ...other, rule } : other)))}
            onRemove={() => change(kept.filter(other => other.key !== one.key))}
          />
        )}
      />
      {edit && (
        <div className="q-row">
          <AntButton onClick={() => change([...kept, keep(fresh)])}>{t(ruleTexts.add)}</AntButton>
          <AntButton loading={preview.busy} onClick={() => void look()}>
            {t(ruleTexts.preview)}
          </AntButton>
        </div>
      )}
      <ErrorNote error={preview.error ?? save.error} small />
      {seen && <Preview seen={seen} />}
      {changed && edit && (
        <div className="c-chosen">
          <span className="q-grow">{t(ruleTexts.changed)}</span>
          <AntButton type="text" onClick={() => change(first)}>
            {t(ruleTexts.discard)}
          </AntButton>
          <AntButton type="primary" disabled={!seen} loading={save.busy} onClick={() => void save.run({ body })}>
            {t(ruleTexts.save)}
          </AntButton>
        </div>
      )}
    </div>
  )
}

function Preview({ seen }: { seen: Answer<Rooms['members']['previewStageRules']> }) {
  const t = useT()
  return (
    <div className="c-note" role="status">
      <p>
        {t(ruleTexts.looked, { count: number(seen.looked) })}
        {seen.moves.length === 0 && t(ruleTexts.movesNone)}
      </p>
      <ul>
        {seen.moves.map(move => (
          <li key={move.rule + move.from + move.to}>
            {t(ruleTexts.moves, {
              count: number(move.members),
              from: t(stageTexts[move.from]),
              to: t(stageTexts[move.to]),
              rule: move.rule,
            })}
          </li>
        ))}
      </ul>
      {seen.circling > 0 && <p>{t(ruleTexts.circling, { count: number(seen.circling) })}</p>}
    </div>
  )
}
