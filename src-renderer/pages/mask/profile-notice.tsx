// Says that nothing is known about the columns yet and offers to look at them now.
// Starts the profile; shows none.
import { useJob } from '../../engine/queries.ts'
import { maskText } from '../../text/mask.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button } from '../../ui/kit.ts'

export function ProfileNotice({ datasetId }: { datasetId: string }) {
  const job = useJob('profile.run')
  return (
    <>
      <ErrorNotice error={job.error} />
      <Alert
        type="info"
        showIcon
        className="op-mask-notice"
        title={maskText.needProfile}
        action={
          <Button
            type="primary"
            size="small"
            loading={job.running}
            onClick={() => void job.start({ datasetId, view: 'source' })}
          >
            {job.running ? maskText.profiling : maskText.runProfile}
          </Button>
        }
      />
    </>
  )
}
