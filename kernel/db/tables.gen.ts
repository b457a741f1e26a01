// Made by scripts/generate.ts from the migrations. Do not edit.
import type { ColumnType } from 'kysely'

type Generated<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>
type Always<T> = ColumnType<T, never, never>

export interface ActivitiesActivities {
  communityId: string
  id: string
  play: string
  title: string
  intro: Generated<string>
  pictureFileId: Generated<string | null>
  groupId: Generated<string | null>
  audience: Generated<ColumnType<unknown, string, string>>
  opensAt: Date
  closesAt: Date
  settings: ColumnType<unknown, string, string>
  rewards: Generated<ColumnType<unknown, string, string>>
  limits: Generated<ColumnType<unknown, string, string>>
  costPoints: Generated<number>
  budget: Generated<number | null>
  weights: Generated<ColumnType<unknown, string, string>>
  told: Generated<ColumnType<unknown, string, string>>
  seriesId: Generated<string | null>
  seriesNth: Generated<number | null>
  giverId: Generated<string | null>
  state: 'draft' | 'scheduled' | 'open' | 'closed' | 'settling' | 'settled' | 'cancelling' | 'cancelled'
  isArchived: Generated<boolean>
  rulesHash: Generated<string>
  result: Generated<ColumnType<unknown, string | null, string | null>>
  endNote: Generated<string>
  madeAt: Date
  madeBy: string
  publishedAt: Generated<Date | null>
  settledAt: Generated<Date | null>
  endedAt: Generated<Date | null>
}

export interface ActivitiesAwards {
  communityId: string
  id: string
  activityId: string
  memberId: string
  reward: string
  cause: string
  units: number
  amount: Generated<number>
  value: Generated<number>
  state: 'due' | 'paid' | 'owed' | 'void' | 'failed'
  ref: Generated<string>
  why: Generated<string>
  at: Date
  settledAt: Generated<Date | null>
}

export interface ActivitiesCrew {
  communityId: string
  activityId: string
  memberId: string
  title: string
}

export interface ActivitiesFiles {
  communityId: string
  fileId: string
  activityId: string
  memberId: string
  kind: 'picture' | 'voice' | 'document'
  nth: Generated<number | null>
  isPublic: Generated<boolean>
  about: Generated<ColumnType<unknown, string, string>>
  at: Date
}

export interface ActivitiesMoves {
  communityId: string
  activityId: string
  nth: number
  actor: string
  move: string
  key: string
  isPublic: Generated<boolean>
  input: ColumnType<unknown, string, string>
  outcome: ColumnType<unknown, string, string>
  files: Generated<string[]>
  cost: Generated<number>
  at: Date
}

export interface ActivitiesPlayers {
  communityId: string
  activityId: string
  memberId: string
  seq: number
  weight: Generated<number>
  mine: Generated<ColumnType<unknown, string | null, string | null>>
  score: Generated<number>
  moves: Generated<number>
  day: Generated<string | null>
  dayMoves: Generated<number>
  charged: Generated<number>
  token: string
  joinedAt: Date
  movedAt: Date
}

export interface ActivitiesRules {
  communityId: string
  activityId: string
  hash: string
  text: string
  at: Date
  by: string
}

export interface ActivitiesSeries {
  communityId: string
  id: string
  title: string
  draft: ColumnType<unknown, string, string>
  pattern: string
  minutes: number
  startsAt: Date
  timesMax: Generated<number | null>
  until: Generated<Date | null>
  times: Generated<number>
  nextAt: Generated<Date | null>
  state: 'running' | 'paused' | 'ended'
  why: Generated<string>
  madeAt: Date
  madeBy: string
}

export interface ActivitiesTables {
  communityId: string
  activityId: string
  seed: string
  commitment: string
  deck: Generated<ColumnType<unknown, string | null, string | null>>
  table: Generated<ColumnType<unknown, string | null, string | null>>
  stock: Generated<ColumnType<unknown, string, string>>
  budgetLeft: Generated<number | null>
  moves: Generated<number>
  players: Generated<number>
  ticks: Generated<number>
  dueAt: Generated<Date | null>
  entriesRoot: Generated<string | null>
  entries: Generated<number | null>
  frozenAt: Generated<Date | null>
  beacon: Generated<ColumnType<unknown, string | null, string | null>>
  entriesVeil: Generated<string | null>
  toldAt: Generated<Date | null>
}

export interface ChannelsAccounts {
  communityId: string
  id: string
  kind: 'email' | 'sms' | 'wechat'
  name: string
  appId: Generated<string | null>
  mode: Generated<'encrypted' | 'plain' | null>
  createdAt: Date
  changedAt: Date
  verifiedAt: Generated<Date | null>
  heardAt: Generated<Date | null>
  disconnectedAt: Generated<Date | null>
}

export interface ChannelsFollowers {
  communityId: string
  accountId: string
  openid: string
  memberId: Generated<string | null>
  scene: Generated<string | null>
  followedAt: Date
  leftAt: Generated<Date | null>
  windowFrom: Date
  windowUntil: Date
  windowMax: number
}

export interface ChannelsGreetings {
  communityId: string
  occasion: 'subscribe' | 'unknown'
  ref: Generated<string | null>
  replyText: Generated<string>
  article: Generated<ColumnType<unknown, string | null, string | null>>
  handover: Generated<boolean>
  changedAt: Date
  changedBy: string
}

export interface ChannelsKeywordHits {
  communityId: string
  keywordId: string
  day: string
  hits: number
}

export interface ChannelsKeywords {
  communityId: string
  id: string
  ref: Generated<string | null>
  words: string[]
  folded: string[]
  match: 'exact' | 'starts' | 'contains'
  accountId: Generated<string | null>
  fromDay: Generated<string | null>
  untilDay: Generated<string | null>
  postId: Generated<string | null>
  replyText: Generated<string>
  article: Generated<ColumnType<unknown, string | null, string | null>>
  handover: Generated<boolean>
  priority: Generated<number>
  changedAt: Date
  changedBy: string
}

export interface ChannelsMessages {
  communityId: string
  id: string
  accountId: string
  direction: 'in' | 'out'
  channel: 'email' | 'sms' | 'wechat'
  key: string
  memberId: Generated<string | null>
  address: string
  kind: 'text' | 'article' | 'image' | 'voice' | 'event' | 'other'
  purpose: Generated<'transactional' | 'service' | 'marketing' | 'research' | null>
  template: Generated<string | null>
  params: Generated<ColumnType<unknown, string, string>>
  subject: Generated<string>
  body: Generated<string>
  article: Generated<ColumnType<unknown, string | null, string | null>>
  search: Generated<string>
  state: string
  why: Generated<string>
  detail: Generated<string>
  at: Date
  push: Generated<ColumnType<unknown, string | null, string | null>>
  reply: Generated<ColumnType<unknown, string | null, string | null>>
  repliedBy: Generated<'push' | 'message' | null>
  keywordId: Generated<string | null>
  answersId: Generated<string | null>
  attempts: Generated<number>
  attemptId: Generated<string | null>
  leaseUntil: Generated<Date | null>
  dueAt: Generated<Date | null>
  sentAt: Generated<Date | null>
  providerId: Generated<string | null>
}

export interface ChannelsQuotas {
  communityId: string
  accountId: string
  what: string
  max: number
  over: 'wait' | 'refuse'
  changedAt: Date
  changedBy: string
}

export interface ChannelsSecrets {
  communityId: string
  accountId: string
  name: 'app-secret' | 'token' | 'encoding-aes-key'
  sealed: Buffer
  tail: string
  setAt: Date
  setBy: string
}

export interface ChannelsSteps {
  communityId: string
  messageId: string
  seq: Always<number>
  at: Date
  step: string
  by: string
  detail: Generated<string>
}

export interface ChannelsTemplates {
  communityId: string
  channel: 'email' | 'sms' | 'wechat'
  key: string
  ref: Generated<string | null>
  subjectZh: Generated<string>
  subjectEn: Generated<string>
  bodyZh: string
  bodyEn: string
  changedAt: Date
  changedBy: string
}

export interface ChannelsUsage {
  communityId: string
  accountId: string
  what: string
  recipient: string
  windowFrom: Date
  windowUntil: Date
  used: number
}

export interface CommunitiesCommunities {
  id: string
  slug: string
  name: string
  intro: string
  timeZone: string
  locale: 'zh-CN' | 'en'
  currency: 'CNY' | 'USD' | 'EUR' | 'HKD' | 'JPY'
  demo: Generated<boolean>
  openedAt: Date
}

export interface ContentComments {
  communityId: string
  id: string
  postId: string
  authorId: Generated<string | null>
  replyTo: Generated<string | null>
  text: string
  mentions: Generated<string[]>
  state: Generated<'published' | 'hidden' | 'removed'>
  at: Date
  editedAt: Generated<Date | null>
  edits: Generated<number>
  search: string
}

export interface ContentEarlierTexts {
  communityId: string
  id: string
  postId: string
  commentId: Generated<string | null>
  text: string
  at: Date
  by: string
}

export interface ContentFeatures {
  communityId: string
  id: string
  postId: string
  note: Generated<string>
  featuredAt: Date
  featuredBy: string
  unfeaturedAt: Generated<Date | null>
  unfeaturedBy: Generated<string | null>
}

export interface ContentNotices {
  communityId: string
  id: string
  memberId: string
  kind: 'mention' | 'reply' | 'featured' | 'hidden'
  postId: string
  commentId: Generated<string | null>
  byMemberId: Generated<string | null>
  reason: Generated<string | null>
  at: Date
  readAt: Generated<Date | null>
}

export interface ContentPins {
  communityId: string
  id: string
  postId: string
  pinnedAt: Date
  pinnedBy: string
  unpinnedAt: Generated<Date | null>
  unpinnedBy: Generated<string | null>
}

export interface ContentPosts {
  communityId: string
  id: string
  groupId: Generated<string | null>
  stream: Always<string>
  authorId: Generated<string | null>
  kind: 'text' | 'pictures' | 'voice'
  text: string
  mentions: Generated<string[]>
  pictures: Generated<ColumnType<unknown, string, string>>
  voice: Generated<ColumnType<unknown, string | null, string | null>>
  state: 'draft' | 'scheduled' | 'published' | 'hidden' | 'removed'
  createdAt: Date
  createdBy: string
  dueAt: Generated<Date | null>
  dueDate: Generated<string | null>
  dueTime: Generated<string | null>
  slotId: Generated<string | null>
  publishedAt: Generated<Date | null>
  appearedAt: Generated<Date | null>
  editedAt: Generated<Date | null>
  edits: Generated<number>
  pinnedAt: Generated<Date | null>
  featuredAt: Generated<Date | null>
  commentsCount: Generated<number>
  likeCount: Generated<number>
  thanksCount: Generated<number>
  insightCount: Generated<number>
  cheerCount: Generated<number>
  search: string
  forRight: Generated<string | null>
}

export interface ContentReactions {
  communityId: string
  postId: string
  memberId: string
  kind: 'like' | 'thanks' | 'insight' | 'cheer'
  at: Date
}

export interface ContentReports {
  communityId: string
  id: string
  postId: string
  commentId: Generated<string>
  reporterId: string
  reason: 'spam' | 'abuse' | 'false' | 'private' | 'other'
  text: Generated<string>
  state: Generated<'open' | 'upheld' | 'dismissed'>
  at: Date
  settledAt: Generated<Date | null>
  settledBy: Generated<string | null>
  note: Generated<string>
}

export interface ContentSettings {
  communityId: string
  membersWrite: boolean
}

export interface ContentSlots {
  communityId: string
  id: string
  ref: Generated<string | null>
  title: string
  kind: 'text' | 'pictures' | 'voice'
  groupId: Generated<string | null>
  weekdays: number[]
  time: string
  openedAt: Date
  closedAt: Generated<Date | null>
}

export interface ContentTakedowns {
  communityId: string
  id: string
  postId: string
  commentId: Generated<string>
  how: 'hidden' | 'removed'
  reason: string
  at: Date
  by: string
  undoneAt: Generated<Date | null>
  undoneBy: Generated<string | null>
}

export interface ContentUploads {
  communityId: string
  fileId: string
  kind: 'picture' | 'voice'
  thumbFileId: Generated<string | null>
  width: Generated<number | null>
  height: Generated<number | null>
  colour: Generated<string | null>
  durationMs: Generated<number | null>
  mime: string
  bytes: number
  uploadedBy: string
  at: Date
  postId: Generated<string | null>
}

export interface DealsBids {
  communityId: string
  dealId: string
  seq: number
  memberId: string
  amount: number
  at: Date
}

export interface DealsDeals {
  communityId: string
  id: string
  kind: 'team-buy' | 'stepped' | 'pre-sale' | 'crowdfunding' | 'auction' | 'draw' | 'meal'
  title: string
  intro: Generated<string>
  variantId: string
  needsRight: Generated<string | null>
  opensAt: Date
  closesAt: Date
  terms: ColumnType<unknown, string, string>
  state: 'draft' | 'open' | 'deciding' | 'settling' | 'failing' | 'cancelling' | 'succeeded' | 'failed' | 'cancelled'
  version: Generated<number>
  offerId: Generated<string | null>
  restOfferId: Generated<string | null>
  outcome: Generated<ColumnType<unknown, string | null, string | null>>
  endNote: Generated<string>
  madeAt: Date
  madeBy: string
  publishedAt: Generated<Date | null>
  endedAt: Generated<Date | null>
}

export interface DealsDeposits {
  communityId: string
  dealId: string
  memberId: string
  holdId: string
  amount: number
  at: Date
  returnedAt: Generated<Date | null>
}

export interface DealsDraws {
  communityId: string
  dealId: string
  seed: string
  commitment: string
  frozenAt: Generated<Date | null>
  entries: Generated<number | null>
  entriesHash: Generated<string | null>
}

export interface DealsEntries {
  communityId: string
  id: string
  dealId: string
  memberId: string
  sentence: Generated<string>
  at: Date
  rank: Generated<number | null>
}

export interface DealsLots {
  communityId: string
  dealId: string
  endsAt: Date
  topAmount: Generated<number | null>
  topMemberId: Generated<string | null>
  bids: Generated<number>
  closedAt: Generated<Date | null>
}

export interface DealsParts {
  communityId: string
  id: string
  dealId: string
  teamId: Generated<string | null>
  memberId: string
  key: string
  orderId: string
  variantId: string
  units: number
  price: number
  restOf: Generated<string | null>
  until: Date
  state: 'held' | 'paid' | 'granted' | 'kept' | 'returned' | 'lapsed'
  at: Date
  paidAt: Generated<Date | null>
  endedAt: Generated<Date | null>
  returned: Generated<number>
  refundId: Generated<string | null>
  why: Generated<string>
}

export interface DealsReports {
  communityId: string
  dealId: string
  memberId: string
  text: string
  at: Date
}

export interface DealsRules {
  communityId: string
  dealId: string
  version: number
  hash: string
  text: string
  at: Date
  by: string
}

export interface DealsTeams {
  communityId: string
  id: string
  dealId: string
  leaderId: string
  size: number
  held: Generated<number>
  paid: Generated<number>
  state: 'open' | 'formed' | 'unformed'
  openedAt: Date
  closesAt: Date
  endedAt: Generated<Date | null>
}

export interface DealsTurns {
  communityId: string
  dealId: string
  memberId: string
  rank: number
  price: number
  offerId: string
  openedAt: Date
  until: Date
  state: 'open' | 'taken' | 'lapsed' | 'declined'
  endedAt: Generated<Date | null>
}

export interface DealsUpdates {
  communityId: string
  id: string
  dealId: string
  text: string
  by: string
  at: Date
}

export interface GroupsAdmission {
  communityId: string
  groupId: string
  position: number
  kind: 'invite' | 'password' | 'application' | 'tier'
  questions: Generated<ColumnType<unknown, string, string>>
  phraseSalt: Generated<Buffer | null>
  phraseHash: Generated<Buffer | null>
  forRight: Generated<string | null>
}

export interface GroupsApplications {
  communityId: string
  id: string
  groupId: string
  memberId: string
  answers: ColumnType<unknown, string, string>
  called: Generated<string | null>
  cardAnswers: Generated<ColumnType<unknown, string, string>>
  inviteId: Generated<string | null>
  state: 'waiting' | 'approved' | 'refused' | 'withdrawn'
  appliedAt: Date
  decidedAt: Generated<Date | null>
  decidedBy: Generated<string | null>
  reason: Generated<string>
  seatedAt: Generated<Date | null>
}

export interface GroupsBans {
  communityId: string
  groupId: string
  memberId: string
  reason: string
  bannedAt: Date
  bannedBy: string
}

export interface GroupsGroups {
  communityId: string
  id: string
  ref: Generated<string | null>
  parentId: Generated<string | null>
  kind: 'ring' | 'pyramid'
  purpose: 'core' | 'hosted' | 'open'
  seenBy: 'members' | 'seated'
  name: string
  intro: string
  seatsMax: number
  seatsTaken: Generated<number>
  nextNumber: Generated<number>
  cardPattern: string
  normsVersion: Generated<number>
  normsAsked: Generated<boolean>
  announcement: Generated<string>
  announcedAt: Generated<Date | null>
  openedAt: Date
  state: Generated<'open' | 'closed'>
  closedAt: Generated<Date | null>
  closedBy: Generated<string | null>
  closedWhy: Generated<string | null>
}

export interface GroupsInviteGroups {
  communityId: string
  inviteId: string
  groupId: string
}

export interface GroupsInviteUses {
  communityId: string
  inviteId: string
  memberId: string
  usedAt: Date
}

export interface GroupsInvites {
  communityId: string
  id: string
  code: string
  madeBy: string
  madeAt: Date
  expiresAt: Date
  usesMax: number
  uses: Generated<number>
  revokedAt: Generated<Date | null>
}

export interface GroupsMutes {
  communityId: string
  groupId: string
  reason: string
  mutedAt: Date
  mutedBy: string
}

export interface GroupsNorms {
  communityId: string
  groupId: string
  version: number
  text: string
  changedAt: Date
  changedBy: string
}

export interface GroupsNumbers {
  communityId: string
  groupId: string
  number: number
  memberId: string
  issuedAt: Date
}

export interface GroupsPasswordTries {
  communityId: string
  groupId: string
  memberId: string
  tries: number
  firstAt: Date
}

export interface GroupsPasswordsSaid {
  communityId: string
  groupId: string
  memberId: string
  phraseHash: Buffer
  saidAt: Date
}

export interface GroupsPledges {
  communityId: string
  groupId: string
  memberId: string
  version: number
  signedAt: Date
}

export interface GroupsSeatEndings {
  communityId: string
  groupId: string
  id: string
  memberId: string
  number: number
  role: 'owner' | 'host' | 'teacher' | 'connector' | 'monitor' | 'member'
  cardName: string
  takenAt: Date
  endedAt: Date
  endedBy: string
  why: 'left' | 'removed' | 'banned' | 'moved' | 'gone'
  reason: string
}

export interface GroupsSeats {
  communityId: string
  groupId: string
  memberId: string
  number: number
  role: 'owner' | 'host' | 'teacher' | 'connector' | 'monitor' | 'member'
  called: Generated<string | null>
  answers: Generated<ColumnType<unknown, string, string>>
  cardName: string
  takenAt: Date
}

export interface GroupsSeatsHeld {
  communityId: string
  groupId: string
  memberId: string
  role: string
  number: number
  cardName: string
  takenAt: Date
}

export interface KernelAnswers {
  communityId: string
  actor: string
  route: string
  key: string
  requestHash: string
  status: number
  body: Generated<ColumnType<unknown, string | null, string | null>>
  createdAt: Date
}

export interface KernelDeadJobs {
  communityId: string
  id: string
  kind: string
  key: string
  payload: ColumnType<unknown, string, string>
  attempts: number
  lastError: string
  diedAt: Date
}

export interface KernelExaminations {
  communityId: string
  at: Date
  tookMs: number
  laws: number
  mistakes: ColumnType<unknown, string, string>
}

export interface KernelFacts {
  communityId: string
  at: Date
  id: string
  name: string
  version: number
  actor: string
  subject: string
  payload: ColumnType<unknown, string, string>
  requestId: string
}

export interface KernelFiles {
  communityId: string
  id: string
  purpose: string
  subject: string
  name: string
  mime: string
  bytes: number
  place: string
  createdBy: string
  createdAt: Date
}

export interface KernelJobs {
  communityId: string
  id: string
  kind: string
  key: string
  payload: ColumnType<unknown, string, string>
  runAt: Date
  attempts: Generated<number>
  leaseUntil: Generated<Date | null>
  leasedBy: Generated<string | null>
  lastError: Generated<string | null>
  createdAt: Date
}

export interface KernelOutbox {
  communityId: string
  seq: Always<number>
  at: Date
  id: string
  name: string
  version: number
  actor: string
  subject: string
  payload: ColumnType<unknown, string, string>
  requestId: string
  ids: Generated<string[] | null>
}

export interface KernelSessions {
  tokenHash: Buffer
  door: 'member' | 'operator'
  subject: string
  createdAt: Date
  seenAt: Date
  expiresAt: Date
  agent: string
  callerHash: string
  confirmedAt: Generated<Date | null>
}

export interface MembersActivity {
  communityId: string
  memberId: string
  day: string
  kind: string
  count: number
  facts: Generated<string[]>
}

export interface MembersAtDoor {
  communityId: string
  subject: string
  name: string
}

export interface MembersCards {
  communityId: string
  memberId: string
  name: string
  avatarFileId: string
  stage: string
  banned: boolean
}

export interface MembersCodeLimits {
  kind: string
  subjectHash: Buffer
  sentAt: Date
  windowFrom: Date
  sent: number
}

export interface MembersCodes {
  communityId: string
  id: string
  purpose: 'sign-in' | 'add' | 'confirm'
  kind: 'email' | 'phone'
  subject: string
  personId: Generated<string | null>
  locale: 'zh-CN' | 'en'
  salt: Generated<Buffer | null>
  codeHash: Generated<Buffer | null>
  linkHash: Generated<Buffer | null>
  triesLeft: Generated<number>
  createdAt: Date
  expiresAt: Date
  sentAt: Generated<Date | null>
}

export interface MembersConsents {
  communityId: string
  id: string
  memberId: string
  purpose: 'service' | 'marketing' | 'research'
  textVersion: string
  givenAt: Date
  givenHow: 'member' | 'import' | 'operator'
  evidence: ColumnType<unknown, string, string>
  withdrawnAt: Generated<Date | null>
  withdrawnHow: Generated<'member' | 'operator' | 'link' | 'erased' | null>
}

export interface MembersFields {
  communityId: string
  key: string
  titleZh: string
  titleEn: string
  hintZh: Generated<string>
  hintEn: Generated<string>
  kind: 'text' | 'long-text' | 'number' | 'date' | 'yes-no' | 'choice' | 'choices'
  options: Generated<ColumnType<unknown, string, string>>
  required: boolean
  seenBy: 'everyone' | 'self' | 'operators'
  askedAtSignUp: boolean
  position: number
}

export interface MembersIdentities {
  kind: 'email' | 'phone' | 'wechat_openid' | 'external'
  subject: string
  id: string
  personId: string
  verifiedAt: Generated<Date | null>
  createdAt: Date
}

export interface MembersImportRows {
  communityId: string
  importId: string
  number: number
  line: number
  outcome: 'created' | 'changed' | 'unchanged' | 'merged' | 'rejected'
  memberId: Generated<string | null>
  sameAsLine: Generated<number | null>
  problems: Generated<ColumnType<unknown, string | null, string | null>>
  before: Generated<ColumnType<unknown, string | null, string | null>>
  after: Generated<ColumnType<unknown, string | null, string | null>>
  identityIds: Generated<string[] | null>
  mark: Generated<Buffer | null>
  undone: Generated<'removed' | 'restored' | 'kept' | null>
  kept: Generated<string[] | null>
}

export interface MembersImports {
  communityId: string
  id: string
  state: 'uploaded' | 'ready' | 'running' | 'paused' | 'done' | 'cancelled' | 'undoing' | 'undone' | 'failed'
  fileId: Generated<string | null>
  fileName: string
  bytes: number
  sheet: Generated<ColumnType<unknown, string | null, string | null>>
  plan: Generated<ColumnType<unknown, string | null, string | null>>
  preview: Generated<ColumnType<unknown, string | null, string | null>>
  attempt: Generated<number>
  rows: Generated<number | null>
  looked: Generated<number>
  done: Generated<number>
  accepted: Generated<number>
  rejected: Generated<number>
  created: Generated<number>
  changed: Generated<number>
  unchanged: Generated<number>
  merged: Generated<number>
  undoneRows: Generated<number>
  undoneRemoved: Generated<number>
  undoneRestored: Generated<number>
  undoneKept: Generated<number>
  failures: Generated<number>
  trouble: Generated<string>
  madeTagIds: Generated<string[]>
  madeFields: Generated<string[]>
  createdAt: Date
  createdBy: string
  startedAt: Generated<Date | null>
  endedAt: Generated<Date | null>
  undoneAt: Generated<Date | null>
  forgottenAt: Generated<Date | null>
}

export interface MembersMemberTags {
  communityId: string
  memberId: string
  tagId: string
  taggedAt: Date
  taggedBy: string
}

export interface MembersMembers {
  communityId: string
  id: string
  personId: Generated<string | null>
  name: string
  nameSort: string
  search: string
  avatarFileId: Generated<string | null>
  intro: Generated<string>
  locale: 'zh-CN' | 'en'
  stage: 'audience' | 'user' | 'fan' | 'community'
  stageKeptUntil: Generated<Date | null>
  source: string
  fieldValues: Generated<ColumnType<unknown, string, string>>
  notes: Generated<string>
  joinedAt: Date
  activeAt: Date
  bannedAt: Generated<Date | null>
  bannedBy: Generated<string | null>
  bannedWhy: Generated<string | null>
  leftAt: Generated<Date | null>
  erasedAt: Generated<Date | null>
}

export interface MembersPeople {
  id: string
  createdAt: Date
}

export interface MembersSegments {
  communityId: string
  id: string
  name: string
  filter: ColumnType<unknown, string, string>
  createdAt: Date
  changedAt: Date
}

export interface MembersStageMoves {
  communityId: string
  id: string
  memberId: string
  fromStage: 'audience' | 'user' | 'fan' | 'community'
  toStage: 'audience' | 'user' | 'fan' | 'community'
  rule: Generated<string | null>
  reason: string
  movedBy: string
  at: Date
}

export interface MembersStageRules {
  communityId: string
  rules: ColumnType<unknown, string, string>
  changedAt: Date
  changedBy: string
}

export interface MembersStandings {
  communityId: string
  memberId: string
  key: string
  count: number
}

export interface MembersTagged {
  communityId: string
  memberId: string
  tagId: string
}

export interface MembersTags {
  communityId: string
  id: string
  name: string
  createdAt: Date
}

export interface PaymentsAccounts {
  communityId: string
  provider: 'sandbox' | 'wechat' | 'alipay' | 'stripe'
  currency: string
  baseUrl: Generated<string | null>
  settings: Generated<ColumnType<unknown, string, string>>
  turnedOnAt: Generated<Date | null>
  createdAt: Date
  changedAt: Date
}

export interface PaymentsBills {
  communityId: string
  provider: 'sandbox' | 'wechat' | 'alipay' | 'stripe'
  day: string
  state: 'waiting' | 'matched' | 'differs'
  lines: Generated<number>
  paid: Generated<number>
  refunded: Generated<number>
  fees: Generated<number>
  differences: Generated<number>
  tries: Generated<number>
  problem: Generated<string | null>
  askedAt: Date
  comparedAt: Generated<Date | null>
}

export interface PaymentsFees {
  communityId: string
  provider: 'sandbox' | 'wechat' | 'alipay' | 'stripe'
  day: string
  currency: string
  amount: number
  bookings: Generated<number>
}

export interface PaymentsInbox {
  communityId: string
  provider: 'sandbox' | 'wechat' | 'alipay' | 'stripe'
  eventId: string
  event: string
  kind: 'paid' | 'refunded' | 'other'
  outTradeNo: Generated<string | null>
  notice: ColumnType<unknown, string, string>
  raw: string
  receivedAt: Date
  doneAt: Generated<Date | null>
  outcome: Generated<string | null>
  tries: Generated<number>
  nextAt: Date
}

export interface PaymentsPayments {
  communityId: string
  id: string
  orderId: string
  memberId: string
  begunBy: string
  key: string
  provider: 'sandbox' | 'wechat' | 'alipay' | 'stripe'
  way: 'page' | 'jsapi' | 'native' | 'h5' | 'app'
  payer: Generated<ColumnType<unknown, string, string>>
  title: string
  amount: number
  currency: string
  payee: string
  app: string
  ref: Generated<string | null>
  next: Generated<ColumnType<unknown, string | null, string | null>>
  state: 'begun' | 'awaiting' | 'paid' | 'closed' | 'suspense'
  begunAt: Date
  expiresAt: Date
  lookAt: Date
  closeAt: Date
  looks: Generated<number>
  endedAt: Generated<Date | null>
  received: Generated<number | null>
  receivedIn: Generated<string | null>
  transactionId: Generated<string | null>
  paidAt: Generated<Date | null>
  why: Generated<string | null>
  billedOn: Generated<string | null>
  toReturn: Generated<number>
  returned: Generated<number>
}

export interface PaymentsPayouts {
  communityId: string
  id: string
  provider: 'sandbox' | 'wechat' | 'alipay' | 'stripe'
  currency: string
  amount: number
  paidOn: string
  note: Generated<string>
  by: string
  at: Date
}

export interface PaymentsRefunds {
  communityId: string
  id: string
  paymentId: string
  shopRefundId: Generated<string | null>
  amount: number
  currency: string
  reason: string
  state: 'asked' | 'sent' | 'paid-out' | 'failed'
  providerRefundId: Generated<string | null>
  code: Generated<string>
  tries: Generated<number>
  nextAt: Date
  askedAt: Date
  endedAt: Generated<Date | null>
  billedOn: Generated<string | null>
}

export interface PaymentsSandbox {
  communityId: string
  outTradeNo: string
  payment: ColumnType<unknown, string, string>
  changedAt: Date
}

export interface PaymentsSecrets {
  communityId: string
  provider: 'sandbox' | 'wechat' | 'alipay' | 'stripe'
  name: string
  sealed: Buffer
  tail: string
  setAt: Date
  setBy: string
}

export interface PaymentsTickets {
  communityId: string
  id: string
  key: string
  kind: string
  provider: 'sandbox' | 'wechat' | 'alipay' | 'stripe'
  paymentId: Generated<string | null>
  refundId: Generated<string | null>
  day: Generated<string | null>
  details: Generated<ColumnType<unknown, string, string>>
  openedAt: Date
  takenBy: Generated<string | null>
  takenAt: Generated<Date | null>
  settledBy: Generated<string | null>
  settledAt: Generated<Date | null>
  note: Generated<string>
}

export interface PlaybooksRuns {
  communityId: string
  id: string
  playbook: string
  version: number
  text: string
  changes: ColumnType<unknown, string, string>
  by: string
  at: Date
}

export interface PlaybooksThings {
  communityId: string
  part: 'rounds' | 'benefits' | 'products' | 'variants' | 'offers' | 'coupons' | 'deals' | 'activities'
  ref: string
  thingId: string
  dayZero: string
  madeAt: Date
}

export interface PoliciesChanges {
  communityId: string
  revision: number
  rule: string
  parameter: string
  before: ColumnType<unknown, string, string>
  value: Generated<ColumnType<unknown, string | null, string | null>>
  note: string
  by: string
  at: Date
}

export interface PoliciesDecisions {
  communityId: string
  id: string
  subject: string
  kind: string
  question: ColumnType<unknown, string, string>
  region: string
  packs: string
  hash: string
  revision: number
  hits: ColumnType<unknown, string, string>
  by: string
  secondPerson: Generated<string | null>
  at: Date
}

export interface PoliciesPacks {
  communityId: string
  hash: string
  label: string
  text: string
  firstAt: Date
}

export interface PoliciesSettings {
  communityId: string
  region: Generated<string | null>
  revision: number
}

export interface ShopBatchCounts {
  communityId: string
  batchId: string
  taken: Generated<number>
  total: number
}

export interface ShopBatches {
  communityId: string
  id: string
  kind: 'fixed' | 'percentage' | 'exchange'
  title: string
  terms: Generated<string>
  partner: Generated<string>
  amountOff: Generated<number | null>
  percentOff: Generated<number | null>
  offMax: Generated<number | null>
  threshold: Generated<number>
  variantId: Generated<string | null>
  products: Generated<string[]>
  withFlash: boolean
  way: 'open' | 'word' | 'given'
  word: Generated<string | null>
  needsRight: Generated<string | null>
  points: Generated<number>
  perMemberMax: number
  takesFrom: Date
  takesUntil: Date
  usesFrom: Date
  usesUntil: Date
  useDays: Generated<number | null>
  state: 'draft' | 'open' | 'withdrawn'
  createdAt: Date
}

export interface ShopCatalogues {
  communityId: string
  version: Generated<number>
}

export interface ShopClaims {
  communityId: string
  id: string
  orderId: string
  memberId: string
  nth: number
  address: Generated<ColumnType<unknown, string | null, string | null>>
  state: 'claimed' | 'packed' | 'sent' | 'received' | 'redeemed' | 'expired'
  claimedAt: Date
  sentAt: Generated<Date | null>
  doneAt: Generated<Date | null>
}

export interface ShopContents {
  communityId: string
  variantId: string
  stockId: string
  units: number
}

export interface ShopCoupons {
  communityId: string
  id: string
  batchId: string
  memberId: string
  number: number
  numberMax: number
  key: string
  state: 'held' | 'reserved' | 'used' | 'withdrawn'
  givenBy: Generated<string | null>
  points: Generated<number>
  transferId: Generated<string | null>
  takenAt: Date
  usableFrom: Date
  usableUntil: Date
  orderId: Generated<string | null>
  amountOff: Generated<number | null>
  reservedAt: Generated<Date | null>
  usedAt: Generated<Date | null>
}

export interface ShopDispatchItems {
  communityId: string
  dispatchId: string
  number: number
  ref: string
  orderId: string
  packedAt: Generated<Date | null>
  takenBackAt: Generated<Date | null>
}

export interface ShopDispatches {
  communityId: string
  id: string
  state: 'ready' | 'packing' | 'packed' | 'undoing' | 'undone'
  filter: ColumnType<unknown, string, string>
  parcels: number
  done: Generated<number>
  packed: Generated<number>
  kept: Generated<number>
  attempt: Generated<number>
  createdAt: Date
  createdBy: string
  endedAt: Generated<Date | null>
}

export interface ShopGifts {
  communityId: string
  orderId: string
  giverId: string
  tokenHash: Buffer
  sealed: Buffer
  words: Generated<string>
  pieces: number
  shares: number
  claimed: Generated<number>
  perPersonMax: Generated<number>
  days: number
  endsAt: Date
  remindedAt: Generated<Date | null>
  endedAt: Generated<Date | null>
  refundId: Generated<string | null>
  madeAt: Date
}

export interface ShopLines {
  communityId: string
  orderId: string
  line: number
  variantId: string
  offerId: Generated<string | null>
  title: string
  units: number
  price: number
  discount: Generated<number>
  amount: number
  at: Date
}

export interface ShopMovements {
  communityId: string
  id: string
  stockId: string
  units: number
  why: 'opening' | 'restocked' | 'corrected' | 'sold' | 'returned'
  orderId: Generated<string | null>
  note: Generated<string>
  by: string
  at: Date
}

export interface ShopOfferItems {
  communityId: string
  offerId: string
  variantId: string
  price: number
  quotaStockId: Generated<string | null>
  fromVariantId: Generated<string | null>
  strike: Generated<number | null>
}

export interface ShopOffers {
  communityId: string
  id: string
  kind: 'price' | 'flash' | 'bundle' | 'upgrade' | 'deal'
  title: string
  opensAt: Date
  closesAt: Date
  needsRight: Generated<string | null>
  perMemberMax: Generated<number | null>
  payMinutes: Generated<number>
  madeFor: Generated<string | null>
  state: Generated<'draft' | 'open' | 'ended'>
  createdAt: Date
  openedAt: Generated<Date | null>
  endedAt: Generated<Date | null>
}

export interface ShopOrderStates {
  communityId: string
  orderId: string
  memberId: string
  state: string
  paidAt: Date
  paid: number
  credit: number
  refunded: number
  waitsFor: string
  doneAt: Date
}

export interface ShopOrders {
  communityId: string
  id: string
  memberId: string
  key: string
  wishHash: string
  state: 'created' | 'awaiting' | 'paid' | 'packed' | 'sent' | 'received' | 'redeemed' | 'refunded' | 'closed' | 'suspense'
  currency: string
  goods: number
  discount: Generated<number>
  postage: Generated<number>
  credit: Generated<number>
  points: Generated<number>
  pointsWorth: Generated<number>
  payable: number
  paid: Generated<number>
  refunded: Generated<number>
  stocks: Generated<string[]>
  units: Generated<number[]>
  delivery: 'parcel' | 'pickup' | 'none'
  address: Generated<ColumnType<unknown, string | null, string | null>>
  note: Generated<string>
  waitsFor: Generated<string | null>
  placedAt: Date
  payUntil: Date
  paidAt: Generated<Date | null>
  doneAt: Generated<Date | null>
  closedAt: Generated<Date | null>
  closedWhy: Generated<'unpaid' | 'cancelled' | 'withdrawn' | null>
  sentAt: Generated<Date | null>
  expired: Generated<number>
}

export interface ShopParcelLines {
  communityId: string
  parcelId: string
  orderId: string
  line: number
  units: number
}

export interface ShopParcels {
  communityId: string
  id: string
  orderId: string
  claimId: Generated<string | null>
  carrier: Generated<string>
  number: Generated<string>
  importId: Generated<string | null>
  by: string
  sentAt: Date
  changedAt: Generated<Date | null>
}

export interface ShopPayLinks {
  communityId: string
  orderId: string
  tokenHash: Buffer
  sealed: Buffer
  payerId: Generated<string | null>
  madeAt: Date
}

export interface ShopPeppers {
  communityId: string
  sealed: Buffer
}

export interface ShopPickupLines {
  communityId: string
  pickupId: string
  line: number
  units: number
  redeemed: Generated<number>
  expired: Generated<number>
}

export interface ShopPickups {
  communityId: string
  id: string
  orderId: string
  claimId: Generated<string | null>
  memberId: string
  codeHash: Buffer
  codeSealed: Buffer
  state: Generated<'open' | 'redeemed' | 'expired'>
  madeAt: Date
}

export interface ShopPictures {
  communityId: string
  fileId: string
  thumbFileId: string
  width: number
  height: number
  colour: string
  at: Date
}

export interface ShopPostages {
  communityId: string
  flat: Generated<number>
  freeFrom: Generated<number | null>
  regions: Generated<ColumnType<unknown, string, string>>
  changedAt: Date
}

export interface ShopPrices {
  communityId: string
  variantId: string
  since: Date
  price: number
  by: string
}

export interface ShopProducts {
  communityId: string
  id: string
  kind: 'goods' | 'tier' | 'credit' | 'voucher'
  title: string
  intro: Generated<string>
  body: Generated<string>
  pictures: Generated<string[]>
  delivery: 'parcel' | 'pickup' | 'none'
  needsRight: Generated<string | null>
  state: Generated<'draft' | 'on-sale' | 'withdrawn'>
  position: Generated<number>
  createdAt: Date
  changedAt: Date
  validFrom: Generated<Date | null>
  validUntil: Generated<Date | null>
  onExpiry: Generated<'breakage' | 'refund'>
}

export interface ShopReceiptYears {
  communityId: string
  year: number
  last: number
}

export interface ShopReceipts {
  communityId: string
  orderId: string
  year: number
  number: number
  issuedAt: Date
}

export interface ShopRedemptions {
  communityId: string
  id: string
  pickupId: string
  orderId: string
  lines: number[]
  units: number[]
  place: Generated<string>
  note: Generated<string>
  by: string
  at: Date
  undoneAt: Generated<Date | null>
  undoneBy: Generated<string | null>
  undoneNote: Generated<string | null>
}

export interface ShopRefundRequests {
  communityId: string
  id: string
  orderId: string
  memberId: string
  kind: 'refund' | 'return'
  lines: Generated<number[]>
  reason: string
  state: 'open' | 'withdrawn' | 'granted' | 'declined' | 'lapsed'
  answer: Generated<string>
  refundId: Generated<string | null>
  askedAt: Date
  endedAt: Generated<Date | null>
  endedBy: Generated<string | null>
}

export interface ShopRefundStates {
  communityId: string
  refundId: string
  orderId: string
  money: number
  credit: number
  state: string
  askedAt: Date
  endedAt: Date
}

export interface ShopRefunds {
  communityId: string
  id: string
  orderId: string
  key: string
  money: number
  credit: Generated<number>
  restocked: Generated<boolean>
  reason: string
  state: 'asked' | 'paid-out' | 'failed'
  askedBy: string
  askedAt: Date
  endedAt: Generated<Date | null>
}

export interface ShopReleases {
  communityId: string
  batchId: string
  at: Date
  units: number
}

export interface ShopSteps {
  communityId: string
  orderId: string
  id: string
  fromState: string
  toState: string
  by: string
  note: Generated<string>
  at: Date
}

export interface ShopStocks {
  communityId: string
  id: string
  kind: 'goods' | 'quota'
  name: string
  code: Generated<string>
  onHand: Generated<number>
  reserved: Generated<number>
  createdAt: Date
}

export interface ShopTakers {
  communityId: string
  offerId: string
  memberId: string
  units: number
  unitsMax: number
}

export interface ShopTierLines {
  communityId: string
  orderId: string
  line: number
  planId: string
  version: number
  roundId: Generated<string | null>
  upgradeFrom: Generated<string | null>
}

export interface ShopTillMisses {
  communityId: string
  by: string
  at: Date
}

export interface ShopTrackingImports {
  communityId: string
  id: string
  state: 'uploaded' | 'ready' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed'
  fileId: string
  fileName: string
  bytes: number
  headers: string[]
  plan: ColumnType<unknown, string, string>
  attempt: Generated<number>
  rows: Generated<number | null>
  looked: Generated<number>
  done: Generated<number>
  sent: Generated<number>
  known: Generated<number>
  rejected: Generated<number>
  trouble: Generated<string>
  createdAt: Date
  createdBy: string
  startedAt: Generated<Date | null>
  endedAt: Generated<Date | null>
}

export interface ShopTrackingRows {
  communityId: string
  importId: string
  number: number
  line: number
  ref: string
  carrier: string
  tracking: string
  problem: Generated<string | null>
  outcome: Generated<'sent' | 'known' | 'rejected' | null>
}

export interface ShopVariants {
  communityId: string
  id: string
  productId: string
  name: string
  price: number
  planId: Generated<string | null>
  roundId: Generated<string | null>
  credit: Generated<number | null>
  state: Generated<'on-sale' | 'withdrawn'>
  position: Generated<number>
  createdAt: Date
}

export interface StaffAudit {
  communityId: string
  id: string
  at: Date
  operatorId: string
  what: string
  targets: string[]
  summary: ColumnType<unknown, string, string>
  requestId: string
  callerHash: string
}

export interface StaffKeys {
  id: string
  purpose: 'welcome' | 'invite' | 'reset' | 'sign-in' | 'passkey-in' | 'passkey-add' | 'passkey-confirm'
  keyHash: Buffer
  operatorId: Generated<string | null>
  email: Generated<string>
  emailFolded: Generated<string>
  name: Generated<string>
  roles: Generated<ColumnType<unknown, string, string>>
  misses: Generated<number>
  createdBy: string
  createdAt: Date
  expiresAt: Date
}

export interface StaffOperators {
  id: string
  email: string
  emailFolded: string
  name: string
  locale: 'zh-CN' | 'en'
  passwordHash: string
  epoch: Generated<number>
  createdAt: Date
  disabledAt: Generated<Date | null>
  signedInAt: Generated<Date | null>
}

export interface StaffPasskeys {
  operatorId: string
  id: string
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
  synced: boolean
  name: string
  createdAt: Date
  usedAt: Generated<Date | null>
}

export interface StaffRecoveryCodes {
  operatorId: string
  codeHash: Buffer
  createdAt: Date
}

export interface StaffRoles {
  communityId: string
  operatorId: string
  role: 'owner' | 'manager' | 'moderator' | 'editor' | 'analyst'
  givenBy: string
  givenAt: Date
}

export interface StaffTotp {
  operatorId: string
  secret: Buffer
  begunAt: Date
  confirmedAt: Generated<Date | null>
  lastStep: Generated<number>
}

export interface StaffTries {
  accountHash: Buffer
  misses: number
  opensAt: Date
}

export interface TiersArchived {
  communityId: string
  memberId: string
  right: string
  until: Date
}

export interface TiersBenefits {
  communityId: string
  id: string
  planId: string
  title: string
  intro: string
  dueRule: 'once' | 'yearly' | 'date'
  dueDays: number
  dueOn: Generated<string | null>
  cost: number
  ownerId: Generated<string | null>
  state: Generated<'open' | 'closed'>
  madeAt: Date
}

export interface TiersDues {
  communityId: string
  holdingId: string
  month: number
  amount: number
  dueAt: Date
  bookedAt: Date
  transferId: Generated<string | null>
  undoneBy: Generated<string | null>
}

export interface TiersEntitled {
  communityId: string
  memberId: string
  right: string
  holdingId: string
  since: Date
  until: Date
}

export interface TiersFreezes {
  communityId: string
  holdingId: string
  nth: number
  frozenAt: Date
  frozenBy: string
  reason: Generated<string>
  thawedAt: Generated<Date | null>
  thawedBy: Generated<string | null>
}

export interface TiersHoldings {
  communityId: string
  id: string
  memberId: string
  planId: string
  version: number
  roundId: Generated<string | null>
  why: 'bought' | 'gift' | 'complimentary' | 'upgrade' | 'renewal' | 'tied'
  cause: string
  rights: string[]
  keepsArchive: boolean
  since: Date
  until: Generated<Date | null>
  honouredUntil: Generated<Date | null>
  begunAt: Generated<Date | null>
  state: 'standing' | 'frozen' | 'ended' | 'withdrawn' | 'upgraded'
  frozenAt: Generated<Date | null>
  thawsAt: Generated<Date | null>
  frozenMs: Generated<number>
  freezes: Generated<number>
  currency: string
  paid: number
  carried: number
  dues: number
  credit: number
  creditTransferId: Generated<string | null>
  earnMonths: number
  startsOn: string
  monthsBooked: Generated<number>
  nextDueAt: Generated<Date | null>
  duesReturned: Generated<number>
  duesMoved: Generated<number>
  creditReturned: Generated<number>
  grantedAt: Date
  grantedBy: string
  endedAt: Generated<Date | null>
  endedWhy: Generated<string>
  upgradedFrom: Generated<string | null>
  upgradedTo: Generated<string | null>
  tiedTo: Generated<string | null>
}

export interface TiersObligations {
  communityId: string
  id: string
  benefitId: string
  holdingId: string
  memberId: string
  dueOn: string
  cost: number
  state: Generated<'due' | 'done' | 'undone' | 'void'>
  settledAt: Generated<Date | null>
  settledBy: Generated<string | null>
  note: Generated<string>
}

export interface TiersPlans {
  communityId: string
  id: string
  key: string
  version: number
  state: 'open' | 'closed'
  madeAt: Date
}

export interface TiersReminders {
  communityId: string
  memberId: string
  holdingId: string
  days: number
  at: Date
  messageId: Generated<string | null>
}

export interface TiersRoundSeats {
  communityId: string
  roundId: string
  planId: string
  seatsMax: number
  seatsClaimed: number
  seatsHeld: number
}

export interface TiersRounds {
  communityId: string
  id: string
  planId: string
  name: string
  opensAt: Date
  closesAt: Date
  seatsMax: number
  seatsClaimed: Generated<number>
  seatsHeld: Generated<number>
  madeAt: Date
}

export interface TiersTerms {
  communityId: string
  planId: string
  version: number
  name: string
  intro: string
  ladder: string
  rank: number
  currency: string
  dues: number
  credit: number
  months: Generated<number | null>
  earnMonths: number
  creditMonths: Generated<number | null>
  rights: string[]
  graceDays: number
  refundDays: number
  keepsArchive: boolean
  freezesMax: number
  freezeDays: number
  tiedTo: Generated<string | null>
  tiedMax: number
  madeAt: Date
  madeBy: string
}

export interface WalletAccounts {
  communityId: string
  code: string
  shard: Generated<number>
  unit: string
  class: 'asset' | 'liability' | 'income' | 'expense' | 'equity'
  memberId: Generated<string | null>
  floor: Generated<number | null>
  balance: Generated<number>
  held: Generated<number>
  openedAt: Date
}

export interface WalletBalances {
  communityId: string
  code: string
  balance: number
}

export interface WalletClosedMonths {
  communityId: string
  month: string
  closedBy: string
  closedAt: Date
}

export interface WalletHolds {
  communityId: string
  id: string
  key: string
  account: string
  amount: number
  state: Generated<'open' | 'captured' | 'released' | 'expired'>
  cause: string
  by: string
  openedAt: Date
  expiresAt: Date
  endedAt: Generated<Date | null>
  transferId: Generated<string | null>
}

export interface WalletLines {
  communityId: string
  id: string
  line: number
  key: string
  kind: string
  debit: string
  credit: string
  amount: number
  cause: string
  reverses: string
}

export interface WalletLotUses {
  communityId: string
  transferId: string
  line: number
  account: string
  lotId: string
  amount: number
  back: Generated<number>
  passed: Generated<number>
}

export interface WalletLots {
  communityId: string
  account: string
  id: string
  transferId: string
  line: number
  amount: number
  remaining: number
  expiresAt: Generated<Date | null>
  openedAt: Date
}

export interface WalletTransfers {
  communityId: string
  id: string
  line: Generated<number>
  key: string
  kind: string
  unit: string
  debit: string
  credit: string
  amount: number
  cause: string
  note: Generated<string>
  reverses: Generated<string | null>
  by: string
  effectiveOn: string
  at: Date
}

export interface DB {
  activitiesActivities: ActivitiesActivities
  activitiesAwards: ActivitiesAwards
  activitiesCrew: ActivitiesCrew
  activitiesFiles: ActivitiesFiles
  activitiesMoves: ActivitiesMoves
  activitiesPlayers: ActivitiesPlayers
  activitiesRules: ActivitiesRules
  activitiesSeries: ActivitiesSeries
  activitiesTables: ActivitiesTables
  channelsAccounts: ChannelsAccounts
  channelsFollowers: ChannelsFollowers
  channelsGreetings: ChannelsGreetings
  channelsKeywordHits: ChannelsKeywordHits
  channelsKeywords: ChannelsKeywords
  channelsMessages: ChannelsMessages
  channelsQuotas: ChannelsQuotas
  channelsSecrets: ChannelsSecrets
  channelsSteps: ChannelsSteps
  channelsTemplates: ChannelsTemplates
  channelsUsage: ChannelsUsage
  communitiesCommunities: CommunitiesCommunities
  contentComments: ContentComments
  contentEarlierTexts: ContentEarlierTexts
  contentFeatures: ContentFeatures
  contentNotices: ContentNotices
  contentPins: ContentPins
  contentPosts: ContentPosts
  contentReactions: ContentReactions
  contentReports: ContentReports
  contentSettings: ContentSettings
  contentSlots: ContentSlots
  contentTakedowns: ContentTakedowns
  contentUploads: ContentUploads
  dealsBids: DealsBids
  dealsDeals: DealsDeals
  dealsDeposits: DealsDeposits
  dealsDraws: DealsDraws
  dealsEntries: DealsEntries
  dealsLots: DealsLots
  dealsParts: DealsParts
  dealsReports: DealsReports
  dealsRules: DealsRules
  dealsTeams: DealsTeams
  dealsTurns: DealsTurns
  dealsUpdates: DealsUpdates
  groupsAdmission: GroupsAdmission
  groupsApplications: GroupsApplications
  groupsBans: GroupsBans
  groupsGroups: GroupsGroups
  groupsInviteGroups: GroupsInviteGroups
  groupsInviteUses: GroupsInviteUses
  groupsInvites: GroupsInvites
  groupsMutes: GroupsMutes
  groupsNorms: GroupsNorms
  groupsNumbers: GroupsNumbers
  groupsPasswordTries: GroupsPasswordTries
  groupsPasswordsSaid: GroupsPasswordsSaid
  groupsPledges: GroupsPledges
  groupsSeatEndings: GroupsSeatEndings
  groupsSeats: GroupsSeats
  groupsSeatsHeld: GroupsSeatsHeld
  kernelAnswers: KernelAnswers
  kernelDeadJobs: KernelDeadJobs
  kernelExaminations: KernelExaminations
  kernelFacts: KernelFacts
  kernelFiles: KernelFiles
  kernelJobs: KernelJobs
  kernelOutbox: KernelOutbox
  kernelSessions: KernelSessions
  membersActivity: MembersActivity
  membersAtDoor: MembersAtDoor
  membersCards: MembersCards
  membersCodeLimits: MembersCodeLimits
  membersCodes: MembersCodes
  membersConsents: MembersConsents
  membersFields: MembersFields
  membersIdentities: MembersIdentities
  membersImportRows: MembersImportRows
  membersImports: MembersImports
  membersMemberTags: MembersMemberTags
  membersMembers: MembersMembers
  membersPeople: MembersPeople
  membersSegments: MembersSegments
  membersStageMoves: MembersStageMoves
  membersStageRules: MembersStageRules
  membersStandings: MembersStandings
  membersTagged: MembersTagged
  membersTags: MembersTags
  paymentsAccounts: PaymentsAccounts
  paymentsBills: PaymentsBills
  paymentsFees: PaymentsFees
  paymentsInbox: PaymentsInbox
  paymentsPayments: PaymentsPayments
  paymentsPayouts: PaymentsPayouts
  paymentsRefunds: PaymentsRefunds
  paymentsSandbox: PaymentsSandbox
  paymentsSecrets: PaymentsSecrets
  paymentsTickets: PaymentsTickets
  playbooksRuns: PlaybooksRuns
  playbooksThings: PlaybooksThings
  policiesChanges: PoliciesChanges
  policiesDecisions: PoliciesDecisions
  policiesPacks: PoliciesPacks
  policiesSettings: PoliciesSettings
  shopBatchCounts: ShopBatchCounts
  shopBatches: ShopBatches
  shopCatalogues: ShopCatalogues
  shopClaims: ShopClaims
  shopContents: ShopContents
  shopCoupons: ShopCoupons
  shopDispatchItems: ShopDispatchItems
  shopDispatches: ShopDispatches
  shopGifts: ShopGifts
  shopLines: ShopLines
  shopMovements: ShopMovements
  shopOfferItems: ShopOfferItems
  shopOffers: ShopOffers
  shopOrderStates: ShopOrderStates
  shopOrders: ShopOrders
  shopParcelLines: ShopParcelLines
  shopParcels: ShopParcels
  shopPayLinks: ShopPayLinks
  shopPeppers: ShopPeppers
  shopPickupLines: ShopPickupLines
  shopPickups: ShopPickups
  shopPictures: ShopPictures
  shopPostages: ShopPostages
  shopPrices: ShopPrices
  shopProducts: ShopProducts
  shopReceiptYears: ShopReceiptYears
  shopReceipts: ShopReceipts
  shopRedemptions: ShopRedemptions
  shopRefundRequests: ShopRefundRequests
  shopRefundStates: ShopRefundStates
  shopRefunds: ShopRefunds
  shopReleases: ShopReleases
  shopSteps: ShopSteps
  shopStocks: ShopStocks
  shopTakers: ShopTakers
  shopTierLines: ShopTierLines
  shopTillMisses: ShopTillMisses
  shopTrackingImports: ShopTrackingImports
  shopTrackingRows: ShopTrackingRows
  shopVariants: ShopVariants
  staffAudit: StaffAudit
  staffKeys: StaffKeys
  staffOperators: StaffOperators
  staffPasskeys: StaffPasskeys
  staffRecoveryCodes: StaffRecoveryCodes
  staffRoles: StaffRoles
  staffTotp: StaffTotp
  staffTries: StaffTries
  tiersArchived: TiersArchived
  tiersBenefits: TiersBenefits
  tiersDues: TiersDues
  tiersEntitled: TiersEntitled
  tiersFreezes: TiersFreezes
  tiersHoldings: TiersHoldings
  tiersObligations: TiersObligations
  tiersPlans: TiersPlans
  tiersReminders: TiersReminders
  tiersRoundSeats: TiersRoundSeats
  tiersRounds: TiersRounds
  tiersTerms: TiersTerms
  walletAccounts: WalletAccounts
  walletBalances: WalletBalances
  walletClosedMonths: WalletClosedMonths
  walletHolds: WalletHolds
  walletLines: WalletLines
  walletLotUses: WalletLotUses
  walletLots: WalletLots
  walletTransfers: WalletTransfers
}
