// What a collection came to: how many files were accepted, sent back, known already, and which are none.
// Names files, never what stands in them.
import type { CollectReport } from '../../../src-main/contract/bureau-ledger.ts'
import { bureauText as words } from '../../text/bureau.ts'
import { Alert } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'

const SHOWN = 10

export function CollectOutcome({ report, onClose }: { report: CollectReport; onClose(): void }) {
  const { files, accepted, returned, known, replaced, duplicates, unreadable } = report
  return (
    <Alert
      className="op-gap-below"
      type={returned + unreadable.length > 0 ? 'warning' : 'success'}
      showIcon
      closable={{ onClose }}
      title={words.outcome(formatNumber(files), formatNumber(accepted), formatNumber(returned), formatNumber(known))}
      description={
        replaced + duplicates + unreadable.length === 0 ? null : (
          <>
            {replaced === 0 ? null : <div>{words.replaced(formatNumber(replaced))}</div>}
            {duplicates === 0 ? null : <div>{words.duplicates(formatNumber(duplicates))}</div>}
            {unreadable.length === 0 ? null : (
              <details>
                <summary>{words.unreadable(formatNumber(unreadable.length))}</summary>
                <ul>
                  {unreadable.slice(0, SHOWN).map(({ file, reason }) => (
                    <li key={file}>
                      {file}：{reason}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )
      }
    />
  )
}
