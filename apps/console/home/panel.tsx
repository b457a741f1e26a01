// A part of the home page: a heading in Song, what stands beside it, and the matter itself.
export interface PanelProps {
  title: string
  aside?: React.ReactNode
  children: React.ReactNode
  className?: string
}

export function Panel({ title, aside, children, className = '' }: PanelProps) {
  return (
    <section className={`c-panel ${className}`}>
      <header className="q-row q-row-apart">
        <h2 className="q-song">{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}
