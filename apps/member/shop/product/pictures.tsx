// The pictures of a product in a strip that is pushed aside, with dots that say where one is.
import { useRef, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { fileAddress } from '../../api.ts'
import { Picture } from '../picture.tsx'
import type { ShopProduct } from '../shapes.ts'
import { shopTexts } from '../texts.ts'

export function Pictures({ pictures, title }: { pictures: ShopProduct['pictures']; title: string }) {
  const t = useT()
  const strip = useRef<HTMLUListElement>(null)
  const [shown, setShown] = useState(0)
  if (pictures.length === 0) return <Picture fileId={null} title={title} size="whole" />
  const turn = (n: number) => strip.current?.children[n]?.scrollIntoView({ block: 'nearest', inline: 'start' })
  return (
    <div className="m-pictures">
      <ul
        className="m-pictures-strip"
        ref={strip}
        aria-label={t(shopTexts.pictures)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys as well.
        tabIndex={0}
        onScroll={event => setShown(Math.round(event.currentTarget.scrollLeft / event.currentTarget.clientWidth))}
      >
        {pictures.map((picture, n) => (
          <li key={picture.fileId}>
            <img
              src={fileAddress(picture.fileId)}
              width={picture.width}
              height={picture.height}
              loading={n === 0 ? 'eager' : 'lazy'}
              decoding="async"
              alt={t(shopTexts.picture, { n: n + 1, of: pictures.length })}
            />
          </li>
        ))}
      </ul>
      {pictures.length > 1 && (
        <div className="m-pictures-dots">
          {pictures.map((picture, n) => (
            <button
              key={picture.fileId}
              type="button"
              aria-current={n === shown || undefined}
              aria-label={t(shopTexts.picture, { n: n + 1, of: pictures.length })}
              onClick={() => turn(n)}
            />
          ))}
        </div>
      )}
    </div>
  )
}
