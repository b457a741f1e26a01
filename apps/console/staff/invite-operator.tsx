// Inviting an operator: who, and what he may where; the answer is a link that works once.
import { SchemaForm } from '#ui/form/schema-form.tsx'
import { useT } from '#ui/i18n.ts'
import { api } from '../api.ts'
import { staffForms } from '../forms/staff.gen.ts'
import { FormModal } from '../shell/form-modal.tsx'
import { localeTexts, titled, withFields } from '../shell/titled.ts'
import { accountTexts } from './account-texts.ts'
import type { OnceLinkMade } from './once-link.tsx'
import { useProved } from './proof.tsx'
import { RolesField } from './roles-field.tsx'

/** The address is one line; the roles are drawn by our own control. */
const schema = withFields(titled(staffForms.invite, { Locale: localeTexts }), {
  email: { format: 'email' },
  roles: { title: '角色 | Roles', type: 'string' },
})
const labels = { locale: { zh: '用什么语言写给他', en: 'Language of the letter' }, 'roles.hint': accountTexts.rolesHint }
const own = { roles: () => <RolesField /> }

export interface InviteOperatorProps {
  open: boolean
  onClose: () => void
  onLink: (link: OnceLinkMade) => void
}

export function InviteOperator({ open, onClose, onLink }: InviteOperatorProps) {
  const t = useT()
  const invite = useProved(api.staff.invite, {
    refreshes: ['staff.invitations'],
    onDone: link => {
      onClose()
      onLink(link)
    },
  })
  return (
    <FormModal open={open} title={t(accountTexts.invite)} onClose={onClose}>
      <SchemaForm
        schema={schema}
        texts={labels}
        only={['name', 'email', 'roles', 'locale']}
        replace={own}
        verb={t(accountTexts.invite)}
        busy={invite.busy}
        error={invite.error}
        onSend={body => invite.run({ body })}
      />
    </FormModal>
  )
}
