// Looks at the screen as it is drawn: pictures it small and large, light and dark, and finds text that is hard to read or cut off.
// Knows no screen and presses nothing.
import type { ElectronApplication, Page } from 'playwright'
import { type OpenWindow, picture } from './window.ts'

const SIZES = [
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
] as const

export interface LookFault {
  screen: string
  fault: 'contrast' | 'sideways' | 'cut'
  text: string
  figure: number
}

async function show(app: ElectronApplication, width: number, height: number, dark: boolean): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow, nativeTheme }, size) => {
      nativeTheme.themeSource = size.dark ? 'dark' : 'light'
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height)
    },
    { width, height, dark },
  )
}

/** Waits until what moves has come to rest and no table is still drawing its rows. */
async function rests(page: Page, width: number): Promise<void> {
  await page.waitForFunction(wide => window.innerWidth === wide, width)
  // Colours begin to move only when the new scheme has been drawn once.
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
  await page.waitForFunction(
    () =>
      document.getAnimations().every(({ playState, effect }) => {
        const endless = effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY
        return endless || playState !== 'running'
      }) &&
      document.querySelector('.ag-row-loading, .ant-skeleton') === null &&
      [...document.querySelectorAll('.ag-row[row-index="0"] .op-cell-row-number')].every(
        cell => cell.textContent !== '',
      ),
  )
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** Runs in the page, so it stands alone. Text must reach a contrast of 4.5, large text 3 (WCAG 2.2, 1.4.3). */
function faultsInPage(): { fault: 'contrast' | 'sideways' | 'cut'; text: string; figure: number }[] {
  type Colour = [number, number, number, number]
  const parse = (text: string): Colour => {
    const numbers = (text.match(/[\d.]+/g) ?? []).map(Number)
    const unit = text.startsWith('color(') ? 255 : 1
    return [(numbers[0] ?? 0) * unit, (numbers[1] ?? 0) * unit, (numbers[2] ?? 0) * unit, numbers[3] ?? 1]
  }
  const over = (top: Colour, under: Colour): Colour => {
    const mix = (a: number, b: number) => a * top[3] + b * (1 - top[3])
    return [mix(top[0], under[0]), mix(top[1], under[1]), mix(top[2], under[2]), 1]
  }
  const light = ([red, green, blue]: Colour): number => {
    const linear = (part: number) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
  const ground = (element: Element): Colour => {
    const layers: Colour[] = []
    for (let at: Element | null = element; at !== null; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor)
      layers.push(colour)
      if (colour[3] === 1) break
    }
    return layers.reduceRight((under, layer) => over(layer, under), [255, 255, 255, 1] as Colour)
  }
  const found: { fault: 'contrast' | 'sideways' | 'cut'; text: string; figure: number }[] = []
  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth) {
    found.push({ fault: 'sideways', text: document.title, figure: root.scrollWidth - root.clientWidth })
  }
  const isSeen = (element: HTMLElement): boolean => {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && (node.textContent ?? '').trim() !== '')
    const box = element.getBoundingClientRect()
    if (!own || box.width < 2 || box.height < 2) return false
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false
    const under = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2)
    return under !== null && (element.contains(under) || under.contains(element))
  }
  const isCut = (element: HTMLElement): boolean => {
    if (getComputedStyle(element).overflowX !== 'hidden' || element.scrollWidth <= element.clientWidth + 1) return false
    // A title tells the whole; cells of a table are drawn wider, a chosen value is told when its list opens.
    return element.closest('[title], .ag-cell, .ag-header-cell, [class*=ant-select]') === null
  }
  const contrastOf = (element: HTMLElement): number => {
    let shown = 1
    for (let at: Element | null = element; at !== null; at = at.parentElement)
      shown *= Number(getComputedStyle(at).opacity)
    const back = ground(element)
    const [red, green, blue, alpha] = parse(getComputedStyle(element).color)
    const [high, low] = [light(over([red, green, blue, alpha * shown], back)), light(back)].sort((a, b) => b - a)
    return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
  }
  const leastContrast = (element: HTMLElement): number => {
    const { fontSize, fontWeight } = getComputedStyle(element)
    const size = Number.parseFloat(fontSize)
    return size >= 24 || (size >= 18.6 && Number(fontWeight) >= 700) ? 3 : 4.5
  }
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    if (!isSeen(element)) continue
    const text = (element.textContent ?? '').trim().slice(0, 40)
    if (isCut(element)) found.push({ fault: 'cut', text, figure: element.scrollWidth })
    // Controls that are switched off may be faint (1.4.3, exception).
    if (element.closest('[disabled], [aria-disabled=true], [class*=disabled]') !== null) continue
    const contrast = contrastOf(element)
    if (contrast < leastContrast(element))
      found.push({ fault: 'contrast', text, figure: Math.round(contrast * 100) / 100 })
  }
  return found
}

/** Pictures the present screen four times and returns what is wrong with it; ends small and light. */
export async function lookAt({ app, page }: OpenWindow, name: string): Promise<LookFault[]> {
  const faults: LookFault[] = []
  for (const { width, height } of SIZES) {
    for (const dark of [false, true]) {
      await show(app, width, height, dark)
      await rests(page, width)
      const screen = `${name}-${width}-${dark ? 'dark' : 'light'}`
      await picture(page, screen)
      const seen = await page.evaluate(faultsInPage)
      faults.push(...seen.map(fault => ({ screen, ...fault })))
    }
  }
  await show(app, SIZES[0].width, SIZES[0].height, false)
  await rests(page, SIZES[0].width)
  return faults
}
