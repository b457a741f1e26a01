// The columns of a dispatch list. Its last two are left empty for those who send, and read when the list comes back.

export const dispatchTitles = {
  zh: [
    '订单号',
    '收货人',
    '手机号',
    '地区',
    '详细地址',
    '邮编',
    '商品',
    '件数',
    '买家留言',
    '会员',
    '付款时间',
    '快递公司',
    '运单号',
  ],
  en: [
    ...['Order', 'Name', 'Phone', 'Region', 'Street and number', 'Postcode', 'Contents', 'Pieces', 'Note', 'Member', 'Paid at'],
    ...['Carrier', 'Tracking number'],
  ],
} as const

/** How an order is called in files: without the first letters of its id. A share of a gift keeps them. */
export const refShown = (ref: string): string => ref.replace(/^ord_/, '')
/** The id that a cell means; null when it can be none. */
export function refRead(cell: string): string | null {
  const text = cell
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^['`#]+/, '')
  const match = /^(?:(ord|clm)_)?([0-9a-hjkmnp-tv-z]{26})$/.exec(text)
  return match ? `${match[1] ?? 'ord'}_${match[2]}` : null
}
