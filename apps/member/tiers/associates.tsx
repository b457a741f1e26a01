// Whom a full member brings along: the places there are, who holds them, one more, one less.
import { useState } from 'react'
import { useAction, usePages, useRead } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { Button } from '#ui/kit/button.tsx'
import { Row, Section } from '#ui/kit/list.tsx'
import { PagesList } from '#ui/kit/pages-list.tsx'
import { SearchBox } from '#ui/kit/search.tsx'
import { Confirm, Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import type { Associate, Place } from './shapes.ts'
import { tierTexts } from './texts.ts'

export function Associates() {
  const t = useT()
  const read = useRead(api.tiers.associates, {})
  const [naming, setNaming] = useState<Place>()
  const [removing, setRemoving] = useState<Associate>()
  if (!read.data || read.data.places.length === 0) return null
  const { places, associates } = read.data
  return (
    <Section title={t(tierTexts.associates)}>
      {places.map(place => (
        <p key={place.planId + place.holdingId} className="q-row q-row-apart">
          <span>{t(tierTexts.places, { name: place.planName, max: place.placesMax, taken: place.placesTaken })}</span>
          {place.placesTaken < place.placesMax && (
            <Button size="small" onClick={() => setNaming(place)}>
              {t(tierTexts.addAssociate)}
            </Button>
          )}
        </p>
      ))}
      <ul className="q-list">
        {associates.map(one => (
          <Row
            key={one.holdingId}
            lead={<Avatar name={one.name} id={one.memberId} />}
            title={one.name}
            note={one.planName}
            trail={
              <Button size="small" kind="plain" onClick={() => setRemoving(one)}>
                {t(tierTexts.removeAssociate)}
              </Button>
            }
          />
        ))}
      </ul>
      {naming && <NameSheet place={naming} onClose={() => setNaming(undefined)} />}
      {removing && <RemoveConfirm associate={removing} onClose={() => setRemoving(undefined)} />}
    </Section>
  )
}

function NameSheet({ place, onClose }: { place: Place; onClose: () => void }) {
  const t = useT()
  const [text, setText] = useState('')
  const people = usePages(api.members.directory, { query: { ...(text && { text }) } })
  const name = useAction(api.tiers.nameAssociate, {
    refreshes: ['tiers'],
    onDone: () => {
      toast(tierTexts.associateNamed)
      onClose()
    },
  })
  return (
    <Sheet open title={t(tierTexts.whoAssociate)} onClose={onClose}>
      <SearchBox value={text} onSearch={setText} />
      <ErrorNote error={name.error} small />
      <PagesList
        pages={people}
        keyOf={person => person.memberId}
        label={t(tierTexts.whoAssociate)}
        draw={person => (
          <Row
            lead={<Avatar name={person.name} id={person.memberId} />}
            title={person.name}
            onPress={() => void name.run({ body: { planId: place.planId, memberId: person.memberId } })}
          />
        )}
        empty={<p className="q-quiet">{t(tierTexts.noMembers)}</p>}
      />
    </Sheet>
  )
}

function RemoveConfirm({ associate, onClose }: { associate: Associate; onClose: () => void }) {
  const t = useT()
  const remove = useAction(api.tiers.removeAssociate, { refreshes: ['tiers'], onDone: onClose })
  return (
    <Confirm
      open
      title={t(tierTexts.removeTitle, { name: associate.name })}
      verb={t(tierTexts.removeAssociate)}
      busy={remove.busy}
      onClose={onClose}
      onConfirm={() => void remove.run({ params: { holdingId: associate.holdingId } })}
    >
      <p>{t(tierTexts.removeHint)}</p>
      <ErrorNote error={remove.error} small />
    </Confirm>
  )
}
