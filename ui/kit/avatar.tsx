// A member's face: the photo, or one character of the name on a pigment that stays theirs.
import './avatar.css'
import { useState } from 'react'
import { initialOf, pigmentOf } from '../initial.ts'

export interface AvatarProps {
  name: string
  /** Decides the colour; the name when there is none. */
  id?: string
  photo?: string | null | undefined
  size?: 'small' | 'normal' | 'large'
}

/** Beside the name it is decoration; alone, wrap it in something that is named. */
export function Avatar({ name, id = name, photo, size = 'normal' }: AvatarProps) {
  const [broken, setBroken] = useState<string>()
  const px = { small: 28, normal: 40, large: 72 }[size]
  return (
    <span className={`q-avatar q-avatar-${size}`} data-pigment={pigmentOf(id)} aria-hidden="true">
      {photo && photo !== broken ? (
        <img src={photo} alt="" width={px} height={px} loading="lazy" decoding="async" onError={() => setBroken(photo)} />
      ) : (
        initialOf(name)
      )}
    </span>
  )
}
