// What the content room answers over the wire, by short names.
import type { Answer } from '#kernel/contract.ts'
import type { Rooms } from '../routes.gen.ts'

type Of<K extends keyof Rooms['content']> = Answer<Rooms['content'][K]>
export type Stream = Of<'communityStream'>
export type PostPage = Of<'post'>
export type Post = PostPage['post']
export type Author = Post['author']
export type Comment = PostPage['comments'][number]
export type Mention = Post['mentions'][number]
export type StreamMine = Of<'mine'>
export type MinePost = StreamMine['posts'][number]
export type Reaction = MinePost['reactions'][number]
export type Hit = Of<'search'>['items'][number]
export type Notice = Of<'notices'>['items'][number]
export type Report = Of<'groupReports'>['items'][number]

export const reactions: readonly Reaction[] = ['like', 'thanks', 'insight', 'cheer']
