// The icons: drawn by hand on a grid of 24 with one pen of 1.6. Each is a component of its own, so a screen carries only what it shows.
import './icons.css'

export interface IconProps {
  /** Edge in px. */
  size?: number
  className?: string
  /** Say it only when no text stands beside the icon. */
  label?: string
}
export type Icon = (props: IconProps) => React.JSX.Element

export const pen =
  (d: string, dots = ''): Icon =>
  ({ size = 24, className = '', label }) => (
    <svg
      className={`q-icon ${className}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      focusable="false"
    >
      <path d={d} />
      {dots && <path className="q-icon-dots" d={dots} />}
    </svg>
  )

/** Sun over the horizon. */
export const IconToday = /*#__PURE__*/ pen(
  'M3 18.5h18M6.5 18.5a5.5 5.5 0 0 1 11 0M12 5v3.5M4.6 9.6l2.2 2M19.4 9.6l-2.2 2M8 21.5h8',
)
/** Rings that grow around one another. */
export const IconGroups = /*#__PURE__*/ pen(
  'M12 3.2c5.2.1 8.8 3.5 8.7 8.9 0 5.1-3.7 8.7-8.8 8.7-5-.1-8.7-3.5-8.7-8.7C3.3 6.7 6.9 3.2 12 3.2M12.2 7.1c3 .1 5 2 4.9 5 0 3-2.1 4.9-5 4.9-3 0-5-2-4.9-5 .1-3 2.1-4.9 5-4.9',
  'M12.3 12h.01',
)
export const IconMe = /*#__PURE__*/ pen(
  'M12 3.5c2.5 0 4.3 1.8 4.3 4.2S14.5 12 12 12s-4.3-1.9-4.3-4.3S9.5 3.5 12 3.5M4 20.5c.6-3.5 3.7-5.5 8-5.5s7.4 2 8 5.5',
)
export const IconSearch = /*#__PURE__*/ pen('M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M15.4 15.4 20.5 20.5')
/** A letter, half out of its envelope. */
export const IconInbox = /*#__PURE__*/ pen(
  'M3.5 10.5v9h17v-9M3.5 10.5 12 16l8.5-5.5M3.5 10.5 6 8.8M20.5 10.5 18 8.8M6 12.1V4h12v8.1M9 7.5h6M9 10.5h3.5',
)
export const IconBack = /*#__PURE__*/ pen('M14.5 5 7.5 12l7 7')
export const IconNext = /*#__PURE__*/ pen('M9.5 5l7 7-7 7')
export const IconDown = /*#__PURE__*/ pen('M5 9.5l7 7 7-7')
export const IconClose = /*#__PURE__*/ pen('M5.5 5.5l13 13M18.5 5.5l-13 13')
export const IconMore = /*#__PURE__*/ pen('', 'M5.5 12h.01M12 12h.01M18.5 12h.01')
export const IconPlus = /*#__PURE__*/ pen('M12 4.5v15M4.5 12h15')
export const IconCheck = /*#__PURE__*/ pen('M4.5 12.8 9.7 18 19.5 6.5')
export const IconPlay = /*#__PURE__*/ pen('M8 5.2v13.6L19 12z')
export const IconPause = /*#__PURE__*/ pen('M8.5 5.5v13M15.5 5.5v13')
export const IconStop = /*#__PURE__*/ pen('M6.5 6.5h11v11h-11z')
export const IconMic = /*#__PURE__*/ pen(
  'M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3M9 21h6',
)
export const IconAgain = /*#__PURE__*/ pen('M19.5 12a7.5 7.5 0 1 1-2.2-5.3M19.5 3.5v4.2h-4.2')
export const IconImage = /*#__PURE__*/ pen('M3.5 5h17v14h-17zM3.5 16l4.7-4.5 4.3 4 3-2.7 5 4.2', 'M15.5 9h.01')
export const IconSend = /*#__PURE__*/ pen('M4 12 20.5 4.5 14.5 20l-3-6.5zM11.5 13.5l9-9')
/** A leaf: someone is glad of it. */
export const IconLeaf = /*#__PURE__*/ pen('M5 19c-1.5-8 3-14 14.5-14.5C19.5 15 14 20.5 6.5 17.5M4 21c2-5 5-8.5 9.5-11')
/** A flower handed over: thanks. */
export const IconFlower = /*#__PURE__*/ pen(
  'M12 10c-2.4-1.7-2.4-5 0-6.7 2.4 1.7 2.4 5 0 6.7M14 12c1.7-2.4 5-2.4 6.7 0-1.7 2.4-5 2.4-6.7 0M12 14c2.4 1.7 2.4 5 0 6.7-2.4-1.7-2.4-5 0-6.7M10 12c-1.7-2.4-5-2.4-6.7 0 1.7 2.4 5 2.4 6.7 0',
  'M12 12h.01',
)
/** A lamp that has gone on. */
export const IconLamp = /*#__PURE__*/ pen(
  'M9 17.5h6M10 20.5h4M9 17.5c0-2.6-3-3.9-3-7.4a6 6 0 0 1 12 0c0 3.5-3 4.8-3 7.4M12 2v.01',
)
/** A flame: carry on. */
export const IconFlame = /*#__PURE__*/ pen(
  'M12.5 3c.2 3.4 5 5.6 5 10.6a5.5 5.5 0 0 1-11 0c0-2.2 1-3.8 2.3-5 .1 2 .8 3.1 1.9 3.6.2-3.3-.4-6.4 1.8-9.2M12 20c-1.4-.9-1.9-2.6-.3-4.4',
)
export const IconMuted = /*#__PURE__*/ pen(
  'M4 4l16 16M9.3 6.2A2.8 2.8 0 0 1 14.8 7v4.5M9.2 9.5v2A2.8 2.8 0 0 0 13 14M6 11.5a6 6 0 0 0 9.5 5M18 11.5c0 .8-.1 1.5-.4 2.2M12 18v3M9.5 21h5',
)
export const IconAt = /*#__PURE__*/ pen(
  'M12 8.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M15.5 8.5v5c0 3 5 2.8 5-1.5a8.5 8.5 0 1 0-3.4 6.8',
)
export const IconReply = /*#__PURE__*/ pen('M10 6.5 4.5 12l5.5 5.5M5 12h8.5c3.6 0 6 2.2 6 6')
export const IconComment = /*#__PURE__*/ pen('M4 5h16v11.5h-9L6.5 20v-3.5H4zM8 9h8M8 12.5h5')
export const IconPin = /*#__PURE__*/ pen('M9 3.5h6M10 3.5 9.5 10 6.5 13.5h11L14.5 10 14 3.5M12 13.5v7')
export const IconStar = /*#__PURE__*/ pen('M12 3.7l2.5 5.3 5.8.8-4.2 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.2-4 5.8-.8z')
export const IconHide = /*#__PURE__*/ pen(
  'M4 4l16 16M9.5 5.6c5-1.5 9.3 1.4 11.5 6.4-.7 1.5-1.6 2.8-2.7 3.8M15 18c-5 1.8-9.7-1-12-6 .8-1.8 2-3.3 3.4-4.4',
)
export const IconFlag = /*#__PURE__*/ pen('M6 21V4M6 4.5c4-2 7.5 2 12.5 0v9c-5 2-8.5-2-12.5 0')
export const IconShare = /*#__PURE__*/ pen('M12 14.5v-11M7.5 7.5 12 3.5l4.5 4M5.5 11v9h13v-9')
export const IconLink = /*#__PURE__*/ pen(
  'M10 14a4 4 0 0 0 6 .3l2.7-2.7a4 4 0 0 0-5.7-5.7L11.7 7.2M14 10a4 4 0 0 0-6-.3L5.3 12.4a4 4 0 0 0 5.7 5.7l1.3-1.3',
)
export const IconQr = /*#__PURE__*/ pen('M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v.01M14 20h2.5M20 17.5V20h-.5')
export const IconLock = /*#__PURE__*/ pen('M5.5 10.5h13v10h-13zM8.5 10.5V7.5a3.5 3.5 0 0 1 7 0v3', 'M12 15.5h.01')
export const IconEdit = /*#__PURE__*/ pen('M4.5 19.5l1-4L16 5l3 3L8.5 18.5zM13.5 7.5l3 3')
export const IconTrash = /*#__PURE__*/ pen('M4.5 6.5h15M9.5 6.5v-3h5v3M6.5 6.5l1 14h9l1-14M10.5 10.5v6M13.5 10.5v6')
export const IconClock = /*#__PURE__*/ pen('M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17M12 7.5V12l3.5 2')
export const IconCalendar = /*#__PURE__*/ pen('M4 5.5h16v15H4zM4 10h16M8.5 3.5v4M15.5 3.5v4')
/** A purse with its clasp. */
export const IconPurse = /*#__PURE__*/ pen('M4 8h16v11.5H4zM4 8l11.5-4v4M20 11.7h-4.2a2 2 0 0 0 0 4H20')
export const IconSettings = /*#__PURE__*/ pen(
  'M4 7h9M17 7h3M13 7a2 2 0 1 0 4 0 2 2 0 0 0-4 0M4 17h3M11 17h9M7 17a2 2 0 1 0 4 0 2 2 0 0 0-4 0',
)
export const IconInvite = /*#__PURE__*/ pen(
  'M10 4c2.3 0 4 1.7 4 3.9s-1.7 4-4 4-4-1.8-4-4S7.7 4 10 4M2.5 20.5c.5-3.3 3.4-5.2 7.5-5.2 1.5 0 2.9.3 4 .7M18 14v7M14.5 17.5h7',
)
export const IconOut = /*#__PURE__*/ pen('M14 4H5v16h9M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5')
export const IconSun = /*#__PURE__*/ pen(
  'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
)
export const IconMoon = /*#__PURE__*/ pen('M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5')
export const IconLanguage = /*#__PURE__*/ pen(
  'M3.5 6h9M8 3.5V6M5 13c3-1.5 5-4 5.7-7M5.5 8.5C7 11 9 12.5 11 13.3M12 20.5l4-10 4 10M13.3 17.5h5.4',
)
export const IconDownload = /*#__PURE__*/ pen('M12 3.5v11.5M7.5 10.5 12 15l4.5-4.5M4.5 19.5h15')
export const IconUpload = /*#__PURE__*/ pen('M12 15.5V4M7.5 8.5 12 4l4.5 4.5M4.5 19.5h15')
export const IconWarning = /*#__PURE__*/ pen('M12 4 21 19.5H3zM12 10v4.5', 'M12 17h.01')
export const IconInfo = /*#__PURE__*/ pen('M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17M12 11v5.5', 'M12 7.7h.01')
export const IconOffline = /*#__PURE__*/ pen(
  'M4 4l16 16M3 9.5C4.2 8.4 5.6 7.5 7.2 7M11 6c3.7-.2 7.3 1 10 3.5M6.5 13.5c1.2-1 2.5-1.7 4-2M15 12c.9.4 1.8.9 2.5 1.5',
  'M12 18h.01',
)
