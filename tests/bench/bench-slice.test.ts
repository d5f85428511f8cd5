// The bench itself works: every main stage runs on a small table and says what it measured. No figure is judged here.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { STAGE_GROUPS } from './bench-stages.ts'

const StageSchema = z.object({
  stage: z.string(),
  rows: z.number().positive(),
  columns: z.number().positive(),
  seconds: z.number().positive(),
  rowsPerSecond: z.number().positive(),
  cpuSeconds: z.number().positive(),
  peakMB: z.number().positive(),
  machine: z.object({ cpu: z.string(), cores: z.number(), node: z.string() }),
})

it('measures every main stage, one line of JSON each', () => {
  const bench = join(import.meta.dirname, 'bench.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, [bench, '--rows', '2000'], { encoding: 'utf8' })
  expect(stderr.replaceAll(/\(node:.*\n?/g, '')).not.toContain('failed')
  expect(status).toBe(0)
  const lines = stdout.trim().split('\n')
  const stages = lines.map(line => StageSchema.parse(JSON.parse(line)).stage)
  expect(stages).toEqual([...STAGE_GROUPS.main])
})
