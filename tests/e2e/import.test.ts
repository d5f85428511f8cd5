// The import screen in the real window: several files as one table, a further version with its difference, live choices.
// Judges by what a person sees; keeps pictures.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronApplication, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { chooseFile, goTo, startImport, waitForImport } from './steps.ts'
import { type OpenWindow, openWindow, picture, ROOT } from './window.ts'

let files: string

beforeAll(() => {
  files = mkdtempSync(join(tmpdir(), 'openprep-import-'))
})
afterAll(() => rmSync(files, { recursive: true, force: true }))

function table(name: string, lines: readonly string[]): string {
  const path = join(files, name)
  writeFileSync(path, `${lines.join('\r\n')}\r\n`)
  return path
}

function month(no: number, rows: number, header = '编号,区县,办件数'): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const cells = { 编号: `B${no}-${row}`, 办件数: `${(row * 7) % 40}` }
    const district = `第${(row % 3) + 1}区`
    return header
      .split(',')
      .map(name => (name === '编号' || name === '办件数' ? cells[name] : district))
      .join(',')
  })
  return table(`办件统计2024年${no}月.csv`, [header, ...lines])
}

async function chooseAll(app: ElectronApplication, page: Page, paths: readonly string[]): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...chosen] })
  }, paths)
  await page.getByText('设置', { exact: true }).first().waitFor()
}

for (const { width, height, dark } of [
  { width: 1366, height: 768, dark: false },
  { width: 1920, height: 1080, dark: true },
]) {
  const look = `${width}${dark ? '-dark' : ''}`
  describe(`bringing tables in at ${look}`, () => {
    let opened: OpenWindow
    beforeAll(async () => {
      opened = await openWindow({ width, height, dark })
      opened.page.setDefaultTimeout(20_000)
    })
    afterAll(() => opened?.close())

    it('sets three monthly files beside each other and makes them one table with a source column', async () => {
      const { app, page } = opened
      const empty = table('办件统计2024年4月.csv', [])
      writeFileSync(empty, '')
      const paths = [month(1, 40), month(2, 30, '编号,区县名称,办件数'), month(3, 20, '区县,编号,办件数'), empty]
      await chooseAll(app, page, paths)
      await page.keyboard.press('Control+o')
      await page.getByText('1 个读不了 · 1 个的列不一样').waitFor()
      await picture(page, `import-several-${look}`)
      await page.getByRole('combobox', { name: /区县名称/ }).click()
      await page.getByText('就是这一列：区县？').click()
      await page.getByText('区县名称 → 区县').waitFor()
      const together = page.getByRole('region', { name: '合在一起的样子' })
      await together.getByText('B2-0', { exact: true }).waitFor()
      await picture(page, `import-several-together-${look}`)
      await page.getByRole('button', { name: '合并导入' }).click()
      await page.getByText(/“办件统计2024年4月.csv”没有读成/).waitFor()
      await picture(page, `import-several-stopped-${look}`)
      await page.getByText('跳过它，并在结果里说明').click()
      await page.getByRole('button', { name: '合并导入' }).click()
      await waitForImport(page, '90')
      await page.getByText('由这些文件组成').waitFor()
      await picture(page, `import-several-done-${look}`)
    })

    it('appends a month as a second version once its difference is accepted, and goes back to the first', async () => {
      const { app, page } = opened
      await chooseAll(app, page, [month(5, 25)])
      await page.getByRole('button', { name: '追加数据' }).click()
      await page.getByText(/追加到“/).waitFor()
      await page.getByRole('button', { name: '读取并比较' }).click()
      await page.getByText('追加后的新一版已经备好，还没有启用').waitFor()
      await waitForImport(page, '90')
      await picture(page, `import-prepared-${look}`)
      await page.getByRole('button', { name: '启用新一版' }).click()
      await waitForImport(page, '115')
      await page.getByText('第 2 版与第 1 版相比').waitFor()
      await page.getByText('按“编号”认出同一条记录').waitFor()
      await picture(page, `import-version-${look}`)
      await page.getByRole('button', { name: '换用这一版' }).click()
      await waitForImport(page, '90')
      await page.getByRole('button', { name: '换用这一版' }).click()
      await waitForImport(page, '115')
    })

    it('takes back what was set aside when the person says a row is data', async () => {
      const { app, page } = opened
      const path = table('小计.csv', ['区县,办件数', '东区,10', '西区,20', '合计,30'])
      await chooseFile(app, page, path)
      await page.getByText('保留 2').waitFor()
      await picture(page, `import-one-${look}`)
      await page.getByRole('checkbox', { name: /合计/ }).uncheck()
      await page.getByText('保留 3').waitFor()
      await startImport(page)
      await waitForImport(page, '3')
    })

    it('sets the header by dragging its border, and by the arrow keys', async () => {
      const { app, page } = opened
      const lines = ['某区办件统计', '区县,办件,', ',数量,金额', '东区,10,3', '西区,20,4', '南区,30,5']
      await chooseFile(app, page, table('两行表头.csv', lines))
      const bottom = page.getByRole('slider', { name: /表头到这里为止/ })
      const top = page.getByRole('slider', { name: /表头从这里开始/ })
      await bottom.waitFor()
      await page.getByRole('radio', { name: '没有表头' }).check()
      await expect.poll(() => bottom.getAttribute('aria-valuetext')).toBe('没有表头')
      // What the count says of the file moves the grid down once more.
      await page.getByText('保留 6').waitFor()
      const place = await bottom.boundingBox()
      if (place === null) throw new Error('no border to drag')
      await page.mouse.move(place.x + 200, place.y + 4)
      await page.mouse.down()
      await page.mouse.move(place.x + 200, place.y + 4 + 3 * 28, { steps: 6 })
      await page.getByText('表头到第 3 行为止').waitFor()
      await picture(page, `import-header-drag-${look}`)
      await page.mouse.up()
      await expect.poll(() => top.getAttribute('aria-valuenow')).toBe('0')
      await top.focus()
      await page.keyboard.press('ArrowDown')
      await expect.poll(() => top.getAttribute('aria-valuenow')).toBe('1')
      expect(await bottom.getAttribute('aria-valuenow')).toBe('3')
      await page.getByText('保留 3').waitFor()
      await picture(page, `import-header-set-${look}`)
      await startImport(page)
      await waitForImport(page, '3')
    })

    it('opens a protected workbook with its password, alone and among several', async () => {
      const { app, page } = opened
      const locked = join(ROOT, 'tests/fixtures/protected/standard.xlsx')
      await chooseAll(app, page, [locked])
      await page.keyboard.press('Control+o')
      await page.getByText('这个文件设了打开密码').waitFor()
      await picture(page, `import-password-${look}`)
      await page.getByLabel('打开密码').fill('错')
      await page.getByRole('button', { name: '打开', exact: true }).click()
      await page.getByText('密码不对，请再输入一次').waitFor()
      await page.getByLabel('打开密码').fill('Mi ma 密码1')
      await page.getByRole('button', { name: '打开', exact: true }).click()
      await page.getByText('读取').first().waitFor()
      await page.getByText('保留').first().waitFor()
      await picture(page, `import-unlocked-${look}`)
      await chooseAll(app, page, [locked, month(9, 4)])
      await page.keyboard.press('Control+o')
      await page.getByText('1 个读不了').waitFor()
      await picture(page, `import-several-locked-${look}`)
      await page.getByLabel('打开密码 standard.xlsx').fill('Mi ma 密码1')
      await page.getByRole('button', { name: '打开', exact: true }).click()
      await page.getByText('1 个的列不一样').waitFor()
    })

    it('offers what is hidden, which table of a sheet is meant, and says the unit', async () => {
      const { app, page } = opened
      const rows = [
        ['各区办件统计'],
        ['单位：万元'],
        ['区县', '编号', '金额'],
        ...Array.from({ length: 6 }, (_, row) => [`第${row}区`, `B${row}`, row * 12]),
        [],
        ['街道', '户数', '备注'],
        ...Array.from({ length: 6 }, (_, row) => [`街道${row}`, row + 30, '无']),
      ]
      const sheet = XLSX.utils.aoa_to_sheet(rows)
      sheet['!rows'] = [...new Array(4).fill({}), { hidden: true }]
      sheet['!cols'] = [{}, { hidden: true }]
      const path = join(files, `隐藏${look}.xlsx`)
      const book = XLSX.utils.book_new()
      XLSX.utils.book_append_sheet(book, sheet, '统计')
      writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
      await chooseFile(app, page, path)
      await page.getByText('表上写的单位').waitFor()
      await page.getByText('保留 6').waitFor()
      await picture(page, `import-hidden-${look}`)
      await page.getByRole('checkbox', { name: /隐藏的 1 行/ }).uncheck()
      await page.getByText('保留 5').waitFor()
      await page.getByRole('checkbox', { name: /隐藏的列/ }).uncheck()
      await page.getByRole('radio', { name: /第 2 张/ }).check()
      await page.getByText('街道0').first().waitFor()
      await picture(page, `import-second-table-${look}`)
    })

    it('makes all sheets of a workbook one table', async () => {
      const { app, page } = opened
      const book = XLSX.utils.book_new()
      for (const sheet of ['东区', '西区']) {
        const rows = [['编号', '金额'], ...Array.from({ length: 12 }, (_, row) => [`${sheet}${row}`, `${row * 3}`])]
        XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), sheet)
      }
      const path = join(files, `各区台账${look}.xlsx`)
      writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
      await chooseFile(app, page, path)
      await page.getByRole('button', { name: '把各工作表合成一张表' }).click()
      await page.getByText('各文件的列都一致').waitFor()
      await picture(page, `import-sheets-${look}`)
      await page.getByRole('button', { name: '合并导入' }).click()
      await waitForImport(page, '24')
      await goTo(page, '导入')
      await page.getByText(`各区台账${look}.xlsx · 西区`).waitFor()
    })

    it('replaces the sheet of one month by that of the next, which is named otherwise', async () => {
      const { app, page } = opened
      const workbook = (month: string, rows: number) => {
        const book = XLSX.utils.book_new()
        const records = Array.from({ length: rows }, (_, row) => [`B${row}`, `${row * 3}`])
        XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['说明'], ['本表按月填报']]), '封面')
        XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['编号', '金额'], ...records]), month)
        const path = join(files, `月报${look} ${month}.xlsx`)
        writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
        return path
      }
      await chooseFile(app, page, workbook('1月', 7))
      await page.getByRole('radio', { name: '1月' }).click()
      await page.getByText('B6', { exact: true }).waitFor()
      await startImport(page)
      await waitForImport(page, '7')
      await goTo(page, '导入')
      await chooseAll(app, page, [workbook('2月', 9)])
      await page.getByRole('button', { name: '替换数据' }).click()
      await page.getByText('没有名为“1月”的工作表').waitFor()
      await page.getByRole('combobox', { name: /^工作表/ }).click()
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option-content', { hasText: '2月' }).click()
      await page.getByText('各文件的列都一致').waitFor()
      await picture(page, `import-other-sheet-${look}`)
      await page.getByRole('button', { name: '读取并比较' }).click()
      await page.getByRole('button', { name: '启用新一版' }).click()
      await waitForImport(page, '9')
    })

    it('offers the files opened lately, and complains of nothing', async () => {
      const { page } = opened
      await page.getByText('工作台', { exact: true }).first().click()
      await page.getByText('最近打开的文件').waitFor()
      await picture(page, `import-recent-${look}`)
      expect(opened.complaints).toEqual([])
    })
  })
}
