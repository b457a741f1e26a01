// The heading of a step; focus goes to it when the step begins, so that it is read.
import { useEffect, useRef } from 'react'

export function StepHead({ title, lead }: { title: string; lead: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <header className="m-step-head">
      <h2 className="q-song" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      <p>{lead}</p>
    </header>
  )
}
