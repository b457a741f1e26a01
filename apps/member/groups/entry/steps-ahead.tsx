// What it takes to sit down, told before it begins.
import { type Text, useT } from '#ui/i18n.ts'
import { entryTexts } from './texts.ts'

export type StepName = 'signIn' | 'norms' | 'invite' | 'password' | 'application' | 'tier' | 'card'
export const stepText = (name: StepName): Text => entryTexts[`step_${name}`]

export function StepsAhead({ title, steps }: { title: string; steps: readonly StepName[] }) {
  const t = useT()
  return (
    <section className="m-steps">
      <h2>{title}</h2>
      <ol>
        {steps.map(name => (
          <li key={name}>{t(stepText(name))}</li>
        ))}
      </ol>
    </section>
  )
}
