// Who is logged in, with the lock beside; nothing where there are no accounts.
import { useEngineMutation, useEngineQuery } from '../../engine/queries.ts'
import { personRoles, peopleText as words } from '../../text/people.ts'
import { IconLock } from '../../ui/kit.ts'

export function PersonFoot() {
  const session = useEngineQuery('session.get', {})
  const locking = useEngineMutation('session.lock')
  const account = session.data?.account ?? null
  if (account === null) return null
  return (
    <button
      type="button"
      className="op-side-item"
      title={`${account.unit} · ${personRoles[account.role]}`}
      aria-label={`${words.logOut}：${account.name}`}
      onClick={() => locking.mutate({})}
    >
      <IconLock />
      <span className="op-person-name">{account.name}</span>
    </button>
  )
}
