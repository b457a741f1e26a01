// Where a member sits: each group with his number, his role, and since when.
import { Link } from 'wouter'
import { useRead } from '#ui/data.ts'
import { date, number, useT } from '#ui/i18n.ts'
import { Emblem } from '#ui/kit/emblem.tsx'
import { ErrorNote, Skeleton } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api } from '../api.ts'
import { groupTexts } from '../groups/texts.ts'
import { roleTexts, roleTone } from '../groups/words.ts'
import { Block } from '../shell/block.tsx'
import { useMay } from '../shell/session.ts'
import { standingTexts } from './standing-texts.ts'
import { memberTexts } from './texts.ts'

export function MemberSeats({ memberId }: { memberId: string }) {
  const t = useT()
  const may = useMay()('groups.read')
  const seats = useRead(api.groups.seatsOfMember, may ? { params: { memberId } } : null)
  if (!may) return null
  return (
    <Block title={t(memberTexts.seats)}>
      <ErrorNote error={seats.error} onRetry={seats.reload} small />
      {seats.loading && <Skeleton kind="text" count={1} />}
      {seats.data?.length === 0 && <p className="q-quiet">{t(memberTexts.seatsNone)}</p>}
      <ul className="c-held-seats">
        {seats.data?.map(seat => (
          <li key={seat.groupId}>
            <Link href={`/groups/${seat.groupId}`} className="c-held-seat">
              <Emblem
                id={seat.groupId}
                ageWeeks={seat.ageWeeks}
                seatsTaken={seat.seatsTaken}
                seatsMax={seat.seatsMax}
                size={36}
              />
              <span className="q-grow">
                <b className="q-clip">{seat.groupName}</b>
                <small>
                  {t(standingTexts.seatNumber, { number: number(seat.number) })} ·{' '}
                  {t(standingTexts.seatSince, { day: date(seat.takenAt, 'day') })}
                </small>
              </span>
              <span className="c-held-seat-marks">
                {seat.state === 'closed' && <Tag>{t(groupTexts.closed)}</Tag>}
                <Tag tone={roleTone[seat.role]}>{t(roleTexts[seat.role])}</Tag>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Block>
  )
}
