// Every column as a chip with its role; a menu changes it.
// Decides no role.
import type { Role } from '../../../src-main/contract/profile.ts'
import { useNavigation } from '../../state/navigation.ts'
import { deidentifyText } from '../../text/deidentify.ts'
import { Alert, Button, Dropdown } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import type { ColumnRole } from './board-question.ts'
import type { Board } from './use-board.ts'

const words = deidentifyText.roles
const CHOICES: readonly Role[] = ['quasi', 'sensitive', 'none']

export function RoleChips({ board: { columns, board, set } }: { board: Board }) {
  const goStep = useNavigation(state => state.goStep)
  const direct = columns.filter(({ role }) => role === 'direct').map(({ name }) => name)
  const give = (name: string, role: Role) => set({ roles: { ...board.roles, [name]: role } })
  return (
    <section className="op-panel op-deid-panel" aria-label={words.title}>
      <h2>{words.title}</h2>
      <Sentence>{words.hint}</Sentence>
      <ul className="op-chips">
        {columns.map(column => (
          <li key={column.name}>
            <Chip column={column} onGive={role => give(column.name, role)} />
          </li>
        ))}
      </ul>
      {direct.length === 0 ? null : (
        <Alert
          type="warning"
          showIcon
          title={words.direct(direct.join('、'))}
          action={
            <Button size="small" onClick={() => goStep('mask')}>
              {words.goMask}
            </Button>
          }
        />
      )}
      {columns.some(({ role }) => role === 'quasi') ? null : <Sentence strong>{words.none}</Sentence>}
    </section>
  )
}

function Chip({ column: { name, role }, onGive }: { column: ColumnRole; onGive(role: Role): void }) {
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: CHOICES.map(choice => ({ key: choice, label: words.names[choice], disabled: choice === role })),
        onClick: ({ key }) => {
          const choice = CHOICES.find(one => one === key)
          if (choice !== undefined) onGive(choice)
        },
      }}
    >
      <button type="button" className={`op-chip is-${role}`} aria-label={words.change(name, words.names[role])}>
        <strong>{name}</strong>
        <span>{words.names[role]}</span>
      </button>
    </Dropdown>
  )
}
