// Stands before everything: whoever has no open session sees the log-in and nothing that was read before.
// Judges no pass phrase.
import { type ReactNode, useEffect } from 'react'
import { queryClient, useEngineQuery } from '../../engine/queries.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { LoginScreen } from './login-screen.tsx'
import './people.css'
import { useIdleLock } from './use-idle-lock.ts'

export function SessionGate({ children }: { children: ReactNode }) {
  const session = useEngineQuery('session.get', {})
  const { data } = session
  const locked = data !== undefined && data.organisation !== null && data.account === null
  useIdleLock(data?.account == null ? null : (data.organisation?.idleMinutes ?? null))
  useEffect(() => {
    // What the engine answered while it was open must not be looked up in this window any more.
    if (locked) queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session.get' })
  }, [locked])
  if (data === undefined) return <ErrorNotice error={session.error} onRetry={() => void session.refetch()} />
  return locked ? <LoginScreen session={data} /> : children
}
