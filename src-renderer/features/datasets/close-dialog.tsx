// Closes a dataset for good: asks why, and for its name, so that nobody erases the wrong one by a slip.
// The engine erases; here it is only asked for.
import { useState } from 'react'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import { refreshDataset, useJob } from '../../engine/queries.ts'
import { closingText as words } from '../../text/closing.ts'
import { commonText } from '../../text/common.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Form, Input, KitApp, Modal } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'

export function CloseDialog({ dataset, onClose }: { dataset: DatasetSummary; onClose(): void }) {
  const job = useJob('datasets.close')
  const { message } = KitApp.useApp()
  const [reason, setReason] = useState('')
  const [name, setName] = useState('')
  const close = async () => {
    const closed = await job.start({ datasetId: dataset.id, reason: reason.trim() })
    if (closed === null) return
    void message.success(words.done(formatNumber(closed.keys)))
    await refreshDataset(null)
    onClose()
  }
  return (
    <Modal
      open
      title={words.title(dataset.name)}
      okText={words.doIt}
      cancelText={commonText.cancel}
      okButtonProps={{ danger: true, disabled: reason.trim() === '' || name.trim() !== dataset.name }}
      confirmLoading={job.running}
      onOk={() => void close()}
      onCancel={onClose}
    >
      <p className="op-muted op-gap-below">{words.note}</p>
      <Form component="div" layout="vertical">
        <Form.Item label={words.reason}>
          <Input
            autoFocus
            value={reason}
            maxLength={300}
            aria-label={words.reason}
            onChange={event => setReason(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={words.sure(dataset.name)}>
          <Input
            value={name}
            maxLength={100}
            aria-label={words.sure(dataset.name)}
            onChange={event => setName(event.target.value)}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={job.error} compact />
    </Modal>
  )
}
