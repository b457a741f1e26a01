// Changing one's password.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { fieldError } from '#ui/problem.ts'
import { api } from '../api.ts'
import { Block } from '../shell/block.tsx'
import { useSession } from '../shell/session.ts'
import { accountTexts } from './account-texts.ts'

export function PasswordForm() {
  const t = useT()
  const { me } = useSession()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useAction(api.staff.changePassword, {
    refreshes: ['staff'],
    onDone: () => {
      toast(accountTexts.passwordChanged)
      setCurrent('')
      setNext('')
    },
  })
  return (
    <Block title={t(accountTexts.passwordBlock)}>
      <form
        className="c-narrow"
        onSubmit={event => {
          event.preventDefault()
          void change.run({ body: { current, next } })
        }}
      >
        <input hidden type="email" autoComplete="username" value={me.email} readOnly />
        <Input
          label={t(accountTexts.password)}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          error={fieldError(change.error, 'current')}
        />
        <Input
          label={t(accountTexts.newPassword)}
          hint={t(accountTexts.newPasswordHint)}
          type="password"
          autoComplete="new-password"
          value={next}
          onChange={setNext}
          error={fieldError(change.error, 'next')}
        />
        <ErrorNote error={change.error} small placed />
        <div>
          <Button submit busy={change.busy}>
            {t(accountTexts.changePassword)}
          </Button>
        </div>
      </form>
    </Block>
  )
}
