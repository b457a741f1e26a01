// A voice is uploaded: measured by what it really plays, at most a minute, and kept until a post takes it.
import type { Upload } from '#kernel/contract.ts'
import type { Ctx } from '#kernel/ctx.ts'
import { within } from '#kernel/db/within.ts'
import { keepFile } from '#kernel/files/keep.ts'
import { measureAudio } from '#kernel/media/audio.ts'
import { refuse } from '#kernel/refusal.ts'
import { type Voice, VoiceTooLong, VoiceUnreadable, voiceSecondsMax } from '../contract.ts'
import { secondsShown } from '../rules/posts.ts'
import { insertUpload } from '../store/uploads.ts'
import { voicePurpose } from './take-files.ts'

export async function uploadVoice(ctx: Ctx, upload: Pick<Upload, 'path'>): Promise<Voice> {
  const { ok, problem, durationMs: measuredMs } = { durationMs: undefined, ...(await measureAudio(upload.path, limits)) }
  if (problem === 'audio.too-long') refuse(VoiceTooLong, { seconds: secondsShown(measuredMs ?? 0), limit: voiceSecondsMax })
  if (!ok?.browserPlays) refuse(VoiceUnreadable)
  const { mime, durationMs } = ok
  return within(ctx, async ctx => {
    const name = `voice.${mime.split('/')[1]?.replace(/[^a-z0-9]/g, '') ?? 'audio'}`
    const file = await keepFile(ctx, { purpose: voicePurpose, name, mime, bytes: { path: upload.path } })
    const { id: fileId, bytes } = file
    await insertUpload(ctx, {
      fileId,
      kind: 'voice',
      thumbFileId: null,
      width: null,
      height: null,
      colour: null,
      durationMs,
      mime,
      bytes,
    })
    return { fileId, durationMs, mime, bytes }
  })
}

// A recording of no length is a click, not a voice.
const limits = { longestMs: voiceSecondsMax * 1000, shortestMs: 200 }
