// The tokens as values, for antd's theme and for charts. tokens.css holds the same for everything else; a test proves that they agree.

/** Paper, ink and four mineral pigments. Two of them speak: green is alive, cinnabar asks for something. Ochre and indigo only tell things apart. */
export const day = {
  paper: '#f5f4ee',
  sheet: '#fdfcf8',
  wash: '#e9e8df',
  line: '#d8d7cb',
  edge: '#7f847a',
  ink: '#1a211d',
  ink2: '#48514b',
  ink3: '#5c655f',
  green: '#1d6b46',
  greenDeep: '#145235',
  greenWash: '#dcead9',
  onGreen: '#fdfcf8',
  cinnabar: '#b5331b',
  cinnabarDeep: '#922510',
  cinnabarWash: '#f6e0d8',
  onCinnabar: '#fffaf6',
  ochre: '#7d5510',
  ochreWash: '#f1e4c8',
  indigo: '#2c5377',
  indigoWash: '#dde6ec',
} as const

/** Night is a place, not day with the signs turned: blue-black woods, moonlit text, a firefly and an ember. Near things are lighter, nothing casts a shadow. */
export const night = {
  paper: '#0d1416',
  sheet: '#141d1f',
  wash: '#1d282a',
  line: '#2b3839',
  edge: '#6d7d7b',
  ink: '#e6e8df',
  ink2: '#b7c1ba',
  ink3: '#94a19a',
  green: '#83cf9f',
  greenDeep: '#a5e2bb',
  greenWash: '#17302a',
  onGreen: '#08190f',
  cinnabar: '#f5896a',
  cinnabarDeep: '#ffab91',
  cinnabarWash: '#3a1f19',
  onCinnabar: '#260b04',
  ochre: '#d9b061',
  ochreWash: '#33290f',
  indigo: '#8fb8dc',
  indigoWash: '#172a3a',
} as const

export type Pigment = keyof typeof day
export type Palette = Record<Pigment, string>
export type Theme = 'light' | 'dark'
export const paletteOf = (theme: Theme): Palette => (theme === 'dark' ? night : day)

/** Text on ground, as the kit uses them. The test holds each to its ratio in both themes: 4.5 for text, 3 for edges, rings and marks. */
export const pairs: readonly (readonly [on: Pigment, ground: Pigment, least: number])[] = [
  ...(['paper', 'sheet', 'wash'] as const).flatMap(ground => [
    ['ink', ground, 7] as const,
    ['ink2', ground, 4.5] as const,
    ['ink3', ground, 4.5] as const,
    ['green', ground, 4.5] as const,
    ['cinnabar', ground, 4.5] as const,
    ['ochre', ground, 4.5] as const,
    ['indigo', ground, 4.5] as const,
  ]),
  ...(['paper', 'sheet'] as const).map(ground => ['edge', ground, 3] as const),
  ['onGreen', 'green', 4.5],
  ['onGreen', 'greenDeep', 4.5],
  ['onCinnabar', 'cinnabar', 4.5],
  ['onCinnabar', 'cinnabarDeep', 4.5],
  ['green', 'greenWash', 4.5],
  ['ink2', 'greenWash', 4.5],
  ['cinnabar', 'cinnabarWash', 4.5],
  ['ink', 'cinnabarWash', 7],
  ['ochre', 'ochreWash', 4.5],
  ['indigo', 'indigoWash', 4.5],
  ['paper', 'ink', 7],
]

/** Lines of a chart, in the order they are given out; cinnabar stays free for what needs a hand. */
export const chartPigments: readonly Pigment[] = ['green', 'indigo', 'ochre', 'ink3']

/** In px, on a root of 16. The phone reads at `text`; the console at `small`. */
export const size = { tiny: 12, small: 14, text: 16, lead: 18, title: 22, display: 30 } as const
export const radius = { small: 4, medium: 8, large: 16 } as const
export const space = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 20, 6: 24, 8: 32, 10: 40, 12: 48 } as const
export const motion = { quickMs: 120, calmMs: 220, ease: 'cubic-bezier(0.2, 0, 0, 1)' } as const

export const hei =
  'system-ui, "PingFang SC", "HarmonyOS Sans SC", "MiSans", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif'
/** For names, dates and titles from `title` up: the face of a printed page. */
export const song =
  '"Songti SC", "STSong", "Source Han Serif SC", "Noto Serif SC", "Noto Serif CJK SC", "STZhongsong", Georgia, serif'
