// A member as a line of a list.
import { Avatar } from '#ui/kit/avatar.tsx'
import { Row } from '#ui/kit/list.tsx'
import { at } from '../shell/ways.ts'

export interface Person {
  memberId: string
  name: string
  photo: string | null
  intro: string
}

export const PersonRow = ({ person }: { person: Person }) => (
  <Row
    lead={<Avatar name={person.name} id={person.memberId} photo={person.photo} />}
    title={person.name}
    note={person.intro.split('\n')[0]}
    href={at(`/members/${person.memberId}`)}
  />
)
