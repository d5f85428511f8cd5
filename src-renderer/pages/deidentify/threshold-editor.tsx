// The bureau's own figures: how many people must look alike for each way of opening, under a version that reports print.
// Saved for the whole work folder; decides nothing else.
import { useState } from 'react'
import type { EffectFigures } from '../../../src-main/contract/effect-figures.ts'
import { RELEASE_KINDS, type ReleaseKind } from '../../../src-main/contract/risk.ts'
import { useEngineMutation } from '../../engine/queries.ts'
import { deidentifyText } from '../../text/deidentify.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Input, InputNumber } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import type { StandardK } from './board-question.ts'

const words = deidentifyText.goal

export function ThresholdEditor({ figures, standard }: { figures: EffectFigures; standard: StandardK }) {
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <Button size="small" type="link" className="op-deid-edit" onClick={() => setOpen(true)}>
        {words.editFigures}
      </Button>
    )
  return <FiguresForm figures={figures} standard={standard} onDone={() => setOpen(false)} />
}

/** A threshold that was not touched keeps its exact value: 1 ÷ 3 is not 0.33. */
function changed(figures: EffectFigures, standard: StandardK, people: StandardK, version: string): EffectFigures {
  const release = (kind: ReleaseKind) =>
    people[kind] === standard[kind]
      ? figures.releases[kind]
      : { ...figures.releases[kind], threshold: 1 / people[kind] }
  return {
    ...figures,
    version,
    releases: { public: release('public'), controlled: release('controlled'), enclave: release('enclave') },
  }
}

function FiguresForm({ figures, standard, onDone }: { figures: EffectFigures; standard: StandardK; onDone(): void }) {
  const [people, setPeople] = useState<StandardK>(standard)
  const [version, setVersion] = useState(figures.version)
  const save = useEngineMutation('risk.saveFigures')
  const keep = (next: EffectFigures | null) => save.mutate({ figures: next }, { onSuccess: onDone })
  return (
    <fieldset className="op-deid-protection">
      <legend>{words.editFigures}</legend>
      {RELEASE_KINDS.map(kind => (
        <div key={kind}>
          {words.presetNames[kind]}
          <InputNumber
            size="small"
            aria-label={words.figuresFor(words.presetNames[kind])}
            min={2}
            max={10_000}
            value={people[kind]}
            onChange={value => setPeople(old => ({ ...old, [kind]: value ?? old[kind] }))}
          />
        </div>
      ))}
      <div>
        {words.figuresVersion}
        <Input
          size="small"
          aria-label={words.figuresVersion}
          value={version}
          maxLength={60}
          onChange={event => setVersion(event.target.value)}
        />
      </div>
      <Sentence>{words.figuresHint}</Sentence>
      <ErrorNotice error={save.error} />
      <div>
        <Button
          size="small"
          type="primary"
          disabled={version.trim() === '' || save.isPending}
          onClick={() => keep(changed(figures, standard, people, version.trim()))}
        >
          {words.figuresSave}
        </Button>
        <Button size="small" onClick={() => keep(null)}>
          {words.figuresUsual}
        </Button>
      </div>
    </fieldset>
  )
}
