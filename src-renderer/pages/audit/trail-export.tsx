// Writes a range of the trail as a signed file with its proof, and checks one that came from elsewhere.
// The engine signs as whoever is logged in.
import { useState } from 'react'
import type { AuditEvent, ExportReport } from '../../../src-main/contract/audit.ts'
import { shell } from '../../engine/client.ts'
import { useJob } from '../../engine/queries.ts'
import { auditPageText as words } from '../../text/audit-page.ts'
import { commonText } from '../../text/common.ts'
import { momentText } from '../../text/time.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, InputNumber, Modal, Table } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { eventColumns } from './event-columns.tsx'

export function useTrailExport(total: number) {
  const [asking, setAsking] = useState(false)
  const check = useJob('audit.checkExport')
  const checkFile = async () => {
    const path = await shell.chooseOpen('audit')
    if (path !== null) await check.start({ path })
  }
  return {
    buttons: (
      <>
        <Button loading={check.running} onClick={() => void checkFile()}>
          {words.checkFile}
        </Button>
        <Button disabled={total === 0} onClick={() => setAsking(true)}>
          {words.export}
        </Button>
      </>
    ),
    outcome: (
      <>
        <ErrorNotice error={check.error} />
        {check.result === null ? null : <Checked report={check.result} />}
      </>
    ),
    dialog: asking ? <ExportDialog total={total} onClose={() => setAsking(false)} /> : null,
  }
}

function Checked({ report }: { report: ExportReport }) {
  const { ok, from, to, head, issuer, events } = report
  return (
    <>
      <Alert
        className="op-gap-below"
        type={ok ? 'success' : 'error'}
        showIcon
        title={ok ? words.fileOk(formatNumber(from), formatNumber(to), formatNumber(head)) : words.fileBad}
        description={words.fileBy(issuer.name, issuer.unit, momentText(issuer.at))}
      />
      {ok ? <Exported events={events} /> : null}
    </>
  )
}

const ELSEWHERE = eventColumns(new Map()).filter(column => !('dataIndex' in column) || column.dataIndex !== 'datasetId')

function Exported({ events }: { events: readonly AuditEvent[] }) {
  return (
    <section className="op-gap-below" aria-label={words.fileEvents}>
      <h2 className="op-gap-below">{words.fileEvents}</h2>
      <Table<AuditEvent>
        className="op-panel"
        size="small"
        rowKey="seq"
        columns={ELSEWHERE}
        dataSource={[...events]}
        pagination={events.length > 10 ? { pageSize: 10, size: 'small', showSizeChanger: false } : false}
      />
    </section>
  )
}

function ExportDialog({ total, onClose }: { total: number; onClose(): void }) {
  const [from, setFrom] = useState(1)
  const [to, setTo] = useState(total)
  const job = useJob('audit.export')
  const write = async () => {
    const out = await shell.chooseSave('audit', words.exportName(String(from), String(to)))
    if (out !== null) await job.start({ out, from, to })
  }
  const { result } = job
  return (
    <Modal
      open
      title={words.exportTitle}
      okText={result === null ? words.exportWrite : commonText.close}
      cancelText={commonText.cancel}
      cancelButtonProps={result === null ? {} : { style: { display: 'none' } }}
      okButtonProps={{ disabled: result === null && from > to }}
      confirmLoading={job.running}
      onOk={result === null ? () => void write() : onClose}
      onCancel={onClose}
    >
      {result === null ? (
        <>
          <p className="op-muted op-gap-below">{words.exportHint}</p>
          <div className="op-act-fields">
            <RangeField label={words.exportFrom} max={total} value={from} onChange={setFrom} />
            <RangeField label={words.exportTo} max={total} value={to} onChange={setTo} />
          </div>
        </>
      ) : (
        <Alert
          type="success"
          showIcon
          title={words.exported(formatNumber(result.from), formatNumber(result.to))}
          description={<span className="op-break">{result.path}</span>}
        />
      )}
      <ErrorNotice error={job.error} compact />
    </Modal>
  )
}

interface RangeFieldProps {
  label: string
  max: number
  value: number
  onChange(value: number): void
}

function RangeField({ label, max, value, onChange }: RangeFieldProps) {
  return (
    <div className="op-act-field">
      <span>{label}</span>
      <InputNumber
        aria-label={label}
        min={1}
        max={max}
        precision={0}
        value={value}
        onChange={typed => typed !== null && onChange(typed)}
      />
    </div>
  )
}
