// Further tables that a dataset's recipe reads: for looking values up and for putting rows behind those there are.
// Says nothing about what steps do with them.
import { z } from 'zod'
import { call, DatasetRefSchema } from './call.ts'
import { ViewSchema } from './datasets.ts'
import { ReadingSchema } from './reading.ts'

/** As steps name it. */
export const InputNameSchema = z.string().trim().min(1).max(100)

export const RecipeInputSchema = z.object({
  name: z.string(),
  file: z.string(),
  sheet: z.string().nullable(),
  sha256: z.string(),
  rows: z.number(),
  columns: z.array(z.string()),
  reading: ReadingSchema,
  at: z.string(),
  /** Whether a switched-on step of the present recipe reads it. */
  used: z.boolean(),
})
export type RecipeInput = z.infer<typeof RecipeInputSchema>

export const inputCalls = {
  /** In the order of their names. */
  'inputs.list': call('read', DatasetRefSchema, z.array(RecipeInputSchema)),
  /** Stores a further table; one of the same name is replaced. The recipe remembers how it is read. */
  'inputs.add': call(
    'job',
    DatasetRefSchema.extend({
      name: InputNameSchema,
      path: z.string(),
      reading: ReadingSchema,
      password: z.string().max(255).optional(),
    }),
    RecipeInputSchema,
  ),
  /**
   * Stores a table of the same work folder as a further table: the source, or the present result, as it is now. Later changes there do not
   * reach it. Throws RESULT_MISSING, DATASET_NOT_FOUND, and OPTION_INVALID for the dataset itself.
   */
  'inputs.addDataset': call(
    'job',
    DatasetRefSchema.extend({ name: InputNameSchema, from: z.string(), view: ViewSchema }),
    RecipeInputSchema,
  ),
  'inputs.remove': call('write', DatasetRefSchema.extend({ name: InputNameSchema }), z.object({})),
  /** A page of a further table, to choose columns by. */
  'inputs.page': call(
    'read',
    DatasetRefSchema.extend({
      name: InputNameSchema,
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    z.object({ total: z.number(), columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
  ),
}
