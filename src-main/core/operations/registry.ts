// Every operation by id: adding one means its own file, one line here and its words in contract/text.
// Runs nothing and knows no operation's meaning.
import { OPERATION_GROUPS, type OperationGroup } from '../../contract/recipe.ts'
import { addColumn } from './add-column.ts'
import { addSerial } from './add-serial.ts'
import { addText } from './add-text.ts'
import { appendTable } from './append-table.ts'
import { changeCase } from './change-case.ts'
import { checkIdentity } from './check-identity.ts'
import { checkOrder } from './check-order.ts'
import { checkValues } from './check-values.ts'
import { computeColumn } from './compute-column.ts'
import { convertUnit } from './convert-unit.ts'
import { countWithNoise } from './count-with-noise.ts'
import { declareBlanks } from './declare-blanks.ts'
import { deidentify } from './deidentify.ts'
import { drawRows } from './draw-rows.ts'
import { dropDuplicates } from './drop-duplicates.ts'
import { dropRows } from './drop-rows.ts'
import { extractText } from './extract-text.ts'
import { fillDown } from './fill-down.ts'
import { fillEmpties } from './fill-empties.ts'
import { fillFromColumn } from './fill-from-column.ts'
import { hideSmallCells } from './hide-small-cells.ts'
import { joinTable } from './join-table.ts'
import { keepBest } from './keep-best.ts'
import { keepFirst } from './keep-first.ts'
import { keepTop } from './keep-top.ts'
import { mapCodes } from './map-codes.ts'
import { mapDivisions } from './map-divisions.ts'
import { mapValues } from './map-values.ts'
import { addBalancedNoise } from './masking/add-balanced-noise.ts'
import { addNoise } from './masking/add-noise.ts'
import { ageBand } from './masking/age-band.ts'
import { decryptFormat } from './masking/decrypt-format.ts'
import { decryptValue } from './masking/decrypt-value.ts'
import { dropColumn } from './masking/drop-column.ts'
import { encryptFormat } from './masking/encrypt-format.ts'
import { encryptValue } from './masking/encrypt-value.ts'
import { generalizeDate } from './masking/generalize-date.ts'
import { generalizeDivision } from './masking/generalize-division.ts'
import { gridCoordinate } from './masking/grid-coordinate.ts'
import { maskByKind } from './masking/mask-by-kind.ts'
import { maskPositions } from './masking/mask-positions.ts'
import { maskText } from './masking/mask-text.ts'
import { microaggregate } from './masking/microaggregate.ts'
import { numberBand } from './masking/number-band.ts'
import { permuteValues } from './masking/permute-values.ts'
import { pseudonymFromTable } from './masking/pseudonym-from-table.ts'
import { pseudonymize } from './masking/pseudonymize.ts'
import { redactText } from './masking/redact-text.ts'
import { replaceFake } from './masking/replace-fake.ts'
import { roundValue } from './masking/round-value.ts'
import { sampleRows } from './masking/sample-rows.ts'
import { suppressCells } from './masking/suppress-cells.ts'
import { suppressRows } from './masking/suppress-rows.ts'
import { synthesizeColumn } from './masking/synthesize-column.ts'
import { topBottomCode } from './masking/top-bottom-code.ts'
import { truncateAddress } from './masking/truncate-address.ts'
import { truncateText } from './masking/truncate-text.ts'
import { mergeColumns } from './merge-columns.ts'
import { mergeDuplicates } from './merge-duplicates.ts'
import { normalizeCode } from './normalize-code.ts'
import { normalizeDate } from './normalize-date.ts'
import { normalizeNumber } from './normalize-number.ts'
import { normalizePhone } from './normalize-phone.ts'
import { normalizePlate } from './normalize-plate.ts'
import { normalizeText } from './normalize-text.ts'
import type { Operation } from './operation.ts'
import { padText } from './pad-text.ts'
import { pivot } from './pivot.ts'
import { renameColumn } from './rename-column.ts'
import { reorderColumns } from './reorder-columns.ts'
import { replaceText } from './replace-text.ts'
import { roundNumber } from './round-number.ts'
import { setCells } from './set-cells.ts'
import { sortRows } from './sort-rows.ts'
import { splitColumn } from './split-column.ts'
import { splitPeriod } from './split-period.ts'
import { splitRows } from './split-rows.ts'
import { toSimplified } from './to-simplified.ts'
import { transposeRows } from './transpose-rows.ts'
import { unifyEmpties } from './unify-empties.ts'
import { unpivot } from './unpivot.ts'

/** By what they are about; groups and operations in the order of the palette. */
const groups: Readonly<Record<OperationGroup, readonly Operation[]>> = {
  text: [normalizeText, replaceText, mapValues, extractText, addText, changeCase, toSimplified],
  number: [normalizeDate, splitPeriod, normalizeNumber, roundNumber, convertUnit],
  code: [normalizeCode, normalizePhone, normalizePlate, mapCodes, mapDivisions, padText],
  blank: [unifyEmpties, fillEmpties, fillFromColumn, fillDown, declareBlanks],
  row: [
    sortRows,
    dropDuplicates,
    keepBest,
    mergeDuplicates,
    dropRows,
    keepFirst,
    keepTop,
    drawRows,
    splitRows,
    unpivot,
    pivot,
    transposeRows,
    appendTable,
  ],
  column: [
    renameColumn,
    splitColumn,
    mergeColumns,
    addColumn,
    computeColumn,
    joinTable,
    addSerial,
    reorderColumns,
    dropColumn,
  ],
  check: [checkValues, checkOrder, checkIdentity, setCells],
  mask: [
    suppressCells,
    suppressRows,
    maskByKind,
    maskText,
    maskPositions,
    redactText,
    generalizeDate,
    ageBand,
    numberBand,
    roundValue,
    topBottomCode,
    generalizeDivision,
    truncateAddress,
    truncateText,
    gridCoordinate,
    pseudonymize,
    pseudonymFromTable,
    encryptFormat,
    decryptFormat,
    encryptValue,
    decryptValue,
    replaceFake,
    addNoise,
    addBalancedNoise,
    permuteValues,
    microaggregate,
    sampleRows,
    synthesizeColumn,
    countWithNoise,
    hideSmallCells,
    deidentify,
  ],
}

const grouped = OPERATION_GROUPS.flatMap(group => groups[group].map(operation => ({ operation, group })))
const operations = grouped.map(({ operation }) => operation)
const byId = new Map(operations.map(operation => [operation.id, operation]))

export function allOperations(): readonly Operation[] {
  return operations
}

export function groupedOperations(): readonly { readonly operation: Operation; readonly group: OperationGroup }[] {
  return grouped
}

export function groupOfOperation(id: string): OperationGroup | undefined {
  return grouped.find(({ operation }) => operation.id === id)?.group
}

export function findOperation(id: string): Operation | undefined {
  return byId.get(id)
}
