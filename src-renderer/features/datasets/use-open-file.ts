// The one way to bring in a table by dialog: choose, then look at it before it becomes a dataset.
// Imports nothing itself.
import { useCallback } from 'react'
import { shell } from '../../engine/client.ts'
import { useNavigation } from '../../state/navigation.ts'

export function useOpenFile(): () => Promise<void> {
  const startImport = useNavigation(state => state.startImport)
  return useCallback(async () => {
    const path = await shell.chooseOpen('table')
    if (path !== null) startImport(path)
  }, [startImport])
}
