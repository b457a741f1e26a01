// Marks of the console's own pages.
import { pen } from '#ui/kit/icons.tsx'

/** Two people, one half behind the other. */
export const IconPeople = pen(
  'M9 4.5c2.1 0 3.6 1.5 3.6 3.5S11.1 11.6 9 11.6 5.4 10 5.4 8 6.9 4.5 9 4.5M2.5 19.5c.4-3.2 2.9-5 6.5-5s6.1 1.8 6.5 5M15 5c1.9.1 3.2 1.4 3.2 3.3S16.9 11.4 15 11.600M18 15c2 .7 3.2 2.2 3.5 4.5',
)
/** A tag on its string. */
export const IconTag = pen('M4 4.500h7.500L20 13l-7 7-8.5-8.500zM2.5 2.5 6 6', 'M8 8.500h.01')
/** Four steps, each higher. */
export const IconStages = pen('M3 19.500h4.500v-4H12v-4h4.500v-4H21v12zM7.5 15.500v4M12 11.500v8M16.5 7.500v12')
/** A form: lines to fill. */
export const IconFields = pen('M5 3.500h14v17H5zM8 8h3M8 12h8M8 16h8M14 8h2')
/** A tray that takes something in. */
export const IconBring = pen('M12 3.500v10M8 9.500l4 4 4-4M3.5 13v7h17v-7h-4.500l-1.5 3h-5L8 13z')
/** A hand at the door. */
export const IconDoor = pen('M5 20.500V3.500h11v17M3 20.500h18M16 5.500l3 1v14', 'M13 12h.01')
/** A book of what was done. */
export const IconLedger = pen('M6 3.500h13v17H6a2 2 0 0 1 0-4h13M6 3.500a2 2 0 0 0-2 2v13M9 7.500h6M9 11h6')
/** A house among others. */
export const IconHouse = pen('M3.5 11 12 4l8.5 7M6 9.500v10.500h12V9.500M10 20v-5.500h4V20')
export const IconKey = pen('M8 9.500a4 4 0 1 1 0 8 4 4 0 0 1 0-8M11 10.800l8-6.800M16 6.500l2.5 2.8')
/** A play-book, open at its fold. */
export const IconBook = pen(
  'M12 6.5C9.5 4.800 6.5 4.500 3.5 5v13.500c3-.5 6-.2 8.5 1.500 2.500-1.700 5.500-2 8.500-1.500V5c-3-.5-6-.2-8.500 1.500v13.500',
)
/** A pair of scales. */
export const IconScales = pen(
  'M12 3.500v17M8 20.500h8M4.5 6.500h15M4.5 6.500 2 13.500h5zM19.5 6.500 17 13.500h5zM2 13.500a2.5 2.5 0 0 0 5 0M17 13.500a2.5 2.5 0 0 0 5 0',
)
/** A heart's beat. */
export const IconPulse = pen('M2.5 12.500H7l2.5-7 4.500 13 2.500-6h5')
/** A sheet with a seal on it. */
export const IconSeal = pen(
  'M18.500 11V3.500h-13v17H11M9 7.500h6M9 11h4M17 13.500a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M15.5 17l1.200 1.200 2-2.200',
)
/** A box with its tape. */
export const IconGoods = pen('M4 8 12 3.500l8 4.500v8.500L12 21l-8-4.500zM4 8l8 4.500L20 8M12 12.500V21M8 5.800l8 4.500')
/** A tag with a cut corner and a hole: a price that is lower for a while. */
export const IconOffer = pen('M3.5 12 12 3.500h8.500V12L12 20.500zM9 15l6-6', 'M16.500 7.500h.01')
/** A slip torn in two at its dots. */
export const IconCoupon = pen('M3.500 6.500h17V10a2 2 0 0 0 0 4v3.500h-17V14a2 2 0 0 0 0-4zM14 6.500v2M14 11v2M14 15.500v2')
/** A list with its first line ticked. */
export const IconOrders = pen(
  'M5 3.500h14v17l-2.300-1.500L14.300 20.500 12 19l-2.300 1.500L7.300 19 5 20.500zM8.500 8h7M8.500 12h7',
)
/** A cart that drives off. */
export const IconDispatch = pen(
  'M2.500 6.500h11v9.500h-11zM13.500 10h4l3.500 3.500V16h-7.500M7 16a2 2 0 1 1 0 4 2 2 0 0 1 0-4M17 16a2 2 0 1 1 0 4 2 2 0 0 1 0-4',
)
/** A frame in which a code is read. */
export const IconTill = pen('M4 8.500V4h4.500M15.500 4H20v4.500M20 15.500V20h-4.500M8.500 20H4v-4.500M4 12h16')
/** A coin on a hand. */
export const IconPayments = pen(
  'M12 3.500a4 4 0 1 1 0 8 4 4 0 0 1 0-8M12 6v3M3 15l4-1.500 5 2h3.500a1.500 1.500 0 0 1 0 3H11M15 17l4.500-2 1.500 1.500-6 4-8-1.500H3',
)
/** A crown of three leaves. */
export const IconTier = pen('M4 18.500 3 8l5 4 4-7.500 4 7.500 5-4-1 10.500zM4 21h16')
/** Three who hold one thing. */
export const IconDeal = pen(
  'M12 9.500a3 3 0 1 1 0 6 3 3 0 0 1 0-6M12 3v3.500M5 19.500l3.500-4.500M19 19.500 15.500 15M12 3h.01M4.500 20.500h.01M19.500 20.500h.01',
)
/** Four corners drawn apart. */
export const IconWide = pen('M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5')
