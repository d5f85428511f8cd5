// The catalogue of operations as `openprep ops` and the window's palette show it, made from each operation's own schema.
// Runs no operation.
import { z } from 'zod'
import { JsonObjectSchema, type OperationInfo } from '../../contract/recipe.ts'
import type { Operation } from '../operations/operation.ts'
import { allOperations } from '../operations/registry.ts'
import { operationText } from './check-params.ts'

const PropertiesSchema = z.object({ properties: z.record(z.string(), z.looseObject({})).default({}) })

/** JSON Schema (draft 2020-12) of the parameters a person gives; defaults included. */
function parametersOf(operation: Operation): OperationInfo['parameters'] {
  return JsonObjectSchema.parse(z.toJSONSchema(operation.params, { io: 'input' }))
}

function defaultsOf(parameters: OperationInfo['parameters']): OperationInfo['defaults'] {
  const { properties } = PropertiesSchema.parse(parameters)
  const withDefault = Object.entries(properties).filter(([, property]) => property.default !== undefined)
  return JsonObjectSchema.parse(Object.fromEntries(withDefault.map(([name, property]) => [name, property.default])))
}

function infoOf(operation: Operation): OperationInfo {
  const { title, sentence, reversalRisk, params } = operationText(operation.id)
  const parameters = parametersOf(operation)
  return {
    id: operation.id,
    kind: operation.kind,
    title,
    sentence,
    columns: operation.columns,
    scope: operation.scope,
    reversibility: operation.reversibility,
    reversalRisk,
    parameters,
    form: params,
    defaults: defaultsOf(parameters),
  }
}

export function operationInfos(): OperationInfo[] {
  return allOperations().map(infoOf)
}
