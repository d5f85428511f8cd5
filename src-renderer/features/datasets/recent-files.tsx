// Files opened lately on this computer, to open one again by one click.
// Knows paths only to show and hand back; the shell grants the one that is chosen.
import { useEffect, useState } from 'react'
import { shell } from '../../engine/client.ts'
import { useNavigation } from '../../state/navigation.ts'
import { recentText as words } from '../../text/workbench.ts'
import { Button, IconFile, KitApp } from '../../ui/kit.ts'
import { fileNameOf } from './file-name.ts'
import './datasets.css'

export function RecentFiles() {
  const [paths, setPaths] = useState<readonly string[]>([])
  const startImport = useNavigation(state => state.startImport)
  const { message } = KitApp.useApp()
  useEffect(() => {
    void shell.recentFiles().then(setPaths)
  }, [])
  if (paths.length === 0) return null
  const open = async (path: string) => {
    const granted = await shell.openRecent(path)
    if (granted === null) message.warning(words.gone)
    else startImport(granted)
  }
  const forget = async () => {
    await shell.forgetRecent()
    setPaths([])
  }
  return (
    <section className="op-recent-files" aria-label={words.title}>
      <span className="op-muted">{words.title}</span>
      {paths.map(path => (
        <Button key={path} size="small" icon={<IconFile />} title={path} onClick={() => void open(path)}>
          {fileNameOf(path)}
        </Button>
      ))}
      <Button size="small" type="link" onClick={() => void forget()}>
        {words.forget}
      </Button>
    </section>
  )
}
