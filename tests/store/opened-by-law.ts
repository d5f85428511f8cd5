// What a body does for an item besides the reviews before it is released: the assessment, the attribute in force; one office speaks for both.
// Judges nothing.
import type { EngineClient } from '../../src-main/contract/protocol.ts'

export async function openedByLaw(client: EngineClient, datasetId: string): Promise<void> {
  const { catalogue } = await client.call('catalogue.get', { datasetId })
  if (catalogue.openAttribute === null) throw new Error('the entry has no open attribute')
  const assessed = { rulesVersion: 'GB/T 43697-2024', legalQuestion: false, note: '', nextDue: '2099-12-31' }
  await client.call('opening.act', { datasetId, act: { act: 'assess', result: catalogue.openAttribute, ...assessed } })
  await client.call('opening.act', { datasetId, act: { act: 'putInForce' } })
  await client.call('settings.save', { ...(await client.call('settings.get', {})), twoOffices: false })
}
