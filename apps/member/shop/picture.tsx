// The picture of a thing; where there is none, its first character on paper.
import { initialOf, pigmentOf } from '#ui/initial.ts'
import { fileAddress } from '../api.ts'

export interface PictureProps {
  fileId: string | null | undefined
  title: string
  size?: 'card' | 'line' | 'whole'
  eager?: boolean
}

/** Its name stands beside it, so it is not said twice. */
export function Picture({ fileId, title, size = 'card', eager }: PictureProps) {
  return (
    <span className={`m-thing m-thing-${size}`} data-pigment={pigmentOf(title)} aria-hidden="true">
      {fileId ? (
        <img src={fileAddress(fileId)} alt="" loading={eager ? 'eager' : 'lazy'} decoding="async" />
      ) : (
        <span>{initialOf(title)}</span>
      )}
    </span>
  )
}
