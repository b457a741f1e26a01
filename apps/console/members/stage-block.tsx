// Where a member stands, how he came there, and moving him by hand.
import { Button as AntButton } from 'antd'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { date, useT } from '#ui/i18n.ts'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { membersForms } from '../forms/members.gen.ts'
import { Block } from '../shell/block.tsx'
import { By } from '../shell/by.tsx'
import { FormModal } from '../shell/form-modal.tsx'
import { useMay } from '../shell/session.ts'
import { titled } from '../shell/titled.ts'
import type { Member } from './member-page.tsx'
import { memberTexts } from './texts.ts'
import { stageTexts } from './words.ts'

const schema = titled(membersForms.moveStage, { Stage: stageTexts })
const labels = {
  to: memberTexts.moveTo,
  'keepDays.hint': { zh: '这段时间里规则不会再移动他', en: 'Rules leave him there for so long' },
}

export function StageBlock({ member }: { member: Member }) {
  const t = useT()
  const may = useMay()
  const [open, setOpen] = useState(false)
  const move = useAction(api.members.moveStage, {
    refreshes: ['members'],
    onDone: ({ stage }) => {
      toast(memberTexts.moved, { stage: t(stageTexts[stage]) })
      setOpen(false)
    },
  })
  return (
    <Block
      title={t(memberTexts.stages)}
      aside={
        may('members.edit') && (
          <AntButton size="small" onClick={() => setOpen(true)}>
            {t(memberTexts.moveStage)}
          </AntButton>
        )
      }
    >
      <p className="q-row">
        {(Object.keys(stageTexts) as (keyof typeof stageTexts)[]).map(stage => (
          <Tag key={stage} tone={stage === member.stage ? 'green' : 'plain'}>
            {t(stageTexts[stage])}
          </Tag>
        ))}
      </p>
      {member.stageKeptUntil && (
        <p className="q-quiet">{t(memberTexts.keptUntil, { day: date(member.stageKeptUntil, 'day') })}</p>
      )}
      {member.stageMoves.length === 0 && <p className="q-quiet">{t(memberTexts.noMoves)}</p>}
      <ol className="c-moves">
        {member.stageMoves.slice(0, 8).map(one => (
          <li key={one.id}>
            {t(stageTexts[one.from])} → <b>{t(stageTexts[one.to])}</b>{' '}
            <span className="q-quiet">
              {one.rule ? (
                t(memberTexts.byRule, { rule: one.rule })
              ) : (
                <>
                  <By who={one.movedBy} name={one.movedByName} />
                  {t({ zh: '：', en: ': ' })}
                  {one.reason}
                </>
              )}{' '}
              · <RelativeTime at={one.at} />
            </span>
          </li>
        ))}
      </ol>
      <FormModal open={open} title={t(memberTexts.moveStage)} onClose={() => setOpen(false)}>
        <SchemaForm
          schema={schema}
          texts={labels}
          verb={t(memberTexts.moveStage)}
          busy={move.busy}
          error={move.error}
          onSend={body => move.run({ params: { memberId: member.memberId }, body })}
        />
      </FormModal>
    </Block>
  )
}
