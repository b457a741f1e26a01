// The columns of the directory: some always, the rest as the operator likes, kept in this browser.
import type { TableProps } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { Answer } from '#kernel/contract.ts'
import { date, say, useLocale } from '#ui/i18n.ts'
import { Avatar } from '#ui/kit/avatar.tsx'
import { RelativeTime } from '#ui/kit/relative-time.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { fileAddress } from '../api.ts'
import type { Rooms } from '../routes.gen.ts'
import { type FieldLine, useKnown } from './known.ts'
import { memberTexts } from './texts.ts'
import { valueWords } from './values.ts'
import { stageTexts, stageTone, stateTexts } from './words.ts'

export type MemberLine = Answer<Rooms['members']['list']>['items'][number]
type Columns = NonNullable<TableProps<MemberLine>['columns']>
const keptKey = 'ql-member-columns'
const usual = ['tags', 'active', 'joined']
/** Until somebody chose: the first two fields too. */
const usualFields = 2

export const PersonCell = ({ member }: { member: MemberLine }) => (
  <Link href={`/members/${member.memberId}`} className="c-person">
    <Avatar name={member.name} id={member.memberId} photo={member.photo && fileAddress(member.photo)} size="small" />
    <span>
      <b>{member.name}</b> {member.state !== 'present' && <Tag tone="cinnabar">{say(stateTexts[member.state])}</Tag>}
      <small className="q-clip">{member.phone ?? member.email ?? ''}</small>
    </span>
  </Link>
)

const fieldColumn = (field: FieldLine): Columns[number] => ({
  key: `field.${field.key}`,
  title: say({ zh: field.titleZh, en: field.titleEn }),
  ellipsis: true,
  render: (_none, member) => valueWords(field, member.values[field.key]),
})

function optionalColumns(tags: ReadonlyMap<string, string>): Columns {
  return [
    {
      key: 'tags',
      title: say(memberTexts.tags),
      render: (_none, { tagIds }) => (
        <span className="q-row">
          {tagIds.slice(0, 3).map(id => (
            <Tag key={id}>{tags.get(id) ?? '…'}</Tag>
          ))}
          {tagIds.length > 3 && <span className="q-quiet">+{tagIds.length - 3}</span>}
        </span>
      ),
    },
    { key: 'source', title: say(memberTexts.source), dataIndex: 'source', ellipsis: true },
    {
      key: 'active',
      title: say(memberTexts.active),
      width: 130,
      render: (_none, { activeAt }) => <RelativeTime at={activeAt} />,
    },
    { key: 'joined', title: say(memberTexts.joined), width: 150, render: (_none, { joinedAt }) => date(joinedAt, 'day') },
  ]
}

/** `all` names what may be shown, `shown` what is; `columns` go to the table. */
export function useMemberColumns() {
  useLocale()
  const { known, fieldList } = useKnown()
  const [chosen, setChosen] = useState<string[] | null>(() => {
    try {
      return JSON.parse(localStorage.getItem(keptKey) ?? '') as string[]
    } catch {
      return null
    }
  })
  const optional = [...fieldList.filter(field => field.kind !== 'long-text').map(fieldColumn), ...optionalColumns(known.tags)]
  const shown = chosen ?? [...optional.slice(0, usualFields).map(column => String(column.key)), ...usual]
  const columns: Columns = [
    { key: 'name', title: say(memberTexts.name), width: 200, render: (_none, member) => <PersonCell member={member} /> },
    {
      key: 'stage',
      title: say(memberTexts.stage),
      width: 90,
      render: (_none, { stage }) => <Tag tone={stageTone[stage]}>{say(stageTexts[stage])}</Tag>,
    },
    ...optional.filter(column => shown.includes(String(column.key))),
  ]
  const choose = (keys: string[]) => {
    localStorage.setItem(keptKey, JSON.stringify(keys))
    setChosen(keys)
  }
  return { columns, shown, choose, all: optional.map(column => ({ value: String(column.key), label: String(column.title) })) }
}
