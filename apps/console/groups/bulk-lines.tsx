// What a change of many seats will do, or did, line by line: who goes, who stays and why.
import type { Answer } from '#kernel/contract.ts'
import { number, useT } from '#ui/i18n.ts'
import { Tag } from '#ui/kit/tag.tsx'
import type { Rooms } from '../routes.gen.ts'

type Lines = Answer<Rooms['groups']['changeSeats']>
const words = {
  will: { zh: '可以', en: 'will be' },
  did: { zh: '已完成', en: 'done' },
  refused: { zh: '不行', en: 'refused' },
  sum: { zh: '{will} 位可以，{refused} 位不行。', en: '{will} will go through, {refused} will not.' },
}

export function BulkLines({ lines }: { lines: Lines['lines'] }) {
  const t = useT()
  const refused = lines.filter(line => line.outcome === 'refused')
  const others = lines.filter(line => line.outcome !== 'refused')
  return (
    <div className="q-stack" aria-live="polite">
      <p>{t(words.sum, { will: number(others.length), refused: number(refused.length) })}</p>
      <ul className="c-lines">
        {[...refused, ...others].slice(0, 50).map(line => (
          <li key={line.memberId} className="q-row q-row-apart">
            <span>{line.cardName || line.memberId}</span>
            {line.refusal ? (
              <span className="q-quiet">{line.refusal.title}</span>
            ) : (
              <Tag tone="green">{t(words[line.outcome])}</Tag>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
