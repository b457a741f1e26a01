// Another member, as far as members see each other.
import './me.css'
import { useRead } from '#ui/data.ts'
import { date, number, useLocale, useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Empty, ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { isProblem } from '#ui/problem.ts'
import { api, boot } from '../api.ts'
import { Words } from '../content/words.tsx'
import type { ScreenProps } from '../screens.tsx'
import { Page } from '../shell/page.tsx'
import type { Field, MemberCard } from './shapes.ts'
import { SignInFirst } from './sign-in-first.tsx'
import { memberTexts } from './texts.ts'

export function MemberScreen({ memberId }: ScreenProps<'memberId'>) {
  const t = useT()
  const read = useRead(api.members.card, boot.me ? { params: { memberId } } : null)
  const fields = useRead(api.members.myFields, boot.me ? {} : null)
  const card = read.data
  return (
    <Page title={card?.name ?? t(memberTexts.member)} back="/members">
      {!boot.me ? (
        <SignInFirst />
      ) : card ? (
        <Card card={card} fields={fields.data ?? []} />
      ) : isProblem(read.error) && read.error.status === 404 ? (
        <Empty scene="trail" title={t(memberTexts.memberGone)}>
          {t(memberTexts.memberGoneHint)}
        </Empty>
      ) : read.error ? (
        <ErrorNote error={read.error} onRetry={read.reload} />
      ) : (
        <Skeleton />
      )}
    </Page>
  )
}

function Card({ card, fields }: { card: MemberCard; fields: readonly Field[] }) {
  const t = useT()
  const locale = useLocale()
  const shown = fields.filter(field => card.values[field.key] !== undefined && card.values[field.key] !== null)
  const wordsOf = (field: Field, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? memberTexts.yes : memberTexts.no)
    if (typeof value === 'number') return number(value)
    if (field.kind === 'date') return date(String(value), 'day')
    const names = new Map((field.options ?? []).map(option => [option.key, locale === 'en' ? option.en : option.zh]))
    const nameOf = (key: unknown) => names.get(String(key)) ?? String(key)
    return Array.isArray(value) ? value.map(nameOf).join(locale === 'en' ? ', ' : '、') : nameOf(value)
  }
  return (
    <div className="q-stack">
      <div className="m-self">
        <Avatar name={card.name} id={card.memberId} photo={card.photo} size="large" />
        <span className="q-song m-self-name q-grow">{card.name}</span>
      </div>
      {card.intro && (
        <p className="q-prose">
          <Words text={card.intro} mentions={[]} />
        </p>
      )}
      {shown.length > 0 && (
        <dl className="m-facts">
          {shown.map(field => (
            <div key={field.key}>
              <dt>{locale === 'en' ? field.titleEn : field.titleZh}</dt>
              <dd className="q-prose">{wordsOf(field, card.values[field.key])}</dd>
            </div>
          ))}
        </dl>
      )}
      {!card.intro && shown.length === 0 && <p className="q-quiet">{t(memberTexts.noIntro)}</p>}
    </div>
  )
}
