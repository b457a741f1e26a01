// What the members' room answers over the wire, by short names.
import type { Answer } from '#kernel/contract.ts'
import type { Rooms } from '../routes.gen.ts'

type Of<K extends keyof Rooms['members']> = Answer<Rooms['members'][K]>
export type Me = Of<'me'>
export type Field = Of<'myFields'>[number]
export type Identity = Me['identities'][number]
export type ConsentText = Of<'consentTexts'>[number]
export type MemberCard = Of<'card'>
export type SessionRow = Of<'mySessions'>[number]
