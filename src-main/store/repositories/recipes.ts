// The history of every dataset's recipe: a tree of states to which states are only ever added, and where the person stands in it.
// Does not judge recipes; undo and redo only move the pointer.
import { OpenprepError } from '../../contract/errors.ts'
import { type Recipe, RecipeSchema } from '../../contract/recipe.ts'
import { digestOf } from '../../core/recipe/recipe-digest.ts'
import { migratedRecipe } from '../../core/recipe/recipe-versions.ts'
import type { StoreConnection } from '../connection.ts'
import { type DataKeys, datasetScope } from '../protection/data-keys.ts'
import type { Sqlite } from '../sqlite.ts'
import { openedJson, type SealedFor, sealedJson } from './packed-json.ts'

export interface RecipeNode {
  id: number
  parent: number | null
  label: string
  at: string
  current: boolean
}

export interface RecipeHistory {
  recipe: Recipe
  /** The current node. */
  node: number
  canUndo: boolean
  canRedo: boolean
  /** Oldest first. */
  history: RecipeNode[]
}

interface NodeRow {
  id: number
  parent: number | null
  label: string
  at: string
  visited: number
}

export class RecipeRepository {
  readonly #connection: StoreConnection

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  /** Throws DATASET_NOT_FOUND. */
  get(datasetId: string): RecipeHistory {
    return this.#connection.read(() => {
      const node = this.#current(datasetId)
      const rows = this.#nodes(datasetId)
      const here = rows.find(row => row.id === node)
      return {
        recipe: this.#recipe(datasetId, node),
        node,
        canUndo: here !== undefined && here.parent !== null,
        canRedo: rows.some(row => row.parent === node),
        history: rows.map(({ id, parent, label, at }) => ({ id, parent, label, at, current: id === node })),
      }
    })
  }

  /** Adds a state after the current one. After an undo this starts a new branch; the old one stays. */
  save(datasetId: string, recipe: Recipe, label: string, person?: string): RecipeHistory {
    const parent = this.#connection.read(() => this.#current(datasetId))
    const detail = { recipe: digestOf(recipe), steps: recipe.steps.map(step => step.op) }
    this.#connection.write({ action: 'recipe.saved', datasetId, detail, person }, at => {
      insertRecipeNode(this.#connection, { datasetId, parent, label, at }, recipe)
    })
    return this.get(datasetId)
  }

  /** To the state before. At the first state nothing happens. */
  undo(datasetId: string, person?: string): RecipeHistory {
    const { node, history } = this.get(datasetId)
    const parent = history.find(known => known.id === node)?.parent ?? null
    return parent === null ? this.get(datasetId) : this.#move(datasetId, parent, person)
  }

  /** To the state after, on the branch visited last. Where there is none nothing happens. */
  redo(datasetId: string, person?: string): RecipeHistory {
    const child = this.#connection.read(() => {
      const node = this.#current(datasetId)
      const children = this.#nodes(datasetId).filter(row => row.parent === node)
      return children.sort((a, b) => b.visited - a.visited)[0]
    })
    return child === undefined ? this.get(datasetId) : this.#move(datasetId, child.id, person)
  }

  /** To any state of this dataset. Throws OPTION_INVALID for a state it does not have. */
  goTo(datasetId: string, node: number, person?: string): RecipeHistory {
    const known = this.#connection.read(() => this.#nodes(datasetId)).some(row => row.id === node)
    if (!known) throw new OpenprepError('OPTION_INVALID', { option: 'node', value: node })
    return this.#move(datasetId, node, person)
  }

  /** Any earlier state, without moving there. */
  recipeAt(datasetId: string, node: number): Recipe {
    return this.#connection.read(() => this.#recipe(datasetId, node))
  }

  #move(datasetId: string, node: number, person?: string): RecipeHistory {
    this.#connection.write({ action: 'recipe.moved', datasetId, detail: { node }, person }, () => {
      visit(this.#connection.db, datasetId, node)
    })
    return this.get(datasetId)
  }

  #current(datasetId: string): number {
    const row = this.#connection.db
      .prepare<[string], { node: number | null }>('SELECT recipe_node AS node FROM datasets WHERE id = ?')
      .get(datasetId)
    if (row === undefined || row.node === null) {
      throw new OpenprepError('DATASET_NOT_FOUND', { dataset: datasetId, datasets: '' })
    }
    return row.node
  }

  #nodes(datasetId: string): NodeRow[] {
    return this.#connection.db
      .prepare<[string], NodeRow>(
        'SELECT id, parent, label, at, visited FROM recipe_nodes WHERE dataset_id = ? ORDER BY id',
      )
      .all(datasetId)
      .map(row => ({ ...row, label: openLabel(this.#connection.keys, datasetId, row) }))
  }

  #recipe(datasetId: string, node: number): Recipe {
    const row = this.#connection.db
      .prepare<[string, number], { recipe: string }>('SELECT recipe FROM recipe_nodes WHERE dataset_id = ? AND id = ?')
      .get(datasetId, node)
    if (row === undefined) throw new OpenprepError('OPTION_INVALID', { option: 'node', value: node })
    return RecipeSchema.parse(migratedRecipe(openedJson(sealedFor(this.#connection.keys, datasetId, node), row.recipe)))
  }
}

/** Adds a state and goes there. Part of the caller's transaction. */
export function insertRecipeNode(
  { db, keys }: Pick<StoreConnection, 'db' | 'keys'>,
  place: { datasetId: string; parent: number | null; label: string; at: string },
  recipe: Recipe,
): void {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO recipe_nodes (dataset_id, parent, label, at, recipe, visited) VALUES (?, ?, ?, ?, ?, 0)')
    .run(place.datasetId, place.parent, '', place.at, '')
  const id = Number(lastInsertRowid)
  sealRecipeNode(db, keys, { datasetId: place.datasetId, id, label: place.label, recipe })
  visit(db, place.datasetId, id)
}

/** Recipes hold corrected cells and tables of values; the sentence that names a state may quote one. Part of the caller's transaction. */
export function sealRecipeNode(
  db: Sqlite,
  keys: DataKeys,
  { datasetId, id, label, recipe }: { datasetId: string; id: number; label: string; recipe: object },
): void {
  const sealedLabel = keys.sealText(datasetScope(datasetId), label, labelPlace(id))
  const sealed = sealedJson(sealedFor(keys, datasetId, id), recipe)
  db.prepare('UPDATE recipe_nodes SET label = ?, recipe = ? WHERE id = ?').run(sealedLabel, sealed, id)
}

function sealedFor(keys: DataKeys, datasetId: string, id: number): SealedFor {
  return { keys, scope: datasetScope(datasetId), place: `recipe/${id}` }
}

function openLabel(keys: DataKeys, datasetId: string, { id, label }: NodeRow): string {
  return keys.openText(datasetScope(datasetId), label, labelPlace(id))
}

function labelPlace(id: number): string {
  return `recipe-label/${id}`
}

/** The whole way from the first state counts as visited, so that redo after any jump leads back to where the person was. */
function visit(db: Sqlite, datasetId: string, node: number): void {
  db.prepare(
    `WITH RECURSIVE way (id, parent) AS (
       SELECT id, parent FROM recipe_nodes WHERE id = ?
       UNION ALL SELECT n.id, n.parent FROM recipe_nodes n JOIN way ON n.id = way.parent
     )
     UPDATE recipe_nodes
     SET visited = (SELECT max(visited) + 1 FROM recipe_nodes WHERE dataset_id = ?)
     WHERE id IN (SELECT id FROM way)`,
  ).run(node, datasetId)
  db.prepare('UPDATE datasets SET recipe_node = ? WHERE id = ?').run(node, datasetId)
}
