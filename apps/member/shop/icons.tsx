// Icons that the shop alone shows, with the kit's pen.
import { pen } from '#ui/kit/icons.tsx'

/** A bag with its handle. */
export const IconShop = /*#__PURE__*/ pen(
  'M5 8.5h14l1 12H4zM8.5 8.5V7a3.5 3.5 0 0 1 7 0v1.5M9 12.5c.4 1.7 1.5 2.5 3 2.5s2.6-.8 3-2.5',
)
/** A basket, woven. */
export const IconBasket = /*#__PURE__*/ pen('M3 10h18l-2 10H5zM8 10l3-6M16 10l-3-6M9.5 13.5v3M14.5 13.5v3M12 13.5v3')
export const IconCoupon = /*#__PURE__*/ pen(
  'M3.5 6.5h17v3.2a2.4 2.4 0 0 0 0 4.6v3.2h-17v-3.2a2.4 2.4 0 0 0 0-4.6zM10 9v1.5M10 13.5V15',
)
export const IconGift = /*#__PURE__*/ pen(
  'M4 9h16v4H4zM5.5 13v7.5h13V13M12 9v11.5M12 9C9 9 7.5 7.7 7.5 6S9.800 3.500 12 9c2.200-5.500 4.500-4.700 4.500-3S15 9 12 9',
)
export const IconOrders = /*#__PURE__*/ pen(
  'M5.500 3.500h13v17l-2.200-1.500-2.100 1.500-2.200-1.500-2.200 1.500-2.100-1.500-2.200 1.500zM8.500 8.500h7M8.500 12.500h4.500',
)
/** A stamp with a ribbon. */
export const IconTier = /*#__PURE__*/ pen(
  'M12 3.500a5.500 5.500 0 1 1 0 11 5.500 5.500 0 0 1 0-11M8.500 13.500 7 20.500l5-2.500 5 2.500-1.500-7M12 7v4M10 9h4',
)
/** People around one thing. */
export const IconDeal = /*#__PURE__*/ pen(
  'M12 9.500a2.500 2.500 0 1 1 0 5 2.500 2.500 0 0 1 0-5M12 3v3M12 18v3M3 12h3M18 12h3M5.600 5.600l2.200 2.200M16.200 16.200l2.200 2.200M5.600 18.400l2.200-2.200M16.200 7.800l2.200-2.200',
)
export const IconMinus = /*#__PURE__*/ pen('M4.500 12h15')
