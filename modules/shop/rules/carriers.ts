// The usual carriers: what they are called in files, and where the way of a parcel is shown.

export interface Carrier {
  code: string
  zh: string
  en: string
  /** How else it is written in lists, folded: lower case, without blanks. */
  also: readonly string[]
  /** {number} is filled in. */
  link: string
}

export const carriers: readonly Carrier[] = [
  {
    code: 'sf',
    zh: '顺丰速运',
    en: 'SF Express',
    also: ['顺丰', 'sf', '顺丰快递', 'shunfeng'],
    link: 'https://www.sf-express.com/we/ow/chn/sc/waybill/waybill-detail/{number}',
  },
  {
    code: 'sf-intl',
    zh: '顺丰国际',
    en: 'SF International',
    also: ['sfinternational', '顺丰国际快递'],
    link: 'https://www.sf-international.com/us/en/support/querySupport/waybill?No={number}',
  },
  {
    code: 'zto',
    zh: '中通快递',
    en: 'ZTO Express',
    also: ['中通', 'zto', '中通速递'],
    link: 'https://www.zto.com/express/expressCheck.html?txtBill={number}',
  },
  {
    code: 'yto',
    zh: '圆通速递',
    en: 'YTO Express',
    also: ['圆通', 'yto', '圆通快递'],
    link: 'https://www.yto.net.cn/tracesimple.html?waybillNo={number}',
  },
  {
    code: 'yunda',
    zh: '韵达快递',
    en: 'Yunda Express',
    also: ['韵达', 'yd', '韵达速递'],
    link: 'https://www.yundaex.com/cn/index.php?s={number}',
  },
  {
    code: 'sto',
    zh: '申通快递',
    en: 'STO Express',
    also: ['申通', 'sto'],
    link: 'https://www.sto.cn/web/single.html?billcode={number}',
  },
  {
    code: 'jd',
    zh: '京东物流',
    en: 'JD Logistics',
    also: ['京东', 'jd', '京东快递', 'jdl'],
    link: 'https://www.jdl.com/#/trackQuery?waybillCode={number}',
  },
  {
    code: 'ems',
    zh: '邮政 EMS',
    en: 'China Post EMS',
    also: ['ems', '邮政', '中国邮政', '邮政ems', 'ems快递'],
    link: 'https://www.ems.com.cn/queryList?mailNo={number}',
  },
  {
    code: 'china-post',
    zh: '邮政快递包裹',
    en: 'China Post Parcel',
    also: ['邮政包裹', '邮政小包', '邮政平邮', 'chinapost'],
    link: 'https://yjcx.chinapost.com.cn/qps/yjcx?mailNum={number}',
  },
  {
    code: 'jt',
    zh: '极兔速递',
    en: 'J&T Express',
    also: ['极兔', 'jt', 'j&t', '极兔快递'],
    link: 'https://www.jtexpress.cn/trajectoryQuery?waybillNo={number}',
  },
  {
    code: 'deppon',
    zh: '德邦快递',
    en: 'Deppon',
    also: ['德邦', '德邦物流', 'debang'],
    link: 'https://www.deppon.com/newwebsite/track/ordertrack?waybill={number}',
  },
  {
    code: 'cainiao',
    zh: '菜鸟速递',
    en: 'Cainiao',
    also: ['菜鸟', '丹鸟', '丹鸟物流'],
    link: 'https://global.cainiao.com/newDetail.htm?mailNoList={number}',
  },
  {
    code: 'dhl',
    zh: 'DHL',
    en: 'DHL',
    also: ['敦豪', 'dhlexpress'],
    link: 'https://www.dhl.com/en/express/tracking.html?AWB={number}',
  },
  { code: 'ups', zh: 'UPS', en: 'UPS', also: ['联合包裹'], link: 'https://www.ups.com/track?tracknum={number}' },
  { code: 'fedex', zh: '联邦快递', en: 'FedEx', also: ['联邦'], link: 'https://www.fedex.com/fedextrack/?trknbr={number}' },
  { code: 'usps', zh: '美国邮政', en: 'USPS', also: [], link: 'https://tools.usps.com/go/TrackConfirmAction?tLabels={number}' },
  { code: 'other', zh: '其他快递', en: 'Another carrier', also: ['其他', '其它'], link: '' },
]

const byCode = new Map(carriers.map(one => [one.code, one]))
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()（）_-]/g, '')
const byWord = new Map(carriers.flatMap(one => [one.code, one.zh, one.en, ...one.also].map(word => [folded(word), one] as const)))

export const carrierOf = (code: string): Carrier | undefined => byCode.get(code)
/** However somebody wrote it. */
export const carrierCalled = (text: string): Carrier | undefined => byWord.get(folded(text))

export const carrierName = (code: string, locale: string): string => {
  const one = byCode.get(code)
  return one ? (locale === 'en' ? one.en : one.zh) : code
}
export function trackingLink(code: string, number: string): string | null {
  const link = byCode.get(code)?.link
  return link && number ? link.replace('{number}', encodeURIComponent(number)) : null
}
