// Beside a member: his addresses, his tags, what he has agreed to.
import { Button as AntButton, Select } from 'antd'
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { date, useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { IconClose } from '#ui/kit/icons.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import { membersForms } from '../forms/members.gen.ts'
import { Block } from '../shell/block.tsx'
import { FormModal } from '../shell/form-modal.tsx'
import { useMay } from '../shell/session.ts'
import { titled } from '../shell/titled.ts'
import { useKnown } from './known.ts'
import type { Member } from './member-page.tsx'
import { memberTexts } from './texts.ts'
import { consentTexts, identityTexts } from './words.ts'

const identitySchema = titled(membersForms.noteIdentity, { IdentityKind: identityTexts })
const identityLabels = { kind: { zh: '方式', en: 'Kind' }, subject: { zh: '地址或号码', en: 'Address or number' } }

export function Identities({ member }: { member: Member }) {
  const t = useT()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  const { memberId } = member
  const note = useAction(api.members.noteIdentity, { refreshes: ['members'], onDone: () => setAdding(false) })
  const drop = useAction(api.members.dropIdentity, { refreshes: ['members'] })
  return (
    <Block
      title={t(memberTexts.identities)}
      aside={
        may('members.edit') && (
          <AntButton size="small" onClick={() => setAdding(true)}>
            {t(memberTexts.addIdentity)}
          </AntButton>
        )
      }
    >
      {member.identities.length === 0 && <p className="q-quiet">{t(memberTexts.identitiesNone)}</p>}
      <ul>
        {member.identities.map(identity => (
          <li key={identity.id} className="q-row q-row-apart">
            <span className="q-grow c-mono">{identity.subject}</span>
            <Tag tone={identity.verifiedAt ? 'green' : 'plain'}>
              {t(identityTexts[identity.kind])} · {t(identity.verifiedAt ? memberTexts.proved : memberTexts.unproved)}
            </Tag>
            {!identity.verifiedAt && may('members.edit') && (
              <IconButton
                icon={IconClose}
                label={`${t(memberTexts.drop)} ${identity.subject}`}
                onClick={() => void drop.run({ params: { memberId, identityId: identity.id } })}
              />
            )}
          </li>
        ))}
      </ul>
      <ErrorNote error={drop.error} small />
      <FormModal open={adding} title={t(memberTexts.addIdentity)} onClose={() => setAdding(false)}>
        <SchemaForm
          schema={identitySchema}
          texts={identityLabels}
          verb={t(memberTexts.addIdentity)}
          busy={note.busy}
          error={note.error}
          onSend={body => note.run({ params: { memberId }, body })}
        />
      </FormModal>
    </Block>
  )
}

export function MemberTags({ member }: { member: Member }) {
  const t = useT()
  const may = useMay()
  const { tagList, known } = useKnown()
  const tag = useAction(api.members.tag, { refreshes: ['members'] })
  const turn = (tagId: string, how: 'put' | 'take') => void tag.run({ params: { tagId }, body: { [how]: [member.memberId] } })
  return (
    <Block title={t(memberTexts.tags)}>
      {may('members.edit') ? (
        <Select
          aria-label={t(memberTexts.tags)}
          mode="multiple"
          placeholder={t(memberTexts.noTags)}
          value={member.tagIds}
          loading={tag.busy}
          optionFilterProp="label"
          onSelect={id => turn(String(id), 'put')}
          onDeselect={id => turn(String(id), 'take')}
          options={tagList.map(one => ({ value: one.id, label: one.name }))}
        />
      ) : (
        <p className="q-row">
          {member.tagIds.map(id => (
            <Tag key={id}>{known.tags.get(id) ?? id}</Tag>
          ))}
        </p>
      )}
      <ErrorNote error={tag.error} small />
    </Block>
  )
}

export function Consents({ member }: { member: Member }) {
  const t = useT()
  return (
    <Block title={t(memberTexts.consents)}>
      {member.consents.length === 0 && <p className="q-quiet">{t(memberTexts.consentsNone)}</p>}
      <dl className="c-facts">
        {member.consents.map(one => (
          <div key={`${one.purpose}${one.givenAt}`} className="c-facts-pair">
            <dt>{t(consentTexts[one.purpose])}</dt>
            <dd>
              {one.withdrawnAt
                ? t(memberTexts.withdrawn, { day: date(one.withdrawnAt, 'day') })
                : t(memberTexts.given, { day: date(one.givenAt, 'day') })}
            </dd>
          </div>
        ))}
      </dl>
    </Block>
  )
}
