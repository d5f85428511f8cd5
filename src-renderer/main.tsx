// Starts the window: puts the app into the page and begins to listen to the engine, the menu and the keyboard.
// Nothing else.
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { followCommands } from './engine/commands.ts'
import { followEngine } from './engine/queries.ts'

void followEngine()
followCommands()

const root = document.getElementById('root')
if (root !== null) createRoot(root).render(<App />)
