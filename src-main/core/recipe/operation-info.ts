// The catalogue of operations as `openprep ops` and the window's palette show it, made from each operation's own schema.
// Runs no operation.
import { z } from 'zod'
import { JsonObjectSchema, type OperationGroup, type OperationInfo } from '../../contract/recipe.ts'
import type { OperationText } from '../../contract/text/zh-CN/operations.ts'
import type { Operation } from '../operations/operation.ts'
import { groupedOperations } from '../operations/registry.ts'
import { operationText } from './check-params.ts'

const AppliesSchema = z.record(z.string(), z.array(z.string()))
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

/** The words of each parameter, with what its schema says about when it counts. */
function formOf(parameters: OperationInfo['parameters'], words: OperationText['params']): OperationInfo['form'] {
  const { properties } = PropertiesSchema.parse(parameters)
  return Object.fromEntries(
    Object.entries(words).map(([name, text]) => {
      const condition = properties[name]?.appliesWhen
      return [name, condition === undefined ? text : { ...text, appliesWhen: AppliesSchema.parse(condition) }]
    }),
  )
}

function infoOf(operation: Operation, group: OperationGroup): OperationInfo {
  const { title, sentence, reversalRisk, params } = operationText(operation.id)
  const parameters = parametersOf(operation)
  return {
    id: operation.id,
    kind: operation.kind,
    group,
    inPalette: operation.inPalette ?? true,
    title,
    sentence,
    columns: operation.columns,
    scope: operation.scope,
    takesScope: operation.takesScope ?? true,
    reversibility: operation.reversibility,
    family: operation.family ?? null,
    reversalRisk,
    parameters,
    form: formOf(parameters, params),
    defaults: defaultsOf(parameters),
  }
}

export function operationInfos(): OperationInfo[] {
  return groupedOperations().map(({ operation, group }) => infoOf(operation, group))
}
