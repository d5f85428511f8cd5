// Gives a column another role or grade than the program proposes, with the reason; or takes that back.
// The engine keeps and logs it; nothing is judged here.
import { useState } from 'react'
import type { View } from '../../../src-main/contract/datasets.ts'
import { type ColumnProfile, GRADES, type Grade, ROLES, type Role } from '../../../src-main/contract/profile.ts'
import { useEngineMutation } from '../../engine/queries.ts'
import { GradeBadge } from '../../features/quality/badges.tsx'
import { commonText, gradeText, roleText } from '../../text/common.ts'
import { judgeText as words } from '../../text/relations.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, Input, Modal, Segmented } from '../../ui/kit.ts'

export interface JudgeProps {
  datasetId: string
  view: View
  column: ColumnProfile
}

export function JudgeButton(props: JudgeProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button type="link" size="small" className="op-link-flush" onClick={() => setOpen(true)}>
        {words.change}
      </Button>
      {open ? <JudgeDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

const SHORTEST_REASON = 2

function JudgeDialog({ datasetId, view, column, onClose }: JudgeProps & { onClose(): void }) {
  const proposed = column.judged?.proposed ?? column
  const [role, setRole] = useState<Role>(column.role)
  const [grade, setGrade] = useState<Grade>(column.grade)
  const [reason, setReason] = useState(column.judged?.reason ?? '')
  const judge = useEngineMutation('profile.judge')
  const save = async (judgement: { role: Role; grade: Grade; reason: string } | null) => {
    await judge.mutateAsync({ datasetId, view, column: column.name, judgement })
    onClose()
  }
  const lower =
    GRADES.indexOf(grade) < GRADES.indexOf(proposed.grade) || ROLES.indexOf(role) > ROLES.indexOf(proposed.role)
  const ready = reason.trim().length >= SHORTEST_REASON
  return (
    <Modal
      open
      title={words.title(column.name)}
      onCancel={onClose}
      footer={[
        column.judged === undefined ? null : (
          <Button key="restore" loading={judge.isPending} onClick={() => void save(null)}>
            {words.restore}
          </Button>
        ),
        <Button key="cancel" onClick={onClose}>
          {commonText.cancel}
        </Button>,
        <Button
          key="save"
          type="primary"
          disabled={!ready}
          title={ready ? '' : words.reasonNeeded}
          loading={judge.isPending}
          onClick={() => void save({ role, grade, reason: reason.trim() })}
        >
          {words.save}
        </Button>,
      ]}
    >
      <div className="op-judge">
        <span className="op-muted">{words.proposed}</span>
        <span>
          {roleText[proposed.role]} <GradeBadge grade={proposed.grade} />
          <div className="op-faint">{proposed.gradeReason}</div>
        </span>
        <span className="op-muted">{words.role}</span>
        <Segmented<Role>
          value={role}
          onChange={setRole}
          options={ROLES.map(value => ({ value, label: roleText[value] }))}
        />
        <span className="op-muted">{words.grade}</span>
        <Segmented<Grade>
          value={grade}
          onChange={setGrade}
          options={GRADES.map(value => ({ value, label: gradeText[value] }))}
        />
        <span className="op-muted">{words.reason}</span>
        <Input.TextArea
          aria-label={words.reason}
          rows={3}
          maxLength={500}
          value={reason}
          placeholder={words.reasonHint}
          onChange={event => setReason(event.target.value)}
        />
      </div>
      {lower ? <Alert type="warning" showIcon title={words.lower} /> : null}
      <ErrorNotice error={judge.error} />
    </Modal>
  )
}
