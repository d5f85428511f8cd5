// Checks the trail, alone or beside files that left this computer, and says in plain words what was found.
// Repairs nothing.
import type { TrailReport } from '../../../src-main/contract/audit.ts'
import { shell } from '../../engine/client.ts'
import { useJob } from '../../engine/queries.ts'
import { auditText } from '../../text/audit.ts'
import { auditPageText as words } from '../../text/audit-page.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, Dropdown, IconDown, IconVerify } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { StateDot } from '../../ui/state-dot.tsx'

export function useTrailCheck() {
  const check = useJob('audit.verify')
  const withFiles = async () => {
    const files = await shell.chooseSeveral('proof')
    if (files.length > 0) await check.start({ files })
  }
  return {
    button: (
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'here', label: words.checkHere },
            { key: 'files', label: words.checkWith },
          ],
          onClick: ({ key }) => void (key === 'here' ? check.start({}) : withFiles()),
        }}
      >
        <Button icon={<IconVerify />} loading={check.running}>
          {auditText.verify}
          <IconDown />
        </Button>
      </Dropdown>
    ),
    outcome: (
      <>
        <ErrorNotice error={check.error} />
        {check.result === null ? null : <Outcome report={check.result} />}
      </>
    ),
  }
}

function Outcome({ report }: { report: TrailReport }) {
  const { ok, events, brokenAt, provenUpTo, checkpoints } = report
  return (
    <Alert
      className="op-gap-below"
      type={ok ? (provenUpTo === null ? 'info' : 'success') : 'error'}
      showIcon
      title={brokenAt === null ? auditText.verified(formatNumber(events)) : auditText.broken(formatNumber(brokenAt))}
      description={
        <>
          <p>{provenUpTo === null ? words.unproven : words.proven(formatNumber(provenUpTo))}</p>
          {checkpoints.length === 0 ? null : (
            <ul className="op-trail-checkpoints">
              {checkpoints.map(({ source, seq, fault }) => (
                <li key={`${source}/${seq}`}>
                  <StateDot state={fault === null ? 'done' : fault === 'otherTrail' ? 'todo' : 'wrong'} />
                  <span>{words.checkpoint(source === '' ? words.here : source, formatNumber(seq ?? 0))}</span>
                  <span className="op-muted">{fault === null ? words.checkpointOk : words.faults[fault]}</span>
                </li>
              ))}
            </ul>
          )}
        </>
      }
    />
  )
}
