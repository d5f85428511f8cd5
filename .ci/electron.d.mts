export interface FoundElectron {
  executable: string
  origin: string
  distributable: boolean
}
export function resolveElectron(say?: (message: string) => void): FoundElectron
export function electronArguments(found: Pick<FoundElectron, 'distributable'>): string[]
export function distForBuilder(target: string): string
