// The section 数据集: the list, the files about to be imported, or an open dataset.
// Chooses between them; holds none of them.
import { useNavigation } from '../../state/navigation.ts'
import { stepsBeforeImport } from '../../state/step-states.ts'
import { ImportPage } from '../import/import-page.tsx'
import { SeveralPage } from '../import/several-page.tsx'
import { DatasetListPage } from '../workbench/dataset-list-page.tsx'
import { DatasetFrame } from './dataset-frame.tsx'
import { NewFileHeader } from './dataset-header.tsx'
import { StepBar } from './step-bar.tsx'

export function DatasetSection() {
  const datasetId = useNavigation(state => state.datasetId)
  const importPath = useNavigation(state => state.importPath)
  const importPaths = useNavigation(state => state.importPaths)
  const importSheets = useNavigation(state => state.importSheets)
  const importInto = useNavigation(state => state.importInto)
  if (datasetId !== null) return <DatasetFrame key={datasetId} datasetId={datasetId} />
  if (importPath === null) return <DatasetListPage />
  const key = importPaths.join('\n')
  return (
    <div className="op-page">
      <NewFileHeader path={importPath} files={importPaths.length} into={importInto} />
      <StepBar states={stepsBeforeImport()} current="import" />
      <div className="op-work-page">
        {importPaths.length > 1 || importSheets || importInto !== null ? (
          <SeveralPage key={key} paths={importPaths} sheets={importSheets} into={importInto} />
        ) : (
          <ImportPage key={importPath} path={importPath} />
        )}
      </div>
    </div>
  )
}
