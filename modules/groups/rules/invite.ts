// An invite: whether it still opens, and why not.
export interface InviteState {
  expiresAt: Date
  revokedAt: Date | null
  usesMax: number
  uses: number
}
export type InviteBreach = 'expired' | 'revoked' | 'used-up'

/** `usedByMe`: who has used it once enters its other groups with the same use. */
export function inviteBreach(invite: InviteState, usedByMe: boolean, now: Date): InviteBreach | null {
  if (invite.revokedAt) return 'revoked'
  if (invite.expiresAt <= now) return 'expired'
  return invite.uses >= invite.usesMax && !usedByMe ? 'used-up' : null
}

export const inviteUrl = (publicUrl: string, slug: string, code: string): string => `${publicUrl}/i/${slug}/${code}`
