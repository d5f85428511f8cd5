// The files of a release package as folders and leaves, each with a word on what it is for.
// Builds no package: which files there will be is the engine's to say.

import { packageFileWords } from '../../text/export.ts'

export interface PackageLeaf {
  readonly name: string
  readonly path: string
  readonly words: string
  readonly bytes: number | null
}

export interface PackageFolder {
  /** '' = the top. */
  readonly name: string
  readonly leaves: readonly PackageLeaf[]
}

export interface PackagePath {
  readonly path: string
  readonly bytes: number | null
}

export function packageTree(paths: readonly PackagePath[]): PackageFolder[] {
  const folders = new Map<string, PackageLeaf[]>([['', []]])
  for (const { path, bytes } of paths) {
    const cut = path.lastIndexOf('/')
    const folder = cut < 0 ? '' : path.slice(0, cut)
    const words = packageFileWords.find(known => known.path.test(path))?.words ?? ''
    folders.set(folder, [...(folders.get(folder) ?? []), { name: path.slice(cut + 1), path, words, bytes }])
  }
  return [...folders].map(([name, leaves]) => ({ name, leaves }))
}
