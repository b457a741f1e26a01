// The shapes of a group's forms, with the names of their values and fields.
import { groupsForms } from '../forms/groups.gen.ts'
import { titled } from '../shell/titled.ts'
import { groupTexts } from './texts.ts'
import { kindTexts, purposeTexts, roleTexts, seenByTexts } from './words.ts'

const names = { GroupKind: kindTexts, GroupPurpose: purposeTexts, GroupSeenBy: seenByTexts, SeatRole: roleTexts }
export const openForm = titled(groupsForms.open, names)
export const changeForm = titled(groupsForms.change, names)
export const groupLabels = {
  parentId: groupTexts.parent,
  hostId: groupTexts.host,
  'cardPattern.hint': groupTexts.cardHint,
}
