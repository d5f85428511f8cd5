// The one way to bring in tables by dialog: choose, then look at them before they become a dataset.
// Imports nothing itself.
import { useCallback } from 'react'
import { shell } from '../../engine/client.ts'
import { type ImportInto, useNavigation } from '../../state/navigation.ts'

/** `into` = the dataset that takes the files in. */
export function useOpenFile(into?: ImportInto): () => Promise<void> {
  const startImport = useNavigation(state => state.startImport)
  return useCallback(async () => {
    const paths = await shell.chooseSeveral('table')
    if (paths.length > 0) startImport(paths, into)
  }, [startImport, into])
}
