// A menu behind a button: arrows move, a letter's press chooses, Escape gives focus back.
import './menu.css'
import { useEffect, useId, useRef, useState } from 'react'
import { useT } from '../i18n.ts'
import { IconButton } from './button.tsx'
import { type Icon, IconMore } from './icons.tsx'
import { kitTexts } from './texts.ts'

export interface MenuItem {
  label: string
  icon?: Icon
  /** Cannot be undone. */
  grave?: boolean
  onChoose: () => void
}
export interface MenuProps {
  items: readonly MenuItem[]
  label?: string
  icon?: Icon
  /** Was pressed before it came: it opens as soon as it is there. */
  opened?: boolean
}

const entriesOf = (list: HTMLElement | null) => [...(list?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]

export function Menu({ items, label, icon = IconMore, opened = false }: MenuProps) {
  const t = useT()
  const id = useId()
  const [open, setOpen] = useState(opened)
  const box = useRef<HTMLSpanElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const close = (back = true) => {
    setOpen(false)
    if (back) box.current?.querySelector('button')?.focus()
  }
  useEffect(() => {
    if (!open) return
    const room = list.current!.getBoundingClientRect()
    list.current!.classList.toggle('q-menu-up', room.bottom > innerHeight - 8)
    entriesOf(list.current)[0]?.focus({ preventScroll: true })
    const outside = (event: Event) => !box.current?.contains(event.target as Node) && setOpen(false)
    addEventListener('pointerdown', outside)
    return () => removeEventListener('pointerdown', outside)
  }, [open])
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') return close()
    if (event.key === 'Tab') return setOpen(false)
    const all = entriesOf(list.current)
    const at = all.indexOf(document.activeElement as HTMLElement)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    all[next % all.length]?.focus()
  }
  if (items.length === 0) return null
  return (
    <span className="q-menu" ref={box}>
      <IconButton
        icon={icon}
        label={label ?? t(kitTexts.more)}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <div className="q-menu-list" role="menu" id={id} ref={list} onKeyDown={onKeyDown} tabIndex={-1}>
          {items.map(item => (
            <button
              key={item.label}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={`q-menu-item ${item.grave ? 'q-menu-grave' : ''}`}
              onClick={() => {
                close()
                item.onChoose()
              }}
            >
              {item.icon && <item.icon size={20} />}
              {item.label}
            </button>
          ))}
        </div>
      )}
    </span>
  )
}
