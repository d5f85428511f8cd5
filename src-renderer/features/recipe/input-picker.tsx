// Chooses one of the recipe's further tables by name, or adds one from a file; shows what stands in it.
// Knows no operation.
import { useContext, useState } from 'react'
import type { FilePreview } from '../../../src-main/contract/datasets.ts'
import type { OpenprepError } from '../../../src-main/contract/errors.ts'
import type { RecipeInput } from '../../../src-main/contract/inputs.ts'
import { shell } from '../../engine/client.ts'
import { callEngine, useEngineMutation, useEngineQuery, useJob } from '../../engine/queries.ts'
import { inputText } from '../../text/further-tables.ts'
import { asOpenprepError, ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Divider, Flex, IconAdd, Input, Select } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { baseNameOf } from '../datasets/file-name.ts'
import { FormContext } from './form-context.ts'
import { type ChosenDataset, InputDatasets } from './input-datasets.tsx'

const MAX_NAME = 100
const PEEK_ROWS = 3

export interface InputPickerProps {
  value: string
  label: string
  invalid: boolean
  onChange(name: string): void
}

/** A file chosen in this form; kept so that another sheet of it can be read. */
interface ChosenFile {
  readonly path: string
  readonly name: string
  readonly password: string | undefined
  readonly sheets: FilePreview['sheets']
}

/** Adds a file as a further table of the dataset; `onAdded` hears its name. */
export function useAddInput(datasetId: string, onAdded: (name: string) => void) {
  const adding = useJob('inputs.add')
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [fault, setFault] = useState<OpenprepError | null>(null)
  const read = async (chosen: ChosenFile, sheet: string | undefined) => {
    const { path, name, password } = chosen
    const reading = { header: 'auto' as const, ...(sheet === undefined ? {} : { sheet }) }
    const added = await adding.start({
      datasetId,
      name,
      path,
      reading,
      ...(password === undefined ? {} : { password }),
    })
    if (added !== null) onAdded(added.name)
  }
  const open = async (path: string, password?: string) => {
    const name = baseNameOf(path).trim().slice(0, MAX_NAME)
    const chosen: ChosenFile = { path, name, password, sheets: [] }
    setFile(chosen)
    setFault(null)
    adding.reset()
    try {
      const look = { path, reading: { header: 'auto' as const }, ...(password === undefined ? {} : { password }) }
      const { sheets } = await callEngine('files.preview', { ...look, limit: 1, glance: true })
      const whole = { ...chosen, sheets: sheets.filter(({ hidden }) => !hidden) }
      setFile(whole)
      await read(whole, undefined)
    } catch (thrown) {
      setFault(asOpenprepError(thrown))
    }
  }
  const choose = async () => {
    const path = await shell.chooseOpen('table')
    if (path !== null) await open(path)
  }
  return { file, error: fault ?? adding.error, running: adding.running, choose, open, read }
}

export function InputPicker({ value, label, invalid, onChange }: InputPickerProps) {
  const { datasetId } = useContext(FormContext)
  const inputs = useEngineQuery('inputs.list', { datasetId })
  const removing = useEngineMutation('inputs.remove')
  const [open, setOpen] = useState(false)
  const adding = useAddInput(datasetId, onChange)
  const taking = useJob('inputs.addDataset')
  const known = inputs.data ?? []
  const chosen = known.find(({ name }) => name === value)
  const names = [...new Set([...known.map(({ name }) => name), ...(value === '' ? [] : [value])])]
  const add = () => {
    setOpen(false)
    void adding.choose()
  }
  const take = async (chosen: ChosenDataset) => {
    setOpen(false)
    const added = await taking.start({ ...chosen, datasetId })
    if (added !== null) onChange(added.name)
  }
  const datasets = (
    <InputDatasets datasetId={datasetId} loading={taking.running} onChoose={chosen => void take(chosen)} />
  )
  return (
    <>
      <Select
        className="op-fill"
        aria-label={label}
        status={invalid ? 'error' : ''}
        loading={adding.running}
        placeholder={adding.running ? inputText.reading : inputText.placeholder}
        value={value === '' ? null : value}
        options={names.map(name => ({ value: name, label: name }))}
        open={open}
        onOpenChange={setOpen}
        notFoundContent={inputText.nothing}
        onChange={name => onChange(name)}
        popupRender={menu => (
          <>
            {menu}
            <Divider size="small" />
            <div className="op-key-new">
              <Flex gap={6} wrap>
                <Button icon={<IconAdd />} onClick={add}>
                  {inputText.add}
                </Button>
                {datasets}
              </Flex>
              <p className="op-field-help">{inputText.sameName}</p>
            </div>
          </>
        )}
      />
      {known.length === 0 && value === '' ? (
        <Flex className="op-input-add" gap={6} wrap>
          <Button icon={<IconAdd />} loading={adding.running} onClick={add}>
            {inputText.add}
          </Button>
          {datasets}
        </Flex>
      ) : null}
      {adding.file !== null && isLocked(adding.error) ? (
        <PasswordLine onPassword={password => void adding.open(adding.file?.path ?? '', password)} />
      ) : null}
      {adding.file === null || adding.file.sheets.length < 2 || chosen === undefined ? null : (
        <Select
          className="op-fill op-input-sheet"
          aria-label={inputText.sheet}
          value={chosen.sheet}
          options={adding.file.sheets.map(({ name }) => ({ value: name, label: name }))}
          onChange={sheet => adding.file !== null && void adding.read(adding.file, sheet ?? undefined)}
        />
      )}
      {chosen === undefined ? null : <AboutInput datasetId={datasetId} input={chosen} />}
      {chosen === undefined || chosen.used ? null : (
        <Button
          type="link"
          size="small"
          className="op-input-remove"
          loading={removing.isPending}
          onClick={() => removing.mutate({ datasetId, name: chosen.name }, { onSuccess: () => onChange('') })}
        >
          {inputText.remove}
        </Button>
      )}
      {value !== '' && inputs.isSuccess && chosen === undefined && !adding.running ? (
        <p className="op-field-problem">{inputText.gone}</p>
      ) : null}
      <ErrorNotice error={adding.error ?? taking.error ?? inputs.error ?? removing.error} compact />
    </>
  )
}

const isLocked = (error: OpenprepError | null): boolean =>
  error?.code === 'FILE_PASSWORD' || error?.code === 'FILE_PASSWORD_WRONG'

/** No form of its own: it stands inside the form of the step. */
function PasswordLine({ onPassword }: { onPassword(password: string): void }) {
  const [typed, setTyped] = useState('')
  return (
    <Flex gap={6} className="op-input-add">
      <Input.Password
        value={typed}
        maxLength={255}
        aria-label={inputText.password}
        placeholder={inputText.password}
        onChange={event => setTyped(event.target.value)}
      />
      <Button disabled={typed === ''} onClick={() => onPassword(typed)}>
        {inputText.open}
      </Button>
    </Flex>
  )
}

function AboutInput({ datasetId, input }: { datasetId: string; input: RecipeInput }) {
  const { name, file, sheet, rows, columns } = input
  const page = useEngineQuery('inputs.page', { datasetId, name, offset: 0, limit: PEEK_ROWS }, { keepPrevious: true })
  return (
    <>
      <p className="op-field-help">{inputText.about(file, sheet, formatNumber(rows), formatNumber(columns.length))}</p>
      {page.data === undefined ? null : (
        <div className="op-input-peek">
          <table aria-label={inputText.peek(name)}>
            <thead>
              <tr>
                {page.data.columns.map(column => (
                  <th key={column}>{column}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {page.data.rows.map((row, at) => (
                // Rows of a page never change their place.
                <tr key={`${name} ${String(at)}`}>
                  {page.data.columns.map((column, place) => (
                    <td key={column}>{row[place]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ErrorNotice error={page.error} compact />
    </>
  )
}
