// The last step of making a template: faults, who signs, until when, and the file.
// Signs nothing itself.
import { useState } from 'react'
import type { TemplatePack } from '../../../src-main/contract/template-pack.ts'
import { TemplatePackSchema } from '../../../src-main/contract/template-pack.ts'
import { shell } from '../../engine/client.ts'
import { useEngineQuery, useJob } from '../../engine/queries.ts'
import { templatesText } from '../../text/templates.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, Input } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'

const words = templatesText.make
const DAY = /^\d{4}-\d{2}-\d{2}$/

export function PackSigning({ pack }: { pack: TemplatePack }) {
  const [validTo, setValidTo] = useState('')
  const [file, setFile] = useState('')
  const read = TemplatePackSchema.safeParse(pack)
  const faults = useEngineQuery('templates.check', read.success ? { pack } : null, { keepPrevious: true })
  const identity = useEngineQuery('identity.get', {})
  const build = useJob('templates.build')
  const found = read.success
    ? (faults.data ?? [])
    : read.error.issues.map(({ path, message }) => ({ place: path.join('.'), message }))
  const badDay = validTo !== '' && !DAY.test(validTo)
  const subject = identity.data?.certificate?.subject ?? null
  const sign = async () => {
    const out = await shell.chooseSave('template', words.fileName(pack.title, pack.version))
    if (out === null) return
    const facts = await build.start({ pack, out, validTo: validTo === '' ? null : validTo })
    if (facts !== null) setFile(out)
  }
  return (
    <section className="op-panel op-template-preview">
      <h3>{words.sign}</h3>
      {found.length === 0 ? (
        <Sentence>{words.noFaults}</Sentence>
      ) : (
        <Alert
          type="warning"
          showIcon
          title={words.faults(found.length)}
          description={
            <ul>
              {found.map(({ place, message }) => (
                <li key={`${place}${message}`}>
                  {place}：{message}
                </li>
              ))}
            </ul>
          }
        />
      )}
      <Sentence>{subject === null ? words.nobody : words.signedAs(subject.unit, subject.name)}</Sentence>
      <div className="op-template-actions">
        <Input
          aria-label={words.validTo}
          style={{ width: 240 }}
          placeholder={words.validToHelp}
          addonBefore={words.validTo}
          status={badDay ? 'error' : ''}
          value={validTo}
          onChange={event => setValidTo(event.target.value.trim())}
        />
        <Button
          type="primary"
          loading={build.running}
          disabled={found.length > 0 || subject === null || badDay}
          onClick={() => void sign()}
        >
          {words.sign}
        </Button>
        {badDay ? <span className="op-muted">{words.badDate}</span> : null}
      </div>
      <ErrorNotice error={build.error ?? faults.error} />
      {build.result === null ? null : (
        <Alert
          type="success"
          showIcon
          title={words.built(file)}
          action={
            <Button size="small" onClick={() => void shell.reveal(file)}>
              {words.reveal}
            </Button>
          }
        />
      )}
    </section>
  )
}
