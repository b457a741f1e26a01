// The page of rules of a deal, with the hash by which anyone can check that it stayed.
import { useT } from '#ui/i18n.ts'
import { Block } from '../shell/block.tsx'
import { dealTexts } from './texts.ts'

export function Rules({ lines, hash }: { lines: readonly { name: string; text: string }[]; hash: string }) {
  const t = useT()
  return (
    <Block title={t(dealTexts.rules)}>
      <dl className="c-rules">
        {lines.map(line => (
          <div key={line.name}>
            <dt>{line.name}</dt>
            <dd className="c-pre">{line.text}</dd>
          </div>
        ))}
      </dl>
      <p className="c-under">{t(dealTexts.hash)}</p>
      <p className="c-under c-mono">{hash}</p>
    </Block>
  )
}
