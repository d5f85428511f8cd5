// Lets a table be dropped anywhere on the window and opens the import screen for it.
// Reads no file: the shell hands over the path.
import { useEffect, useState } from 'react'
import { shell } from '../../engine/client.ts'
import { useNavigation } from '../../state/navigation.ts'
import { frameText } from '../../text/frame.ts'
import { IconDrop, KitApp } from '../../ui/kit.ts'

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}

export function DropOverlay() {
  const [over, setOver] = useState(false)
  const startImport = useNavigation(state => state.startImport)
  const { message } = KitApp.useApp()

  useEffect(() => {
    const open = async (files: FileList) => {
      const dropped = await Promise.all([...files].map(file => shell.droppedPath(file)))
      const paths = dropped.filter(path => path !== null)
      if (paths.length === 0) {
        message.warning(frameText.dropNothing)
        return
      }
      startImport(paths)
    }
    const onOver = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!carriesFiles(event) || event.dataTransfer === null) return
      event.preventDefault()
      setOver(false)
      void open(event.dataTransfer.files)
    }
    window.addEventListener('dragover', onOver)
    window.addEventListener('dragleave', onLeave)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onOver)
      window.removeEventListener('dragleave', onLeave)
      window.removeEventListener('drop', onDrop)
    }
  }, [startImport, message])

  if (!over) return null
  return (
    <div className="op-drop-overlay">
      <IconDrop />
      <span>{frameText.dropHere}</span>
    </div>
  )
}
