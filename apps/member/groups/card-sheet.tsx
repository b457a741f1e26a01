// One's own card in a group, changed.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { Sheet } from '#ui/kit/sheet.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { toast } from '#ui/kit/toast.tsx'
import { api } from '../api.ts'
import { postTexts } from '../content/post/texts.ts'
import { CardFields, cardOf, firstCard } from './entry/card-fields.tsx'
import type { Group } from './shapes.ts'
import { groupsTexts } from './texts.ts'

export function CardSheet({ group, onClose }: { group: Group; onClose: () => void }) {
  const t = useT()
  const [wish, setWish] = useState(() => firstCard(group))
  const save = useAction(api.groups.changeMyCard, {
    refreshes: ['groups', 'content'],
    onDone: () => {
      toast(groupsTexts.cardSaved)
      onClose()
    },
  })
  return (
    <Sheet
      open
      title={t(groupsTexts.myCard)}
      onClose={onClose}
      held={save.busy}
      actions={
        <Button
          kind="primary"
          busy={save.busy}
          onClick={() => void save.run({ params: { groupId: group.id }, body: cardOf(wish) })}
        >
          {t(postTexts.save)}
        </Button>
      }
    >
      <div className="q-stack">
        <CardFields group={group} wish={wish} onWish={setWish} />
        <ErrorNote error={save.error} small />
      </div>
    </Sheet>
  )
}
