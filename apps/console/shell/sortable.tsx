// An ordered list: dragged with the mouse, moved with the arrow keys, and told to those who hear it.
import './sortable.css'
import { useRef, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { IconButton } from '#ui/kit/button.tsx'
import { pen } from '#ui/kit/icons.tsx'
import { announce } from '#ui/kit/toast.tsx'

const IconUp = pen('M5 14.5l7-7 7 7')
const IconLow = pen('M5 9.5l7 7 7-7')
const words = {
  up: { zh: '上移「{name}」', en: 'Move “{name}” up' },
  down: { zh: '下移「{name}」', en: 'Move “{name}” down' },
  moved: { zh: '「{name}」现在是第 {place} 个', en: '“{name}” is now number {place}' },
}

export interface SortableProps<T> {
  items: readonly T[]
  keyOf: (item: T) => string
  nameOf: (item: T) => string
  draw: (item: T, at: number) => React.ReactNode
  onOrder: (items: T[]) => void
  label: string
  disabled?: boolean
}

export function Sortable<T>({ items, keyOf, nameOf, draw, onOrder, label, disabled }: SortableProps<T>) {
  const t = useT()
  const from = useRef<number | null>(null)
  const [over, setOver] = useState<number | null>(null)
  const move = (start: number, end: number) => {
    const moved = items[start]
    if (start === end || moved === undefined || end < 0 || end >= items.length) return
    const next = items.filter((_item, at) => at !== start)
    next.splice(end, 0, moved)
    onOrder(next)
    announce(words.moved, { name: nameOf(moved), place: end + 1 })
  }
  const drop = (at: number) => {
    if (from.current !== null) move(from.current, at)
    from.current = null
    setOver(null)
  }
  return (
    <ol className="c-order" aria-label={label}>
      {items.map((item, at) => (
        <li
          key={keyOf(item)}
          draggable={!disabled}
          className={over === at ? 'c-order-over' : undefined}
          onDragStart={event => {
            from.current = at
            event.dataTransfer.effectAllowed = 'move'
          }}
          onDragOver={event => {
            event.preventDefault()
            setOver(at)
          }}
          onDragEnd={() => setOver(null)}
          onDrop={event => {
            event.preventDefault()
            drop(at)
          }}
        >
          {!disabled && <span className="c-order-grip" aria-hidden="true" />}
          <div className="q-grow">{draw(item, at)}</div>
          {!disabled && (
            <span className="q-row">
              <IconButton
                icon={IconUp}
                label={t(words.up, { name: nameOf(item) })}
                disabled={at === 0}
                onClick={() => move(at, at - 1)}
              />
              <IconButton
                icon={IconLow}
                label={t(words.down, { name: nameOf(item) })}
                disabled={at === items.length - 1}
                onClick={() => move(at, at + 1)}
              />
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
