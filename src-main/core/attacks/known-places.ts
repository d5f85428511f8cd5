// Where an attacker begins to look for ID numbers: divisions and birth dates that the published table itself names.
// Knows no person.
import { dateOfDayNumber, dayNumber } from '../values/calendar.ts'
import type { AttackTable } from './attack.ts'
import { divisionsUnder } from './id-space.ts'
import { openFacts } from './open-facts.ts'

/** Where the table names no place, the city the program is made for. */
const HOME = '3202'
const MOST_PLACES = 200
const OLDEST_YEARS = 90

/** `births` as `YYYYMMDD`. */
export function knownPlaces(table: AttackTable): { divisions: string[]; births: string[] } {
  const facts = openFacts(table.released, table.today)
  const divisions = new Set<string>()
  const births = new Set<string>()
  for (const row of table.rowNumbers.keys()) {
    for (const fact of facts.division) divisions.add(fact.at(row) ?? '')
    for (const fact of facts.birth) if (fact.full(row)) births.add((fact.at(row)?.from ?? '').replaceAll('-', ''))
  }
  for (const unknown of [divisions, births]) unknown.delete('')
  return {
    divisions: divisions.size === 0 ? divisionsUnder(HOME) : [...divisions].sort().slice(0, MOST_PLACES),
    births: births.size === 0 ? everyDay(table.today) : [...births].sort(),
  }
}

function everyDay(today: string): string[] {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number)
  const last = dayNumber(year, month, day)
  const first = dayNumber(year - OLDEST_YEARS, 1, 1)
  return Array.from({ length: last - first + 1 }, (_, at) => dateOfDayNumber(first + at).replaceAll('-', ''))
}
