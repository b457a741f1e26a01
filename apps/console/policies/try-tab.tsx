// A text is tried before it is published: which words the rules do not like, and what to write instead.

import { useState } from 'react'
import type { Answer } from '#kernel/contract.ts'
import { useAction } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { number, useT } from '#ui/i18n.ts'
import { IconCheck, IconWarning } from '#ui/kit/icons.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import { policiesForms } from '../forms/policies.gen.ts'
import type { Rooms } from '../routes.gen.ts'
import { titled } from '../shell/titled.ts'
import { aboutTexts, effectTexts, policyTexts } from './texts.ts'

type Hit = Answer<Rooms['policies']['tryText']>['hits'][number]
const schema = titled(policiesForms.tryText, { PolicyTextAbout: aboutTexts })
const first = { about: 'prepaid' }

export function TryTab() {
  const t = useT()
  const [hits, setHits] = useState<readonly Hit[] | null>(null)
  const look = useAction(api.policies.tryText, { onDone: found => setHits(found.hits) })
  return (
    <div className="c-stack-6">
      <p className="q-quiet">{t(policyTexts.tryLead)}</p>
      <SchemaForm
        schema={schema}
        value={first}
        verb={t(policyTexts.tryIt)}
        busy={look.busy}
        error={look.error}
        onSend={body => look.run({ body })}
      />
      <div role="status">{hits && <Found hits={hits} />}</div>
    </div>
  )
}

function Found({ hits }: { hits: readonly Hit[] }) {
  const t = useT()
  if (hits.length === 0)
    return (
      <div className="c-note">
        <p className="q-row">
          <IconCheck size={20} /> <b>{t(policyTexts.clean)}</b>
        </p>
        <p className="c-policy-small">{t(policyTexts.cleanHint)}</p>
      </div>
    )
  return (
    <div className="c-note c-note-ask">
      <p className="q-row">
        <IconWarning size={20} /> <b>{t(policyTexts.found, { count: number(hits.length) })}</b>
      </p>
      <ul className="c-policies">
        {hits.map(hit => (
          <li key={`${hit.rule} ${hit.what}`} className="c-policy">
            <p>
              {hit.what} <Tag tone={hit.effect === 'warn' ? 'ochre' : 'cinnabar'}>{t(effectTexts[hit.effect])}</Tag>
            </p>
            {hit.nearest && <p>{hit.nearest}</p>}
            <p className="c-policy-small">
              {hit.title} · {hit.source} · <span className="c-mono">{hit.rule}</span>
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}
