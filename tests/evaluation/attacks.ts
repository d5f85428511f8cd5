// `npm run attacks -- [--rows N] [--seeds K] [--hashes FILE]`: messy tables under the unconditional policy and masked too weakly, attacked;
// one JSON line each. With --hashes a table with hashed mobile numbers is tried against every prefix that is assigned, which takes
// an hour or more. Exit code 1 when somebody is identified under the policy, or less than 95 % in the weak table.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type AttackReport, AttackReportSchema } from '../../src-main/contract/attacks.ts'
import { CLI, sharedFile } from '../golden/openprep.ts'

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000' },
    seeds: { type: 'string', default: '10' },
    hashes: { type: 'string' },
  },
})

/** By the numbering plan (工信部). */
const PREFIXES = [
  ...['130', '131', '132', '133', '134', '135', '136', '137', '138', '139', '145', '147', '149', '150', '151', '152'],
  ...['153', '155', '156', '157', '158', '159', '162', '165', '166', '167', '170', '171', '172', '173', '174', '175'],
  ...['176', '177', '178', '180', '181', '182', '183', '184', '185', '186', '187', '188', '189', '190', '191', '192'],
  ...['193', '195', '196', '197', '198', '199'],
]
const WEAK = [
  { id: 'a', op: 'normalizeCode', columns: ['身份证号'] },
  { id: 'b', op: 'normalizeDate', columns: ['出生日期'] },
  { id: 'c', op: 'maskText', columns: ['身份证号'], params: { keepFirst: 6, keepLast: 4, signs: 8 } },
  { id: 'd', op: 'dropColumn', columns: ['姓名', '手机号', '备注', '地址'] },
]
const WANTED = 0.95

function answerOf(...words: string[]): unknown {
  const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, ...words, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  })
  if (status !== 0 && status !== 1) throw new Error(`openprep ${words[0]} ended with ${status}: ${stderr}`)
  return JSON.parse(stdout)
}

const attack = (...words: string[]): AttackReport => AttackReportSchema.parse(answerOf('attack', ...words))

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

function attackSeed(dir: string, seed: number): boolean {
  const table = join(dir, 'messy.csv')
  const options = ['--rows', values.rows, '--seed', String(seed), '--plain', '--out', table]
  execFileSync('python3', [sharedFile('generate_messy.py'), ...options])
  const recipe = (name: string, content: unknown) => {
    writeFileSync(join(dir, name), JSON.stringify(content))
    return join(dir, name)
  }
  const suggested = answerOf('suggest', table, '--policy', 'unconditional')
  const proposed =
    typeof suggested === 'object' && suggested !== null && 'recipe' in suggested ? suggested.recipe : null
  const strict = attack(table, '--recipe', recipe('strict.json', proposed))
  const weak = attack(table, '--recipe', recipe('weak.json', { formatVersion: 1, steps: WEAK }))
  const alike = strict.findings.find(({ attack: id }) => id === 'singleOut')?.candidates ?? null
  const found = weak.findings.find(({ attack: id }) => id === 'hiddenDigits')
  const share = (found?.recovered ?? 0) / Math.max(1, found?.informed ?? 0)
  say({
    seed,
    rows: weak.rows,
    unconditional: { identified: strict.identified, alike },
    weak: { validIds: found?.records, withBirth: found?.informed, recovered: found?.recovered, share },
  })
  return strict.identified === 0 && share > WANTED
}

function attackHashes(file: string): boolean {
  let recovered = 0
  for (const prefix of PREFIXES) {
    const found = attack(file, '--prefix', prefix).findings.find(({ attack: id }) => id === 'hashDictionary')
    recovered += found?.recovered ?? 0
    say({ prefix, recovered: found?.recovered ?? 0, all: recovered, of: found?.records ?? 0, effort: found?.effort })
  }
  return recovered > 0
}

const dir = mkdtempSync(join(tmpdir(), 'openprep-attacks-'))
try {
  const seeds = Array.from({ length: Number(values.seeds) }, (_, at) => at + 1)
  const held = values.hashes === undefined ? seeds.map(seed => attackSeed(dir, seed)) : [attackHashes(values.hashes)]
  process.exitCode = held.every(Boolean) ? 0 : 1
} finally {
  rmSync(dir, { recursive: true, force: true })
}
