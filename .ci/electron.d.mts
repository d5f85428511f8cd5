export interface FoundElectron {
  executable: string
  origin: string
  distributable: boolean
}
export function resolveElectron(say?: (message: string) => void): FoundElectron
export function electronArguments(found: FoundElectron): string[]
export function distForBuilder(target: string): string
