// The command line's own words in the chosen language; operations, gates and reports stay Chinese.
// Decides no language itself.
import { z } from 'zod'
import type { Language } from '../contract/text/describe-error.ts'
import { backupWords as englishBackup } from '../contract/text/en/backup.ts'
import { cli as english } from '../contract/text/en/cli.ts'
import { inspectWords as englishInspecting, setAsideWords as englishSetAside } from '../contract/text/en/inspect.ts'
import { peopleTexts as englishPeople } from '../contract/text/en/people.ts'
import type { Words } from '../contract/text/words.ts'
import { backupWords as chineseBackup } from '../contract/text/zh-CN/backup.ts'
import { cli as chinese } from '../contract/text/zh-CN/cli.ts'
import { inspectWords as chineseInspecting, setAsideWords as chineseSetAside } from '../contract/text/zh-CN/inspect.ts'
import { peopleTexts as chinesePeople } from '../contract/text/zh-CN/people.ts'

/** A live binding: read it when the words are needed, never at load. */
export let cli: Words<typeof chinese> = chinese
export let people: Words<typeof chinesePeople> = chinesePeople
export let backup: Words<typeof chineseBackup> = chineseBackup
export let inspecting: Words<typeof chineseInspecting> = chineseInspecting
export let setAside: Words<typeof chineseSetAside> = chineseSetAside

/** Also for what the schemas say of a recipe or catalogue that does not fit them. */
export function speak(language: Language): void {
  cli = language === 'en' ? english : chinese
  people = language === 'en' ? englishPeople : chinesePeople
  backup = language === 'en' ? englishBackup : chineseBackup
  inspecting = language === 'en' ? englishInspecting : chineseInspecting
  setAside = language === 'en' ? englishSetAside : chineseSetAside
  z.config(language === 'en' ? z.locales.en() : z.locales.zhCN())
}
