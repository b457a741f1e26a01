// The pictures of a post, by the addresses of their files.
import { Gallery } from '#ui/kit/images.tsx'
import { fileAddress } from '../api.ts'
import type { Post } from './shapes.ts'

export const Wall = ({ pictures }: { pictures: Post['pictures'] }) => (
  <Gallery
    images={pictures.map(picture => ({
      src: fileAddress(picture.fileId),
      thumb: fileAddress(picture.thumbFileId),
      width: picture.width,
      height: picture.height,
    }))}
  />
)
