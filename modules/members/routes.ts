// Each endpoint of the members.
import { handlers } from '#kernel/http/handlers.ts'
import { done } from '#kernel/shapes.ts'
import { addMember, dropNotedIdentity, noteIdentity } from './commands/add-member.ts'
import { banMember, readmitMember } from './commands/ban-member.ts'
import { changeMember, changeMyProfile } from './commands/change-profile.ts'
import { addField, changeField, dropField, orderFields } from './commands/define-fields.ts'
import { endSessionsOf, listSessionsOf } from './commands/end-sessions-of.ts'
import { eraseMe, eraseMember } from './commands/erase-person.ts'
import { exportMe } from './commands/export-me.ts'
import { exportMembers } from './commands/export-members.ts'
import { forgetImport } from './commands/forget-import.ts'
import { consentTextsFor, giveConsent, withdrawConsent } from './commands/give-consent.ts'
import { leaveCommunity } from './commands/leave-community.ts'
import { moveStage, setStageRules } from './commands/move-stage.ts'
import { addIdentity, removeIdentity, sendIdentityCode } from './commands/own-identities.ts'
import { confirm, endOwnSession, endOwnSessions, listOwnSessions, sendConfirmCode } from './commands/own-sessions.ts'
import { planImport } from './commands/plan-import.ts'
import { cancelImport, pauseImport, runImport } from './commands/run-import.ts'
import { addSegment, changeSegment, dropSegment, previewSegment, showSegments } from './commands/save-segment.ts'
import { sendCode, waysOf } from './commands/send-code.ts'
import { dropPhoto, setPhoto } from './commands/set-photo.ts'
import { rejectedRows, showImport, showImportRows, showImports } from './commands/show-import.ts'
import { showCard, showCards, showDirectory, showMe, showMember, showMyFields, showTimeline } from './commands/show-member.ts'
import { enterCommunity, signIn, signInByLink, signOut } from './commands/sign-in.ts'
import { addTag, dropTag, renameTagTo, tagMembers } from './commands/tag-members.ts'
import { undoImport } from './commands/undo-import.ts'
import { uploadImport } from './commands/upload-import.ts'
import { previewRules, stageRulesOf } from './commands/weigh-stages.ts'
import { membersContract } from './contract.ts'
import { dayMs } from './rules.ts'
import { countArrivals, countFigures } from './store/directory.ts'
import { listFields } from './store/fields.ts'
import { listTags } from './store/tags.ts'

/** Most calls answer with the whole of what they changed, so that a screen needs no second question. */
const then = <T>(first: Promise<unknown>, show: () => Promise<T>): Promise<T> => first.then(show)
const thenDone = (first: Promise<unknown>) => then(first, async () => done)

export const membersHandlers = handlers(membersContract, {
  ways: async ctx => waysOf(ctx),
  sendCode: (ctx, { body }) => sendCode(ctx, { ...body, purpose: 'sign-in', personId: null }),
  signIn: (ctx, { body }) => signIn(ctx, body),
  signInByLink: (ctx, { body }) => signInByLink(ctx, body.token),
  enter: ctx => enterCommunity(ctx),
  signOut: ctx => thenDone(signOut(ctx)),
  consentTexts: async ctx => consentTextsFor(ctx),

  me: ctx => showMe(ctx),
  changeMe: (ctx, { body }) => then(changeMyProfile(ctx, body), () => showMe(ctx)),
  myFields: ctx => showMyFields(ctx),
  setPhoto: (ctx, { upload }) => then(setPhoto(ctx, upload), () => showMe(ctx)),
  dropPhoto: ctx => then(dropPhoto(ctx), () => showMe(ctx)),
  sendIdentityCode: (ctx, { body }) => sendIdentityCode(ctx, body),
  addIdentity: (ctx, { body }) => addIdentity(ctx, body),
  removeIdentity: (ctx, { params }) => removeIdentity(ctx, params.identityId),
  sendConfirmCode: (ctx, { body }) => sendConfirmCode(ctx, body.identityId),
  confirm: (ctx, { body }) => thenDone(confirm(ctx, body)),
  giveConsent: (ctx, { params, body }) => then(giveConsent(ctx, params.purpose, body.version), () => showMe(ctx)),
  withdrawConsent: (ctx, { params }) => then(withdrawConsent(ctx, params.purpose), () => showMe(ctx)),
  mySessions: ctx => listOwnSessions(ctx),
  endSession: (ctx, { params }) => thenDone(endOwnSession(ctx, params.sessionId)),
  endSessions: (ctx, { query }) => thenDone(endOwnSessions(ctx, query.here)),
  leave: ctx => thenDone(leaveCommunity(ctx)),
  exportMe: ctx => exportMe(ctx) as Promise<never>,
  eraseMe: ctx => thenDone(eraseMe(ctx)),
  directory: (ctx, { query }) => showCards(ctx, query),
  card: (ctx, { params }) => showCard(ctx, params.memberId),

  list: (ctx, { query }) => showDirectory(ctx, query),
  figures: async ctx => {
    const { joinedLately, activeLately, ...figures } = await countFigures(
      ctx.db,
      ctx.community.id,
      new Date(ctx.now.getTime() - 7 * dayMs),
    )
    return { ...figures, joinedLast7Days: joinedLately, activeLast7Days: activeLately }
  },
  arrivals: (ctx, { query: { days } }) =>
    countArrivals(ctx.db, ctx.community.id, { now: ctx.now, days, timeZone: ctx.community.timeZone }),
  get: (ctx, { params }) => showMember(ctx, params.memberId),
  timeline: (ctx, { params, query }) => showTimeline(ctx, params.memberId, query),
  add: async (ctx, { body }) => showMember(ctx, await addMember(ctx, body)),
  change: (ctx, { params: { memberId }, body }) => then(changeMember(ctx, memberId, body), () => showMember(ctx, memberId)),
  noteIdentity: (ctx, { params: { memberId }, body }) => then(noteIdentity(ctx, memberId, body), () => showMember(ctx, memberId)),
  dropIdentity: (ctx, { params: { memberId, identityId } }) =>
    then(dropNotedIdentity(ctx, memberId, identityId), () => showMember(ctx, memberId)),
  moveStage: (ctx, { params: { memberId }, body }) => then(moveStage(ctx, memberId, body), () => showMember(ctx, memberId)),
  ban: (ctx, { params: { memberId }, body }) => then(banMember(ctx, memberId, body.why), () => showMember(ctx, memberId)),
  readmit: (ctx, { params: { memberId } }) => then(readmitMember(ctx, memberId), () => showMember(ctx, memberId)),
  sessions: (ctx, { params }) => listSessionsOf(ctx, params.memberId),
  signOutMember: async (ctx, { params }) => ({ ended: await endSessionsOf(ctx, params.memberId) }),
  erase: (ctx, { params }) => thenDone(eraseMember(ctx, params.memberId)),

  tags: ctx => listTags(ctx.db, ctx.community.id),
  addTag: (ctx, { body }) => addTag(ctx, body.name),
  renameTag: (ctx, { params, body }) => renameTagTo(ctx, params.tagId, body.name),
  dropTag: (ctx, { params }) => thenDone(dropTag(ctx, params.tagId)),
  tag: (ctx, { params, body }) => tagMembers(ctx, params.tagId, body),
  segments: ctx => showSegments(ctx),
  previewSegment: (ctx, { query }) => previewSegment(ctx, query.filter),
  addSegment: (ctx, { body }) => addSegment(ctx, body),
  changeSegment: (ctx, { params, body }) => changeSegment(ctx, params.segmentId, body),
  dropSegment: (ctx, { params }) => thenDone(dropSegment(ctx, params.segmentId)),

  fields: ctx => listFields(ctx.db, ctx.community.id),
  addField: (ctx, { body }) => addField(ctx, body),
  changeField: (ctx, { params, body }) => changeField(ctx, params.key, body),
  dropField: (ctx, { params }) => thenDone(dropField(ctx, params.key)),
  orderFields: (ctx, { body }) => orderFields(ctx, body.keys),
  stageRules: async ctx => ({ rules: await stageRulesOf(ctx) }),
  setStageRules: (ctx, { body }) => then(setStageRules(ctx, body.rules), async () => ({ rules: await stageRulesOf(ctx) })),
  previewStageRules: (ctx, { body }) => previewRules(ctx, body.rules),

  imports: (ctx, { query }) => showImports(ctx, query),
  import: (ctx, { params }) => showImport(ctx, params.importId),
  uploadImport: async (ctx, { upload }) => showImport(ctx, await uploadImport(ctx, upload)),
  planImport: (ctx, { params: { importId }, body }) => then(planImport(ctx, importId, body), () => showImport(ctx, importId)),
  runImport: (ctx, { params: { importId } }) => then(runImport(ctx, importId), () => showImport(ctx, importId)),
  pauseImport: (ctx, { params: { importId } }) => then(pauseImport(ctx, importId), () => showImport(ctx, importId)),
  cancelImport: (ctx, { params: { importId } }) => then(cancelImport(ctx, importId), () => showImport(ctx, importId)),
  undoImport: (ctx, { params: { importId } }) => then(undoImport(ctx, importId), () => showImport(ctx, importId)),
  forgetImport: (ctx, { params }) => thenDone(forgetImport(ctx, params.importId)),
  importRows: (ctx, { params, query }) => showImportRows(ctx, params.importId, query),
  rejectedRows: (ctx, { params }) => rejectedRows(ctx, params.importId),
  exportMembers: (ctx, { body }) => exportMembers(ctx, body),
})
