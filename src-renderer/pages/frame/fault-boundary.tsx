// Catches what breaks while drawing a page, says so plainly, and lets the person open the page again.
// Repairs nothing: the data is safe in the engine.
import { Component, type ReactNode } from 'react'
import { commonText } from '../../text/common.ts'
import { frameText } from '../../text/frame.ts'
import { Button, Result } from '../../ui/kit.ts'

interface FaultState {
  error: Error | null
}

export class FaultBoundary extends Component<{ children: ReactNode }, FaultState> {
  override state: FaultState = { error: null }

  static getDerivedStateFromError(thrown: unknown): FaultState {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <Result
        status="warning"
        title={frameText.pageBroke}
        subTitle={frameText.pageBrokeFix}
        extra={
          <Button type="primary" onClick={() => this.setState({ error: null })}>
            {frameText.reopen}
          </Button>
        }
      >
        <details className="op-error-detail">
          <summary>{commonText.technicalDetail}</summary>
          <pre>{error.stack ?? error.message}</pre>
        </details>
      </Result>
    )
  }
}
