// Survey at the desk: the counts as they come, and what was written.
import { Button, Empty, List, Space, Typography } from 'antd'
import { useT } from '#ui/i18n.ts'
import type { DeskProps } from '../screen.ts'
import type { Shown } from './play.ts'
import { Tallies } from './tallies.tsx'
import { surveyTexts as words } from './texts.ts'

export function Desk(props: DeskProps<Shown>) {
  const t = useT()
  const { questions, tallies, people, isAnonymous, counted, phase } = props.shown
  const isRunning = isAnonymous && phase === 'open'
  return (
    <Space orientation="vertical" size="large" style={{ width: '100%' }}>
      <Typography.Text type="secondary">{t(words.people, { n: people })}</Typography.Text>
      {people === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(words.none)} />
      ) : tallies ? (
        <Tallies questions={questions} tallies={tallies} />
      ) : (
        <Typography.Text>{t(isRunning ? words.steps : words.few)}</Typography.Text>
      )}
      {isRunning && tallies && (
        <Typography.Text type="secondary">
          {t(words.counted, { n: counted })} · {t(words.steps)}
        </Typography.Text>
      )}
      {isRunning && questions.some(one => one.kind === 'text') && (
        <Typography.Text type="secondary">{t(words.textsLater)}</Typography.Text>
      )}
      {questions.some(one => one.kind === 'text') && (isAnonymous ? <Unsigned {...props} /> : <Signed {...props} />)}
    </Space>
  )
}

interface Said {
  key: string
  question: string
  text: string
  name: string
}
const Texts = ({ said, note }: { said: Said[]; note?: string }) => {
  const t = useT()
  return (
    <List<Said>
      header={
        <>
          <b>{t(words.textsTitle)}</b> {note && <Typography.Text type="secondary">{note}</Typography.Text>}
        </>
      }
      dataSource={said}
      rowKey="key"
      renderItem={({ question, text, name }) => (
        <List.Item>
          <List.Item.Meta title={text} description={name ? `${name} · ${question}` : question} />
        </List.Item>
      )}
    />
  )
}

function Unsigned({ shown: { texts, textsAll, questions } }: DeskProps<Shown>) {
  const t = useT()
  if (!texts || texts.length === 0) return null
  const said = texts.map(({ question, text }, at) => ({
    ...{ key: String(at), question: questions[question]?.title ?? '', text, name: '' },
  }))
  return <Texts said={said} note={t(words.textsSample, { n: texts.length, all: textsAll })} />
}

/** Of each member what he said last. */
function Signed({ useFeed, shown: { questions } }: DeskProps<Shown>) {
  const t = useT()
  const feed = useFeed('answer')
  const seen = new Set<string>()
  const said = feed.items.flatMap(({ nth, member, input }) => {
    if (!member || seen.has(member.memberId)) return []
    seen.add(member.memberId)
    const { answers = {} } = (input ?? {}) as { answers?: Record<string, unknown> }
    return questions.flatMap(({ kind, title }, at) => {
      const text = answers[at]
      if (kind !== 'text' || typeof text !== 'string' || text === '') return []
      return [{ key: `${nth} ${at}`, question: title, text, name: member.name }]
    })
  })
  return (
    <>
      <Texts said={said} />
      {!feed.loading && !feed.end && <Button onClick={feed.more}>{t(words.more)}</Button>}
    </>
  )
}
