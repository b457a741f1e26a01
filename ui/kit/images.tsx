// Pictures: chosen and sent one by one before the post is, then shown as a small wall that opens.
import './images.css'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../i18n.ts'
import { IconButton } from './button.tsx'
import { IconAgain, IconBack, IconClose, IconImage, IconNext } from './icons.tsx'
import { kitTexts } from './texts.ts'

export interface SentImage {
  id: string
  src: string
}
interface Picked {
  key: number
  file: File
  preview: string
  share: number
  sent?: SentImage
  failed?: unknown
}
export interface ImagePickerProps {
  max?: number
  /** Sends one picture; its answer is what the post will name. */
  send: (file: File, onProgress: (share: number) => void) => Promise<SentImage>
  /** All that are safely there, in order; and whether some are still on their way. */
  onChange: (images: SentImage[], busy: boolean) => void
  onError?: (error: unknown) => void
}

export function ImagePicker({ max = 9, send, onChange, onError }: ImagePickerProps) {
  const t = useT()
  const [picked, setPicked] = useState<readonly Picked[]>([])
  const latest = useRef({ picked, onChange })
  latest.current.onChange = onChange
  const input = useRef<HTMLInputElement>(null)
  const key = useRef(0)
  const put = (make: (old: readonly Picked[]) => readonly Picked[]) => {
    latest.current.picked = make(latest.current.picked)
    setPicked(latest.current.picked)
    const all = latest.current.picked
    latest.current.onChange(
      all.flatMap(one => (one.sent ? [one.sent] : [])),
      all.some(one => !one.sent && !one.failed),
    )
  }
  const patch = (which: number, change: Partial<Picked>) =>
    put(old => old.map(one => (one.key === which ? { ...one, ...change } : one)))
  const begin = async (one: Picked) => {
    patch(one.key, { failed: undefined, share: 0 })
    try {
      patch(one.key, { sent: await send(one.file, share => patch(one.key, { share })) })
    } catch (failed) {
      patch(one.key, { failed })
      onError?.(failed)
    }
  }
  const add = (files: FileList) => {
    const room = max - latest.current.picked.length
    const added = [...files]
      .slice(0, room)
      .map(file => ({ key: ++key.current, file, preview: URL.createObjectURL(file), share: 0 }))
    put(old => [...old, ...added])
    for (const one of added) void begin(one)
  }
  const remove = (one: Picked) => {
    URL.revokeObjectURL(one.preview)
    put(old => old.filter(other => other.key !== one.key))
  }
  useEffect(() => () => latest.current.picked.forEach(one => void URL.revokeObjectURL(one.preview)), [])
  return (
    <ul className="q-picker">
      {picked.map((one, at) => (
        <li key={one.key} className="q-picker-tile">
          <img src={one.preview} alt="" />
          {!one.sent && !one.failed && <progress value={one.share} max={1} aria-label={one.file.name} />}
          {one.failed !== undefined && (
            <button type="button" className="q-picker-again" onClick={() => void begin(one)} aria-label={t(kitTexts.imageFailed)}>
              <IconAgain />
            </button>
          )}
          <IconButton icon={IconClose} label={t(kitTexts.removeImage, { n: at + 1 })} onClick={() => remove(one)} />
        </li>
      ))}
      {picked.length < max && (
        <li>
          <button type="button" className="q-picker-tile q-picker-add" onClick={() => input.current?.click()}>
            <IconImage />
            <span>{picked.length ? t(kitTexts.imagesLeft, { count: max - picked.length }) : t(kitTexts.addImage)}</span>
          </button>
          <input
            ref={input}
            hidden
            type="file"
            accept="image/jpeg,image/png,image/webp,image/gif,image/heic"
            multiple
            onChange={event => {
              add(event.currentTarget.files!)
              event.currentTarget.value = ''
            }}
          />
        </li>
      )}
    </ul>
  )
}

export interface GalleryImage {
  src: string
  /** Smaller, for the wall. */
  thumb?: string
  width?: number
  height?: number
  alt?: string
}

/** The wall of a post: one large, or up to nine in threes; a press opens them. */
export function Gallery({ images }: { images: readonly GalleryImage[] }) {
  const t = useT()
  const [open, setOpen] = useState<number>()
  if (images.length === 0) return null
  return (
    <>
      <ul
        className={`q-wall q-wall-${images.length === 1 ? 'one' : images.length === 2 || images.length === 4 ? 'two' : 'three'}`}
      >
        {images.map((image, at) => (
          <li key={image.src}>
            <button
              type="button"
              onClick={() => setOpen(at)}
              aria-label={t(kitTexts.openImage, { n: at + 1, of: images.length })}
            >
              <img
                src={image.thumb ?? image.src}
                alt={image.alt ?? ''}
                width={image.width}
                height={image.height}
                loading="lazy"
                decoding="async"
              />
            </button>
          </li>
        ))}
      </ul>
      {open !== undefined && <Viewer images={images} first={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function Viewer({ images, first, onClose }: { images: readonly GalleryImage[]; first: number; onClose: () => void }) {
  const t = useT()
  const dialog = useRef<HTMLDialogElement>(null)
  const strip = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(first)
  const go = (next: number) => strip.current?.children[Math.max(0, Math.min(images.length - 1, next))]?.scrollIntoView()
  useEffect(() => {
    const opener = document.activeElement as HTMLElement | null
    dialog.current?.showModal()
    strip.current?.children[first]?.scrollIntoView({ behavior: 'instant' })
    return () => opener?.focus?.()
  }, [first])
  const keys = (event: React.KeyboardEvent) => {
    if (event.key === 'ArrowRight') go(at + 1)
    if (event.key === 'ArrowLeft') go(at - 1)
  }
  return (
    <dialog
      ref={dialog}
      className="q-viewer"
      aria-label={t(kitTexts.openImage, { n: at + 1, of: images.length })}
      onClose={onClose}
      onKeyDown={keys}
    >
      <div
        className="q-viewer-strip"
        ref={strip}
        onScroll={event => setAt(Math.round(event.currentTarget.scrollLeft / event.currentTarget.clientWidth))}
      >
        {images.map(image => (
          <img key={image.src} src={image.src} alt={image.alt ?? ''} />
        ))}
      </div>
      <p aria-hidden="true">{`${at + 1} / ${images.length}`}</p>
      <IconButton icon={IconClose} label={t(kitTexts.close)} className="q-viewer-close" onClick={onClose} />
      {at > 0 && <IconButton icon={IconBack} label={String(at)} className="q-viewer-back" onClick={() => go(at - 1)} />}
      {at < images.length - 1 && (
        <IconButton icon={IconNext} label={String(at + 2)} className="q-viewer-next" onClick={() => go(at + 1)} />
      )}
    </dialog>
  )
}
