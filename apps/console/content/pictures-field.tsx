// Pictures: those the post has already, and those being added.
import { useEffect, useRef, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { IconClose } from '#ui/kit/icons.tsx'
import { ImagePicker } from '#ui/kit/images.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { api, fileAddress } from '../api.ts'
import { composeTexts } from './compose-texts.ts'
import type { ConsolePost } from './week.ts'

const picturesMax = 9

interface PicturesFieldProps {
  kept: ConsolePost['pictures']
  onChange: (fileIds: string[], busy: boolean) => void
}

export function PicturesField({ kept, onChange }: PicturesFieldProps) {
  const t = useT()
  const [old, setOld] = useState(() => kept.map(picture => ({ id: picture.fileId, thumb: picture.thumbFileId })))
  const [added, setAdded] = useState<{ ids: string[]; busy: boolean }>({ ids: [], busy: false })
  const [failed, setFailed] = useState<unknown>()
  const tell = useRef(onChange)
  tell.current = onChange
  useEffect(() => tell.current([...old.map(one => one.id), ...added.ids], added.busy), [old, added])
  return (
    <fieldset className="c-voice-field">
      <legend className="q-field-label">{t(composeTexts.pictures)}</legend>
      {old.length > 0 && (
        <ul className="q-picker">
          {old.map((one, at) => (
            <li key={one.id} className="q-picker-tile">
              <img src={fileAddress(one.thumb)} alt="" />
              <IconButton
                icon={IconClose}
                label={t(composeTexts.removePicture, { n: at + 1 })}
                onClick={() => setOld(old.filter(other => other !== one))}
              />
            </li>
          ))}
        </ul>
      )}
      <ImagePicker
        max={picturesMax - old.length}
        send={async (file, onProgress) => {
          setFailed(undefined)
          const sent = await api.content.consoleUploadPicture({ file, fileName: file.name, onProgress })
          return { id: sent.fileId, src: fileAddress(sent.thumbFileId) }
        }}
        onChange={(images, busy) => setAdded({ ids: images.map(image => image.id), busy })}
        onError={setFailed}
      />
      <p className="q-field-hint">{t(composeTexts.picturesHint)}</p>
      <ErrorNote error={failed} small />
    </fieldset>
  )
}
