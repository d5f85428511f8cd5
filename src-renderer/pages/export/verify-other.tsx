// Checks any package the person chooses, for example one that came back on a stick.
// Changes nothing.
import { useState } from 'react'
import { shell } from '../../engine/client.ts'
import { useJob } from '../../engine/queries.ts'
import { exportText } from '../../text/export.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconVerify } from '../../ui/kit.ts'
import { VerifyOutcome } from './package-builder.tsx'

export function VerifyOther() {
  const job = useJob('package.verify')
  const [path, setPath] = useState('')
  const choose = async () => {
    const chosen = await shell.chooseOpen('package')
    if (chosen === null) return
    setPath(chosen)
    await job.start({ path: chosen })
  }
  return (
    <div className="op-verify-other">
      <Button icon={<IconVerify />} loading={job.running} onClick={() => void choose()}>
        {job.running ? exportText.verifying : exportText.verifyOther}
      </Button>
      {path === '' ? null : <span className="op-identifier op-muted">{path}</span>}
      <ErrorNotice error={job.error} />
      {job.result === null ? null : <VerifyOutcome report={job.result} />}
    </div>
  )
}
