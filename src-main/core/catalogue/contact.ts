// Whether a contact is an office telephone or an e-mail address, never a private mobile (R56).
// Judges one text; knows no person and no organisation.
import { searchMobiles } from '../identifiers/phone.ts'

export type ContactVerdict = 'office' | 'mobile' | 'unclear'

const GAP = '[ -]?'
const COUNTRY = `(?:\\+?(?:00)?86${GAP})?`
/** Area code with 7–8 digits and an extension if any, a bare local number, a 400/800 number, or a short public number. */
const OFFICE_PHONE = new RegExp(
  `(?<!\\d)(?:${COUNTRY}(?:\\(?0\\d{2,3}\\)?${GAP})?[2-8]\\d{2,3}${GAP}\\d{4}(?:(?:转|-)\\d{1,6})?|[48]00${GAP}\\d{3}${GAP}\\d{4}|1[0-2]\\d{3}|9[56]\\d{3,4})(?!\\d)`,
)
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/

export function judgeContact(contact: string): ContactVerdict {
  const text = contact.normalize('NFKC').replace(/[–—‐]/g, '-')
  if (searchMobiles(text).length > 0) return 'mobile'
  return OFFICE_PHONE.test(text) || EMAIL.test(text) ? 'office' : 'unclear'
}
