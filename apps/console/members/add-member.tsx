// Adding one member by hand.
import { useLocation } from 'wouter'
import { useAction } from '#ui/data.ts'
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { membersForms } from '../forms/members.gen.ts'
import { FormModal } from '../shell/form-modal.tsx'
import { localeTexts, titled } from '../shell/titled.ts'
import { memberTexts } from './texts.ts'
import { identityTexts } from './words.ts'

const schema = titled(membersForms.add, { IdentityKind: identityTexts, Locale: localeTexts })
const labels = {
  identities: memberTexts.identities,
  'identities.kind': { zh: '方式', en: 'Kind' },
  'identities.subject': { zh: '地址或号码', en: 'Address or number' },
  locale: memberTexts.language,
}

export function AddMember({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT()
  const [, go] = useLocation()
  const add = useAction(api.members.add, {
    refreshes: ['members'],
    onDone: ({ memberId, name }) => {
      toast(memberTexts.added, { name })
      onClose()
      go(`/members/${memberId}`)
    },
  })
  return (
    <FormModal open={open} title={t(memberTexts.add)} onClose={onClose}>
      <SchemaForm
        schema={schema}
        texts={labels}
        only={['name', 'identities', 'intro']}
        verb={t(memberTexts.add)}
        busy={add.busy}
        error={add.error}
        onSend={body => add.run({ body })}
      />
    </FormModal>
  )
}
