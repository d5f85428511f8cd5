// Light or dark: what the person chose, or what the system says. Kept on this machine, since it is nobody's data.
// Paints nothing itself.
import { useEffect, useState } from 'react'
import { create } from 'zustand'
import type { Scheme } from './theme.ts'

export const APPEARANCES = ['system', 'light', 'dark'] as const
export type Appearance = (typeof APPEARANCES)[number]

const KEY = 'openprep.appearance'

function stored(): Appearance {
  const value = window.localStorage.getItem(KEY)
  return APPEARANCES.find(appearance => appearance === value) ?? 'system'
}

export const useAppearance = create<{ appearance: Appearance; choose(appearance: Appearance): void }>(set => ({
  appearance: stored(),
  choose: appearance => {
    window.localStorage.setItem(KEY, appearance)
    set({ appearance })
  },
}))

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)')

/** The scheme in force now. */
export function useScheme(): Scheme {
  const appearance = useAppearance(state => state.appearance)
  const [systemDark, setSystemDark] = useState(darkSystem.matches)
  useEffect(() => {
    const follow = (event: MediaQueryListEvent) => setSystemDark(event.matches)
    darkSystem.addEventListener('change', follow)
    return () => darkSystem.removeEventListener('change', follow)
  }, [])
  if (appearance === 'system') return systemDark ? 'dark' : 'light'
  return appearance
}
