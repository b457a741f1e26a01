// The password that the hosts told. A wrong one is an answer with the tries that are left.
import { useState } from 'react'
import { answers } from '#ui/answers.ts'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Input } from '#ui/kit/field.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { api } from '../../api.ts'
import type { StepProps } from './flow.tsx'
import { StepHead } from './step-head.tsx'
import { entryTexts } from './texts.ts'

export function PasswordStep({ group, invite }: StepProps) {
  const t = useT()
  const [password, setPassword] = useState('')
  const [left, setLeft] = useState<number | null>(null)
  const say = useAction(api.groups.sayPassword, {
    onDone: answer => {
      if (answer.right) answers.refresh('groups.get')
      else setLeft(answer.triesLeft)
    },
  })
  return (
    <form
      className="q-stack"
      onSubmit={event => {
        event.preventDefault()
        if (password.trim()) void say.run({ params: { groupId: group.id }, query: invite ? { invite } : {}, body: { password } })
      }}
    >
      <StepHead title={t(entryTexts.passwordTitle)} lead={t(entryTexts.passwordLead)} />
      <Input
        label={t(entryTexts.password)}
        autoComplete="off"
        maxLength={60}
        value={password}
        error={left === null || say.error ? undefined : t(entryTexts.wrong, { left })}
        onChange={value => {
          setPassword(value)
          setLeft(null)
        }}
      />
      <ErrorNote error={say.error} small />
      <Button kind="primary" wide submit busy={say.busy} disabled={!password.trim()}>
        {t(entryTexts.sayIt)}
      </Button>
    </form>
  )
}
