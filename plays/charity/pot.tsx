// The pot: an earthen jar that fills with light as units go in. Its level is told in words beside it.

const inside = 'M46 58 C22 78 14 112 24 146 C30 168 52 180 90 180 C128 180 150 168 156 146 C166 112 158 78 134 58 Z'

export function Pot({ share, drops }: { share: number; drops: number }) {
  const level = 180 - 122 * Math.min(1, Math.max(0, share))
  return (
    <svg viewBox="0 0 180 196" aria-hidden="true" className="p-charity-pot">
      <defs>
        <clipPath id="p-charity-inside">
          <path d={inside} />
        </clipPath>
      </defs>
      <path d={inside} className="p-charity-clay" />
      <g clipPath="url(#p-charity-inside)">
        <g className="p-charity-filling" style={{ transform: `translateY(${level}px)` }}>
          <path d="M-20 4 Q 10 -4 40 4 T 100 4 T 160 4 T 220 4 V 200 H -20 Z" className="p-charity-light" />
          <path d="M-20 10 Q 16 2 52 10 T 124 10 T 200 10 V 200 H -20 Z" className="p-charity-deep" />
        </g>
        <path d="M40 70 C30 92 27 118 32 142" className="p-charity-shine" />
      </g>
      <path d={inside} className="p-charity-edge" />
      <path d="M44 58 C40 48 42 40 48 36 H132 C138 40 140 48 136 58 Z" className="p-charity-neck" />
      <path d="M40 36 H140" className="p-charity-rim" />
      {/* The press of a seal in the clay: a leaf. */}
      <path d="M78 128 C78 108 92 98 110 98 C110 116 100 130 82 128 M76 134 C82 122 90 114 100 108" className="p-charity-leaf" />
      {drops > 0 && <circle key={drops} cx="90" cy="10" r="7" className="p-charity-drop" />}
    </svg>
  )
}
