// The seats that a playbook asks people to take.
import './playbooks.css'
import { useT } from '#ui/i18n.ts'
import type { Plan } from './plan.ts'
import { roleName } from './plan-texts.ts'
import { bookTexts } from './texts.ts'

export function Vacancies({ vacancies }: { vacancies: Plan['vacancies'] }) {
  const t = useT()
  return (
    <section className="c-vacancies">
      <h3>{t(bookTexts.vacancies)}</h3>
      <p className="q-quiet">{t(bookTexts.vacanciesHint)}</p>
      <ul>
        {vacancies.map(({ group, role, needed, held, duty }) => (
          <li key={group + role}>
            <b>{t(bookTexts.vacancyOf, { group, role: t(roleName(role)), count: needed - held })}</b>
            {held > 0 && <span className="q-quiet"> {t(bookTexts.vacancyHeld, { held })}</span>}
            <span>{duty}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
