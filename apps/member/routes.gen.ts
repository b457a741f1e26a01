// Written by scripts/generate-routes.ts from the contracts; do not edit.
import type { communitiesContract } from '#modules/communities/contract.ts'
import type { contentContract } from '#modules/content/contract.ts'
import type { groupsContract } from '#modules/groups/contract.ts'
import type { membersContract } from '#modules/members/contract.ts'
import type { paymentsContract } from '#modules/payments/contract.ts'
import type { policiesContract } from '#modules/policies/contract.ts'
import type { shopContract } from '#modules/shop/contract.ts'
import type { tiersContract } from '#modules/tiers/contract.ts'
import type { walletContract } from '#modules/wallet/contract.ts'
import type { dealsContract } from '#modules/deals/contract.ts'

export interface Rooms {
  communities: typeof communitiesContract
  content: typeof contentContract
  groups: typeof groupsContract
  members: typeof membersContract
  payments: typeof paymentsContract
  policies: typeof policiesContract
  shop: typeof shopContract
  tiers: typeof tiersContract
  wallet: typeof walletContract
  deals: typeof dealsContract
}

export const routes = {
  communities: {
    front: 'GET /front',
    get: 'GET /communities/:communityId',
  },
  content: {
    communityStream: 'GET /communities/:communityId/stream',
    groupStream: 'GET /communities/:communityId/groups/:groupId/stream',
    mine: 'GET /communities/:communityId/stream/mine',
    post: 'GET /communities/:communityId/posts/:postId',
    comments: 'GET /communities/:communityId/posts/:postId/comments',
    write: 'POST /communities/:communityId/posts',
    edit: 'PATCH /communities/:communityId/posts/:postId',
    remove: 'DELETE /communities/:communityId/posts/:postId',
    uploadVoice: 'POST /communities/:communityId/uploads/voice upload',
    uploadPicture: 'POST /communities/:communityId/uploads/pictures upload',
    comment: 'POST /communities/:communityId/posts/:postId/comments',
    editComment: 'PATCH /communities/:communityId/comments/:commentId',
    removeComment: 'DELETE /communities/:communityId/comments/:commentId',
    react: 'PUT /communities/:communityId/posts/:postId/reactions/:kind',
    unreact: 'DELETE /communities/:communityId/posts/:postId/reactions/:kind',
    reportPost: 'POST /communities/:communityId/posts/:postId/reports',
    reportComment: 'POST /communities/:communityId/comments/:commentId/reports',
    search: 'GET /communities/:communityId/search',
    notices: 'GET /communities/:communityId/notices',
    noticesUnread: 'GET /communities/:communityId/notices/unread',
    readNotices: 'POST /communities/:communityId/notices/read',
    hostTakeDown: 'POST /communities/:communityId/posts/:postId/takedown',
    hostPutBack: 'DELETE /communities/:communityId/posts/:postId/takedown',
    hostTakeDownComment: 'POST /communities/:communityId/comments/:commentId/takedown',
    hostPutBackComment: 'DELETE /communities/:communityId/comments/:commentId/takedown',
    hostPin: 'PUT /communities/:communityId/posts/:postId/pin',
    hostUnpin: 'DELETE /communities/:communityId/posts/:postId/pin',
    hostFeature: 'PUT /communities/:communityId/posts/:postId/feature',
    hostUnfeature: 'DELETE /communities/:communityId/posts/:postId/feature',
    groupReports: 'GET /communities/:communityId/groups/:groupId/reports',
    hostSettleReport: 'POST /communities/:communityId/reports/:reportId',
  },
  groups: {
    list: 'GET /communities/:communityId/groups',
    get: 'GET /communities/:communityId/groups/:groupId',
    takeSeat: 'POST /communities/:communityId/groups/:groupId/seats',
    sayPassword: 'POST /communities/:communityId/groups/:groupId/password',
    signNorms: 'POST /communities/:communityId/groups/:groupId/pledges',
    apply: 'POST /communities/:communityId/groups/:groupId/applications',
    withdraw: 'DELETE /communities/:communityId/groups/:groupId/applications/mine',
    leave: 'DELETE /communities/:communityId/groups/:groupId/seats/mine',
    changeMyCard: 'PATCH /communities/:communityId/groups/:groupId/seats/mine',
    previewMyCard: 'POST /communities/:communityId/groups/:groupId/card-preview',
    seats: 'GET /communities/:communityId/groups/:groupId/seats',
    invite: 'POST /communities/:communityId/invites',
    myInvites: 'GET /communities/:communityId/invites',
    revokeInvite: 'DELETE /communities/:communityId/invites/:code',
    landing: 'GET /communities/:communityId/invites/:code',
    inviteQr: 'GET /communities/:communityId/invites/:code/qr download',
    changeRole: 'PUT /communities/:communityId/groups/:groupId/seats/:memberId/role',
    remove: 'POST /communities/:communityId/groups/:groupId/seats/:memberId/removal',
    ban: 'POST /communities/:communityId/groups/:groupId/bans',
    unban: 'DELETE /communities/:communityId/groups/:groupId/bans/:memberId',
    bans: 'GET /communities/:communityId/groups/:groupId/bans',
    handOver: 'POST /communities/:communityId/groups/:groupId/hand-over',
    announce: 'PUT /communities/:communityId/groups/:groupId/announcement',
    mute: 'PUT /communities/:communityId/groups/:groupId/mute',
    unmute: 'DELETE /communities/:communityId/groups/:groupId/mute',
    applications: 'GET /communities/:communityId/groups/:groupId/applications',
    decide: 'POST /communities/:communityId/groups/:groupId/applications/:applicationId/decision',
  },
  members: {
    ways: 'GET /communities/:communityId/sign-in/ways',
    sendCode: 'POST /communities/:communityId/sign-in/codes',
    signIn: 'POST /communities/:communityId/sign-in',
    signInByLink: 'POST /communities/:communityId/sign-in/link',
    enter: 'POST /communities/:communityId/entrance',
    signOut: 'POST /communities/:communityId/sign-out',
    consentTexts: 'GET /communities/:communityId/consents',
    me: 'GET /communities/:communityId/me',
    changeMe: 'PATCH /communities/:communityId/me',
    myFields: 'GET /communities/:communityId/me/fields',
    setPhoto: 'POST /communities/:communityId/me/photo upload',
    dropPhoto: 'DELETE /communities/:communityId/me/photo',
    sendIdentityCode: 'POST /communities/:communityId/me/identities/codes',
    addIdentity: 'POST /communities/:communityId/me/identities',
    removeIdentity: 'DELETE /communities/:communityId/me/identities/:identityId',
    sendConfirmCode: 'POST /communities/:communityId/me/confirmation/codes',
    confirm: 'POST /communities/:communityId/me/confirmation',
    giveConsent: 'PUT /communities/:communityId/me/consents/:purpose',
    withdrawConsent: 'DELETE /communities/:communityId/me/consents/:purpose',
    mySessions: 'GET /communities/:communityId/me/sessions',
    endSession: 'DELETE /communities/:communityId/me/sessions/:sessionId',
    endSessions: 'DELETE /communities/:communityId/me/sessions',
    leave: 'POST /communities/:communityId/me/departure',
    exportMe: 'GET /communities/:communityId/me/export download',
    eraseMe: 'POST /communities/:communityId/me/erasure',
    directory: 'GET /communities/:communityId/directory',
    card: 'GET /communities/:communityId/directory/:memberId',
  },
  payments: {
    payable: 'GET /communities/:communityId/orders/:orderId/payable',
    ofOrder: 'GET /communities/:communityId/orders/:orderId/payments',
    begin: 'POST /communities/:communityId/orders/:orderId/payments keyed',
    payment: 'GET /communities/:communityId/payments/:paymentId',
  },
  policies: {
    here: 'GET /communities/:communityId/policies',
  },
  shop: {
    quote: 'POST /communities/:communityId/order-quotes',
    place: 'POST /communities/:communityId/orders keyed',
    mine: 'GET /communities/:communityId/orders',
    myOrder: 'GET /communities/:communityId/orders/:orderId',
    cancel: 'POST /communities/:communityId/orders/:orderId/cancellation',
  },
  tiers: {
    mine: 'GET /communities/:communityId/tiers/mine',
    plansOnSale: 'GET /communities/:communityId/tiers/plans',
    quote: 'GET /communities/:communityId/tiers/plans/:planId/quote',
    reminders: 'GET /communities/:communityId/tiers/reminders',
    associates: 'GET /communities/:communityId/tiers/associates',
    nameAssociate: 'POST /communities/:communityId/tiers/associates',
    removeAssociate: 'DELETE /communities/:communityId/tiers/associates/:holdingId',
    freezeMine: 'POST /communities/:communityId/tiers/holdings/:holdingId/freeze',
    unfreezeMine: 'DELETE /communities/:communityId/tiers/holdings/:holdingId/freeze',
  },
  wallet: {
    mine: 'GET /communities/:communityId/wallet',
    myStatement: 'GET /communities/:communityId/wallet/lines',
  },
  deals: {
    list: 'GET /communities/:communityId/deals',
    show: 'GET /communities/:communityId/deals/:dealId',
    mine: 'GET /communities/:communityId/deals/:dealId/mine',
    teams: 'GET /communities/:communityId/deals/:dealId/teams',
    team: 'GET /communities/:communityId/deals/:dealId/teams/:teamId',
    openTeam: 'POST /communities/:communityId/deals/:dealId/teams keyed',
    joinTeam: 'POST /communities/:communityId/deals/:dealId/teams/:teamId/seats keyed',
    buy: 'POST /communities/:communityId/deals/:dealId/orders keyed',
    payRest: 'POST /communities/:communityId/deals/:dealId/parts/:partId/rest keyed',
    refundLate: 'POST /communities/:communityId/deals/:dealId/parts/:partId/late-refund keyed',
    bids: 'GET /communities/:communityId/deals/:dealId/bids',
    deposit: 'POST /communities/:communityId/deals/:dealId/deposit',
    bid: 'POST /communities/:communityId/deals/:dealId/bids',
    apply: 'POST /communities/:communityId/deals/:dealId/entries',
    withdraw: 'DELETE /communities/:communityId/deals/:dealId/entries',
    takeTurn: 'POST /communities/:communityId/deals/:dealId/turn/orders keyed',
    declineTurn: 'POST /communities/:communityId/deals/:dealId/turn/refusal',
    winners: 'GET /communities/:communityId/deals/:dealId/winners',
    proof: 'GET /communities/:communityId/deals/:dealId/proof',
    updates: 'GET /communities/:communityId/deals/:dealId/updates',
    report: 'POST /communities/:communityId/deals/:dealId/reports',
  },
} as const
