// Catches what a page throws, so that the rest of the console stays.
import { Component } from 'react'
import { Broken } from './dead-ends.tsx'

export class Boundary extends Component<{ children: React.ReactNode; at?: string }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override componentDidCatch(error: unknown) {
    console.error(error)
  }
  /** A page that broke must not keep the next one from being shown. */
  override componentDidUpdate(before: { at?: string }) {
    if (this.state.broken && before.at !== this.props.at) this.setState({ broken: false })
  }
  override render() {
    return this.state.broken ? <Broken /> : this.props.children
  }
}
