// The tables of this room: no other handle is used in its store.
import type { Db } from '#kernel/db/connect.ts'

export const own = (db: Db) =>
  db.$pickTables<
    | 'membersActivity'
    | 'membersCodeLimits'
    | 'membersCodes'
    | 'membersConsents'
    | 'membersFields'
    | 'membersIdentities'
    | 'membersImportRows'
    | 'membersImports'
    | 'membersMemberTags'
    | 'membersMembers'
    | 'membersPeople'
    | 'membersSegments'
    | 'membersStageMoves'
    | 'membersStageRules'
    | 'membersStandings'
    | 'membersTags'
  >()
