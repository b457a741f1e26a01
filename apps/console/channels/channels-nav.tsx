// The pages of each of the three parts of the channels, side by side.
import { useT } from '#ui/i18n.ts'
import { SubNav } from '../shell/sub-nav.tsx'
import { channelTexts } from './texts.ts'

const parts = {
  channels: [
    ['/channels', channelTexts.channels],
    ['/channels/quotas', channelTexts.quotas],
  ],
  replies: [
    ['/replies', channelTexts.keywords],
    ['/replies/greetings', channelTexts.greetings],
    ['/replies/hits', channelTexts.hits],
  ],
  messages: [
    ['/messages', channelTexts.inbox],
    ['/messages/out', channelTexts.outbox],
    ['/messages/templates', channelTexts.templates],
  ],
} as const

export function ChannelsNav({ part, mark }: { part: keyof typeof parts; mark?: React.ReactNode }) {
  const t = useT()
  return (
    <SubNav
      label={t(channelTexts[part])}
      links={parts[part].map(([href, title], at) => ({ href, title: t(title), mark: at === 0 ? mark : undefined }))}
    />
  )
}
