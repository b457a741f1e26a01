// One's own card in the group, and what everyone here has signed.
import { date, useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Section } from '#ui/kit/list.tsx'
import { NameCard } from '#ui/kit/name-card.tsx'
import { roleText } from '../content/byline.tsx'
import type { Group } from './shapes.ts'
import { groupsTexts } from './texts.ts'

export function GroupAbout({ group, onCard }: { group: Group; onCard: () => void }) {
  const t = useT()
  const { seat, norms } = group
  const role = roleText(seat?.role)
  return (
    <div className="q-stack m-about">
      {seat && (
        <Section title={t(groupsTexts.myCard)}>
          <NameCard number={seat.number} name={seat.cardName} group={group} role={role && t(role)} seatedAt={seat.takenAt} />
          <div>
            <Button size="small" onClick={onCard}>
              {t(groupsTexts.changeCard)}
            </Button>
          </div>
        </Section>
      )}
      <Section
        title={t(groupsTexts.norms)}
        aside={
          norms && (
            <span className="q-quiet">
              {t(groupsTexts.normsVersion, { version: norms.version, date: date(norms.changedAt, 'day') })}
            </span>
          )
        }
      >
        {norms ? (
          <>
            <div className="m-norms q-prose">{norms.text}</div>
            {norms.signedVersion === norms.version && (
              <p className="q-quiet">{t(groupsTexts.normsSigned, { version: norms.version })}</p>
            )}
          </>
        ) : (
          <p className="q-quiet">{t(groupsTexts.normsNone)}</p>
        )}
      </Section>
    </div>
  )
}
