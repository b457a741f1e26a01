// Endpoints of what operators set up: the fields of a profile and the rules of the stages.
import { z } from 'zod'
import { endpoint, inCommunity } from '#kernel/contract.ts'
import { Done } from '#kernel/shapes.ts'
import { FieldTaken, OptionInUse } from './refusals.ts'
import { Field, FieldKey, FieldSettings, NewField } from './shapes.ts'
import { StagePreview, StageRules } from './stage-rules.ts'

const OneField = z.object({ key: FieldKey })
const reading = { who: 'operator', right: 'members.read' } as const
const editing = { who: 'operator', right: 'members.edit' } as const

export const settingsContract = {
  fields: endpoint({
    method: 'GET',
    path: inCommunity('/member-fields'),
    summary: 'The fields of a profile',
    ...reading,
    returns: z.array(Field),
  }),
  addField: endpoint({
    method: 'POST',
    path: inCommunity('/member-fields'),
    summary: 'Add a field',
    ...editing,
    body: NewField,
    returns: Field,
    refuses: [FieldTaken],
  }),
  changeField: endpoint({
    method: 'PATCH',
    path: inCommunity('/member-fields/:key'),
    summary: 'Change a field; its key and kind stay',
    ...editing,
    params: OneField,
    body: FieldSettings,
    returns: Field,
    refuses: [OptionInUse],
  }),
  dropField: endpoint({
    method: 'DELETE',
    path: inCommunity('/member-fields/:key'),
    summary: 'Remove a field and what members entered there',
    ...editing,
    params: OneField,
    returns: Done,
  }),
  orderFields: endpoint({
    method: 'PUT',
    path: inCommunity('/member-fields-order'),
    summary: 'Put the fields in order',
    ...editing,
    body: z.object({ keys: z.array(FieldKey).max(200) }),
    returns: z.array(Field),
  }),
  stageRules: endpoint({
    method: 'GET',
    path: inCommunity('/member-stage-rules'),
    summary: 'The rules that move people between stages',
    ...reading,
    returns: StageRules,
  }),
  setStageRules: endpoint({
    method: 'PUT',
    path: inCommunity('/member-stage-rules'),
    summary: 'Set the rules',
    ...editing,
    body: StageRules,
    returns: StageRules,
  }),
  previewStageRules: endpoint({
    method: 'POST',
    path: inCommunity('/member-stage-rules/preview'),
    summary: 'Whom these rules would move, if they were set now',
    ...editing,
    body: StageRules,
    returns: StagePreview,
  }),
}
