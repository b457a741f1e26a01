// A certificate, drawn as one picture that can be saved. It carries its own colours: paper does not turn dark at night.
import './results.css'
import { useRef } from 'react'
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { IconDownload } from '#ui/kit/icons.tsx'
import { Section } from '#ui/kit/list.tsx'
import type { Certificate as Printed } from './settings.ts'
import { contestTexts } from './texts.ts'

const [ink, seal, gold, paper] = ['#1a211d', '#b5331b', '#9a7428', '#fdfbf3']
const serif = '"Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", Georgia, serif'

/** Long words are set smaller, so that they stay on the paper. */
const sizeFor = (words: string, most: number, width: number): number => {
  const wide = [...words].reduce((sum, one) => sum + (/[\u2e80-\uffff]/.test(one) ? 1 : 0.55), 0)
  return Math.max(10, Math.min(most, width / Math.max(wide, 1)))
}

export function Certificate({ printed, contest }: { printed: Printed; contest: string }) {
  const t = useT()
  const drawing = useRef<SVGSVGElement>(null)
  const { name, title, place, prize, sponsor } = printed
  const words = t(contestTexts.certificateWords, { contest, title })
  const won = prize || t(contestTexts.certificatePlace, { n: place })
  const save = () => {
    if (!drawing.current) return
    const blob = new Blob([new XMLSerializer().serializeToString(drawing.current)], { type: 'image/svg+xml' })
    const link = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(blob),
      download: `${contest} ${name}.svg`,
    })
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }
  return (
    <Section title={t(contestTexts.certificate)}>
      <svg
        ref={drawing}
        className="p-contest-certificate"
        xmlns="http://www.w3.org/2000/svg"
        viewBox="0 0 480 340"
        width="960"
        height="680"
        role="img"
        aria-label={`${name} ${words} ${won}`}
        fontFamily={serif}
        textAnchor="middle"
        fill={ink}
      >
        <rect width="480" height="340" fill={paper} />
        <path d="M14 34V14h20M446 14h20v20M466 306v20h-20M34 326H14v-20" fill="none" stroke={gold} strokeWidth="3" />
        <rect x="22" y="22" width="436" height="296" fill="none" stroke={gold} strokeWidth="1" />
        <Wreath />
        <text x="240" y="92" fontSize={sizeFor(t(contestTexts.certificateHead), 38, 150)} fontWeight="700" fill={seal}>
          {t(contestTexts.certificateHead)}
        </text>
        <text x="240" y="150" fontSize={sizeFor(name, 28, 380)} fontWeight="700">
          {name}
        </text>
        <text x="240" y="188" fontSize={sizeFor(words, 16, 410)}>
          {words}
        </text>
        <text x="240" y="238" fontSize={sizeFor(won, 34, 300)} fontWeight="700" fill={seal}>
          {won}
        </text>
        <text x="44" y="298" fontSize="13" textAnchor="start">
          {date(`${printed.date}T12:00:00Z`, 'day', 'UTC')}
        </text>
        {sponsor && (
          <text x="436" y="298" fontSize={sizeFor(sponsor, 13, 180)} textAnchor="end">
            {t(contestTexts.certificateThanks, { sponsor })}
          </text>
        )}
      </svg>
      <Button icon={IconDownload} wide onClick={save}>
        {t(contestTexts.save)}
      </Button>
    </Section>
  )
}

/** Two branches that meet below the title. */
function Wreath() {
  const leaves = [0, 1, 2, 3, 4].map(n => ({ x: 150 - n * 9, y: 104 - n * 14, turn: -50 - n * 8 }))
  const branch = leaves.map(({ x, y, turn }) => (
    <path key={x} d="M0 0c4-8 14-8 18 0-4 8-14 8-18 0" transform={`translate(${x} ${y}) rotate(${turn})`} fill={gold} />
  ))
  return (
    <g opacity="0.75">
      {branch}
      <g transform="translate(480 0) scale(-1 1)">{branch}</g>
    </g>
  )
}
