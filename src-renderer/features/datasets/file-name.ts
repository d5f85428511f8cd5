// File names out of paths of any system, for showing and for proposing a dataset's name.
// Opens nothing.

export function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}

export function baseNameOf(path: string): string {
  return fileNameOf(path).replace(/\.[A-Za-z0-9]{1,5}$/, '')
}
