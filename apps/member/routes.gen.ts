// Written by scripts/generate-routes.ts from the contracts; do not edit.
import type { communitiesContract } from '#modules/communities/contract.ts'
import type { contentContract } from '#modules/content/contract.ts'

export interface Rooms {
  communities: typeof communitiesContract
  content: typeof contentContract
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
} as const
