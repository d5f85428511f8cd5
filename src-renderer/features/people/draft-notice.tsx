// Says what is missing before anything made here can be released, and offers the way there.
// Shows nothing when nothing is missing.
import { useState } from 'react'
import { useEngineQuery } from '../../engine/queries.ts'
import { missingText, peopleText as words } from '../../text/people.ts'
import { Alert, Button } from '../../ui/kit.ts'
import { SetUpDialog } from './set-up-dialog.tsx'

export function DraftNotice() {
  const session = useEngineQuery('session.get', {})
  const [settingUp, setSettingUp] = useState(false)
  const missing = session.data?.missing ?? []
  const founding = missing.includes('organisation')
  return (
    <>
      {missing.length === 0 ? null : (
        <Alert
          type="info"
          showIcon
          className="op-draft-notice"
          title={words.draftTitle}
          description={missing.map(one => missingText[one]).join('')}
          action={founding ? <Button onClick={() => setSettingUp(true)}>{words.setUp}</Button> : undefined}
        />
      )}
      {settingUp ? <SetUpDialog onClose={() => setSettingUp(false)} /> : null}
    </>
  )
}
