// Columns of tables, said in a line each.
import type { Text } from '#ui/i18n.ts'
import { say } from '#ui/i18n.ts'

export interface ColumnMore {
  width?: number
  align?: 'left' | 'right'
}
/** `column<Order>('paid', texts.paid, order => <Sum minor={order.paid} />, { width: 120, align: 'right' })` */
export const column = <T,>(key: string, title: Text | null, draw: (item: T) => React.ReactNode, more: ColumnMore = {}) => ({
  key,
  // A column of buttons has no name to read, but must not have an empty one either.
  title: title ? say(title) : <span className="q-aside">{say({ zh: '操作', en: 'Actions' })}</span>,
  render: (_none: unknown, item: T) => draw(item),
  ...more,
})
