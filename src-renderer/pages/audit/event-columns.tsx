// How an event of the trail is shown in a table: here, and in a piece of a trail that came from elsewhere.
// Words of acts are text/audit's.
import type { AuditEvent } from '../../../src-main/contract/audit.ts'
import { actionDetail, actionText, auditText as words } from '../../text/audit.ts'
import { momentText } from '../../text/time.ts'
import type { TableColumnsType } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Identifier } from '../../ui/sentence.tsx'

/** `names` of the datasets that are known here. */
export function eventColumns(names: ReadonlyMap<string, string>): TableColumnsType<AuditEvent> {
  return [
    { title: words.seq, dataIndex: 'seq', width: 72, align: 'right', render: (seq: number) => formatNumber(seq) },
    { title: words.at, dataIndex: 'at', width: 148, render: (at: string) => momentText(at) },
    {
      title: words.person,
      dataIndex: 'person',
      width: 100,
      render: (person: string) => (person === '' ? <span className="op-faint">{words.nobody}</span> : person),
    },
    { title: words.action, dataIndex: 'action', width: 136, render: (action: string) => actionText(action) },
    {
      title: words.dataset,
      dataIndex: 'datasetId',
      width: 180,
      render: (id: string | null) => {
        if (id === null) return null
        return names.get(id) ?? <span className="op-faint">{words.removedDataset}</span>
      },
    },
    {
      title: words.detail,
      dataIndex: 'detail',
      render: (detail: AuditEvent['detail'], event) => (
        <span className="op-muted op-clamp">{actionDetail(event.action, detail)}</span>
      ),
    },
    {
      title: words.hash,
      dataIndex: 'hash',
      width: 120,
      render: (hash: string) => (
        <span title={hash} className="op-faint">
          <Identifier>{hash.slice(0, 12)}</Identifier>
        </span>
      ),
    },
  ]
}
