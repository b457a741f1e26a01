// The pictures of a product: added, taken away, and which of them is the cover.
import { useState } from 'react'
import { useAction } from '#ui/data.ts'
import { useT } from '#ui/i18n.ts'
import { Button } from '#ui/kit/button.tsx'
import { ErrorNote } from '#ui/kit/states.tsx'
import { Tag } from '#ui/kit/tag.tsx'
import { api, fileAddress } from '../api.ts'
import { Block } from '../shell/block.tsx'
import { useMay } from '../shell/session.ts'
import type { Product } from './product-page.tsx'
import { shopTexts } from './texts.ts'

const picturesMax = 9

export function ProductPictures({ product }: { product: Product }) {
  const t = useT()
  const may = useMay()('shop.edit')
  const ids = product.pictures.map(one => one.fileId)
  const set = useAction(
    (pictures: string[]) => api.shop.changeProduct({ params: { productId: product.id }, body: { pictures } }),
    {
      refreshes: ['shop'],
    },
  )
  const [sending, setSending] = useState(false)
  const send = useAction(
    async (files: readonly File[]) => {
      setSending(true)
      try {
        const added: string[] = []
        for (const file of files.slice(0, picturesMax - ids.length)) {
          const picture = await api.shop.uploadShopPicture({ file, fileName: file.name })
          added.push(picture.fileId)
        }
        await api.shop.changeProduct({ params: { productId: product.id }, body: { pictures: [...ids, ...added] } })
      } finally {
        setSending(false)
      }
    },
    { refreshes: ['shop'] },
  )
  return (
    <Block title={t(shopTexts.pictures)}>
      <p className="q-quiet">{t(shopTexts.picturesHint)}</p>
      <ul className="c-pictures">
        {product.pictures.map((picture, at) => (
          <li key={picture.fileId}>
            <img src={fileAddress(picture.thumbFileId)} alt={`${product.title} ${at + 1}`} loading="lazy" />
            {at === 0 ? (
              <Tag tone="green">{t(shopTexts.cover)}</Tag>
            ) : (
              may && (
                <Button
                  size="small"
                  kind="plain"
                  onClick={() => void set.run([picture.fileId, ...ids.filter(id => id !== picture.fileId)])}
                >
                  {t(shopTexts.asCover)}
                </Button>
              )
            )}
            {may && (
              <Button size="small" kind="plain" onClick={() => void set.run(ids.filter(id => id !== picture.fileId))}>
                {t(shopTexts.removePicture)}
              </Button>
            )}
          </li>
        ))}
        {may && ids.length < picturesMax && (
          <li>
            <label className="c-pictures-add">
              <input
                type="file"
                accept="image/*"
                multiple
                disabled={sending}
                onChange={event => {
                  const files = [...(event.currentTarget.files ?? [])]
                  event.currentTarget.value = ''
                  if (files.length > 0) void send.run(files)
                }}
              />
              {t(sending ? shopTexts.sending : shopTexts.addPicture)}
            </label>
          </li>
        )}
      </ul>
      <ErrorNote error={send.error ?? set.error} small />
    </Block>
  )
}
