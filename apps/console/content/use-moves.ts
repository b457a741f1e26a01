// Moving a post in time, each with its way back.

import { answers } from '#ui/answers.ts'
import { useAction } from '#ui/data.ts'
import { api } from '../api.ts'
import { offerUndo } from '../shell/undo.tsx'
import { calendarTexts } from './calendar-texts.ts'
import { type ConsolePost, dayWords } from './week.ts'

export interface When {
  date: string
  time?: string
  slotId?: string
}

const refreshes = ['content']
/** Puts the post back to where it was before. */
async function putBackInTime(post: ConsolePost): Promise<void> {
  const params = { postId: post.id }
  if (post.state === 'draft') await api.content.unschedulePost({ params })
  else {
    const slot = post.slotId ? { slotId: post.slotId } : { time: post.dueTime! }
    await api.content.schedulePost({ params, body: { date: post.dueDate!, ...slot } })
  }
  answers.refresh('content')
}

export function useMoves() {
  const move = useAction(
    async (post: ConsolePost, when: When) => ({
      before: post,
      after: await api.content.schedulePost({ params: { postId: post.id }, body: when }),
    }),
    {
      refreshes,
      onDone: ({ before, after }) =>
        offerUndo(calendarTexts.moved, () => putBackInTime(before), { day: dayWords(after.dueDate!), time: after.dueTime! }),
    },
  )
  const unschedule = useAction(
    async (post: ConsolePost) => {
      await api.content.unschedulePost({ params: { postId: post.id } })
      return post
    },
    { refreshes, onDone: post => offerUndo(calendarTexts.drafted, () => putBackInTime(post)) },
  )
  const publish = useAction((post: ConsolePost) => api.content.publishPost({ params: { postId: post.id } }), { refreshes })
  return { move, unschedule, publish }
}
export type Moves = ReturnType<typeof useMoves>
