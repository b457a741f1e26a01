// Facts in pairs; what is not known is left out.
import './room.css'

export function Facts({ of }: { of: readonly (readonly [string, React.ReactNode])[] }) {
  return (
    <dl className="c-facts">
      {of
        .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
        .map(([title, value]) => (
          <div key={title} className="c-facts-pair">
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
