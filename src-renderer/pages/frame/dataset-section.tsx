// The section 数据集: the list, the file about to be imported, or an open dataset.
// Chooses between the three; holds none of them.
import { useNavigation } from '../../state/navigation.ts'
import { stepsBeforeImport } from '../../state/step-states.ts'
import { ImportPage } from '../import/import-page.tsx'
import { DatasetListPage } from '../workbench/dataset-list-page.tsx'
import { DatasetFrame } from './dataset-frame.tsx'
import { NewFileHeader } from './dataset-header.tsx'
import { StepBar } from './step-bar.tsx'

export function DatasetSection() {
  const datasetId = useNavigation(state => state.datasetId)
  const importPath = useNavigation(state => state.importPath)
  if (datasetId !== null) return <DatasetFrame key={datasetId} datasetId={datasetId} />
  if (importPath === null) return <DatasetListPage />
  return (
    <div className="op-page">
      <NewFileHeader path={importPath} />
      <StepBar states={stepsBeforeImport()} current="import" />
      <div className="op-work-page">
        <ImportPage key={importPath} path={importPath} />
      </div>
    </div>
  )
}
