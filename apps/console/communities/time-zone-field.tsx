// Choosing a time zone by a few letters, each with the time it is there now.
import { Select } from 'antd'
import { useMemo } from 'react'
import { useLocale } from '#ui/i18n.ts'

export interface TimeZoneFieldProps {
  /** Given by a form. */
  id?: string
  value?: string
  onChange?: (zone: string) => void
}
const near = [
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Taipei',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
]

export function TimeZoneField({ id, value, onChange }: TimeZoneFieldProps) {
  const locale = useLocale()
  const options = useMemo(() => {
    const all = Intl.supportedValuesOf('timeZone')
    const now = (zone: string) =>
      new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format()
    const named = (zone: string) =>
      new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'long' })
        .formatToParts()
        .find(part => part.type === 'timeZoneName')?.value ?? ''
    return [...new Set([...near, ...(value ? [value] : []), ...all])].map(zone => ({
      value: zone,
      label: `${zone} · ${named(zone)} · ${now(zone)}`,
    }))
  }, [locale, value])
  return (
    <Select
      {...(id !== undefined && { id })}
      showSearch
      optionFilterProp="label"
      value={value}
      onChange={onChange as never}
      options={options}
    />
  )
}
