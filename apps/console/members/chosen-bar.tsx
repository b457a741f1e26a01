// What can be done with the members one has chosen: each shown first, then done, then possible to take back.
import { Button as AntButton, Select } from 'antd'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { number, say, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { SeatMembers } from '../groups/seat-members.tsx'
import { FormModal } from '../shell/form-modal.tsx'
import { useMay } from '../shell/session.ts'
import type { MemberLine } from './columns.tsx'
import { useKnown } from './known.ts'
import { memberTexts } from './texts.ts'

export interface ChosenBarProps {
  chosen: readonly string[]
  members: readonly MemberLine[]
  onGone: () => void
}
type Act = 'put' | 'take' | 'seat'

export function ChosenBar({ chosen, members, onGone }: ChosenBarProps) {
  const t = useT()
  const may = useMay()
  const [act, setAct] = useState<Act | null>(null)
  if (chosen.length === 0) return null
  const people = members.filter(member => chosen.includes(member.memberId))
  const close = (done: boolean) => {
    setAct(null)
    if (done) onGone()
  }
  return (
    <div className="c-chosen" role="toolbar" aria-label={t(memberTexts.chosen, { count: number(chosen.length) })}>
      <b className="q-grow">{t(memberTexts.chosen, { count: number(chosen.length) })}</b>
      <Button size="small" onClick={() => setAct('put')}>
        {t(memberTexts.putTag)}
      </Button>
      <Button size="small" onClick={() => setAct('take')}>
        {t(memberTexts.takeTag)}
      </Button>
      {may('groups.edit') && (
        <Button size="small" onClick={() => setAct('seat')}>
          {t(memberTexts.seat)}
        </Button>
      )}
      <Button size="small" kind="plain" onClick={onGone}>
        {t(memberTexts.unchoose)}
      </Button>
      <FormModal
        open={act === 'put' || act === 'take'}
        title={t(act === 'take' ? memberTexts.takeTag : memberTexts.putTag)}
        onClose={() => close(false)}
      >
        <TagPeople people={people} take={act === 'take'} onDone={() => close(true)} />
      </FormModal>
      <FormModal open={act === 'seat'} title={t(memberTexts.seat)} onClose={() => close(false)} wide>
        <SeatMembers memberIds={chosen} onDone={() => close(true)} />
      </FormModal>
    </div>
  )
}

function TagPeople({ people, take, onDone }: { people: readonly MemberLine[]; take: boolean; onDone: () => void }) {
  const t = useT()
  const { tagList } = useKnown()
  const [tagId, setTagId] = useState<string>()
  const tag = tagList.find(one => one.id === tagId)
  const meant = people.filter(one => tagId !== undefined && one.tagIds.includes(tagId) === take)
  const ids = meant.map(one => one.memberId)
  const run = useAction(api.members.tag, {
    refreshes: ['members'],
    onDone: () => {
      toast(take ? memberTexts.untagged : memberTexts.tagged, { count: number(ids.length) })
      onDone()
    },
  })
  const names =
    meant
      .slice(0, 8)
      .map(one => one.name)
      .join(say({ zh: '、', en: ', ' })) + (meant.length > 8 ? '…' : '')
  return (
    <div className="q-stack">
      <Select
        aria-label={t(memberTexts.whichTag)}
        placeholder={t(memberTexts.whichTag)}
        value={tagId}
        onChange={setTagId}
        showSearch
        optionFilterProp="label"
        options={tagList.map(one => ({ value: one.id, label: one.name }))}
      />
      {tag && (
        <p>
          {meant.length > 0 &&
            t(take ? memberTexts.takeTagSure : memberTexts.putTagSure, { count: number(meant.length), tag: tag.name, names })}
          {meant.length < people.length && t(memberTexts.already, { count: number(people.length - meant.length) })}
        </p>
      )}
      <ErrorNote error={run.error} small />
      <AntButton
        type="primary"
        loading={run.busy}
        disabled={!tag || ids.length === 0}
        onClick={() => void run.run({ params: { tagId: tagId! }, body: take ? { take: ids } : { put: ids } })}
      >
        {t(take ? memberTexts.takeTag : memberTexts.putTag)}
      </AntButton>
    </div>
  )
}
