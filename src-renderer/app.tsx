// The window as one component: look, cache, and the frame inside a net that catches what a page breaks.
// No page and no word of its own.
import { QueryClientProvider } from '@tanstack/react-query'
import { queryClient } from './engine/queries.ts'
import { SessionGate } from './features/people/session-gate.tsx'
import { FaultBoundary } from './pages/frame/fault-boundary.tsx'
import { WindowFrame } from './pages/frame/window-frame.tsx'
import { KitProvider } from './ui/provider.tsx'

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <KitProvider>
        <FaultBoundary>
          <SessionGate>
            <WindowFrame />
          </SessionGate>
        </FaultBoundary>
      </KitProvider>
    </QueryClientProvider>
  )
}
