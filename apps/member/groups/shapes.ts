// What the groups answer over the wire, by short names.
import type { Answer } from '#kernel/contract.ts'
import type { Rooms } from '../routes.gen.ts'

type Of<K extends keyof Rooms['groups']> = Answer<Rooms['groups'][K]>
export type Group = Of<'get'>
export type GroupCard = Of<'list'>['items'][number]
export type Seat = Of<'seats'>['items'][number]
export type SeatTaken = Of<'takeSeat'>
export type Landing = Of<'landing'>
export type LandingGroup = Landing['groups'][number]
export type Invite = Of<'invite'>
export type Step = Group['standing']['steps'][number]
export type Application = Of<'applications'>['items'][number]
export type Role = Seat['role']
