// Catches what a page throws, so that the rest of the console stays.
import { Component } from 'react'
import { Broken } from './dead-ends.tsx'

export class Boundary extends Component<{ children: React.ReactNode }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override componentDidCatch(error: unknown) {
    console.error(error)
  }
  override render() {
    return this.state.broken ? <Broken /> : this.props.children
  }
}
