// The week's slots as a week, and what the official account says as talk.
import { useT } from '#ui/i18n.ts'
import { type Icon, IconComment, IconImage, IconMic } from '#ui/kit/icons.tsx'
import { becomes, type Change } from './plan.ts'
import { numbersOf, valueWords, weekdayName, weekdayNumbers } from './plan-texts.ts'
import { bookTexts } from './texts.ts'

const marks: Record<string, Icon> = { voice: IconMic, pictures: IconImage, text: IconComment }

export function WeekPart({ changes }: { changes: readonly Change[] }) {
  const t = useT()
  const slots = [...changes].sort((a, b) => becomes(a, 'time').localeCompare(becomes(b, 'time')))
  return (
    <table className="c-made-week">
      <caption className="q-aside">{t(bookTexts.weekTable)}</caption>
      <thead>
        <tr>
          <td />
          {weekdayNumbers.map(day => (
            <th key={day} scope="col">
              {t(weekdayName(day))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {slots.map(slot => {
          const days = numbersOf(becomes(slot, 'weekdays'))
          const kind = becomes(slot, 'kind')
          const Mark = marks[kind] ?? IconComment
          return (
            <tr key={slot.ref}>
              <th scope="row">
                <b>{becomes(slot, 'time')}</b>
                <span>{slot.title}</span>
              </th>
              {weekdayNumbers.map(day => (
                <td key={day} className={days.includes(day) ? 'c-made-on' : undefined}>
                  {days.includes(day) && <Mark size={18} label={valueWords('kind', kind, t)} />}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const hearing = { exact: bookTexts.hears, contains: bookTexts.hearsPart, starts: bookTexts.hearsStart }

export function TalkPart({ changes }: { changes: readonly Change[] }) {
  const t = useT()
  return (
    <ul className="c-made-talk">
      {changes.map(change => {
        const match = becomes(change, 'match') as keyof typeof hearing
        const words = becomes(change, 'words')
        return (
          <li key={change.ref}>
            {words ? (
              <p className="c-talk-in">
                <span className="q-quiet">{t(hearing[match] ?? bookTexts.hears)}</span>
                <span className="c-talk-words">{words.split('、').map(word => t({ zh: `「${word}」`, en: `“${word}” ` }))}</span>
              </p>
            ) : (
              <p className="c-talk-in q-quiet">
                {t(change.ref === 'subscribe' ? bookTexts.newFollower : bookTexts.unknownWords)}
              </p>
            )}
            <Said article={becomes(change, 'article')} text={becomes(change, 'text')} />
          </li>
        )
      })}
    </ul>
  )
}

function Said({ article, text }: { article: string; text: string }) {
  if (!article.startsWith('{')) return <p className="c-talk-out q-prose">{text}</p>
  const { title, description } = JSON.parse(article) as { title: string; description: string }
  return (
    <p className="c-talk-out c-talk-article">
      <b>{title}</b>
      <span className="q-quiet">{description}</span>
    </p>
  )
}
