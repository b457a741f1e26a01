// The season of a day: the twenty-four solar terms 节气 by the sun's longitude, as the calendar of Beijing has them.
import type { Text } from '#kernel/i18n.ts'

const names: readonly (readonly [zh: string, en: string])[] = [
  ['春分', 'Spring equinox'],
  ['清明', 'Clear and bright'],
  ['谷雨', 'Grain rain'],
  ['立夏', 'Start of summer'],
  ['小满', 'Grain fills'],
  ['芒种', 'Grain in ear'],
  ['夏至', 'Summer solstice'],
  ['小暑', 'Lesser heat'],
  ['大暑', 'Greater heat'],
  ['立秋', 'Start of autumn'],
  ['处暑', 'End of heat'],
  ['白露', 'White dew'],
  ['秋分', 'Autumn equinox'],
  ['寒露', 'Cold dew'],
  ['霜降', 'Frost descends'],
  ['立冬', 'Start of winter'],
  ['小雪', 'Light snow'],
  ['大雪', 'Heavy snow'],
  ['冬至', 'Winter solstice'],
  ['小寒', 'Lesser cold'],
  ['大寒', 'Greater cold'],
  ['立春', 'Start of spring'],
  ['雨水', 'Rain water'],
  ['惊蛰', 'Insects wake'],
]

const rad = Math.PI / 180
const beijingMs = 8 * 3_600_000

/** The sun's apparent longitude in degrees; the short series, good to about a quarter of an hour in our century. */
export function sunLongitude(ms: number): number {
  const t = (ms / 86_400_000 + 2_440_587.5 - 2_451_545) / 36_525
  const anomaly = (357.52911 + 35_999.05029 * t) * rad
  const centre =
    (1.914602 - 0.004817 * t) * Math.sin(anomaly) + 0.019993 * Math.sin(2 * anomaly) + 0.000289 * Math.sin(3 * anomaly)
  const node = (125.04 - 1934.136 * t) * rad
  const degrees = 280.46646 + 36_000.76983 * t + centre - 0.00569 - 0.00478 * Math.sin(node)
  return ((degrees % 360) + 360) % 360
}

/** The term that a day of Beijing is in, and whether it begins that day. */
export function seasonOf(when: Date): { name: Text; begins: boolean } {
  const dayStart = Math.floor((when.getTime() + beijingMs) / 86_400_000) * 86_400_000 - beijingMs
  const before = Math.floor(sunLongitude(dayStart) / 15)
  const after = Math.floor(sunLongitude(dayStart + 86_399_000) / 15)
  const [zh, en] = names[after]!
  return { name: { zh, en }, begins: before !== after }
}
