// DCAT 3 (W3C Recommendation of 22 August 2024) as JSON-LD: the dataset, its files, its interface; code values of the EU authority tables.
// Every term stands under a context of its own, so that no address is asked for.
import type { Catalogue } from '../../contract/catalogue.ts'
import { domainLabels } from '../../contract/text/zh-CN/catalogue.ts'
import { exportFormLabels } from '../../contract/text/zh-CN/exporters.ts'
import { conditionsText } from '../documents/catalogue-form.ts'
import { OPENAPI_PATH } from '../packages/interface-paths.ts'
import { type DataFile, type MetadataExport, type MetadataFacts, mailOf } from './metadata.ts'

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}
const EU = 'http://publications.europa.eu/resource/authority'

const ACCESS: Record<NonNullable<Catalogue['openAttribute']>, string> = {
  UNCONDITIONAL: 'PUBLIC',
  CONDITIONAL: 'RESTRICTED',
  CLOSED: 'NON_PUBLIC',
}
const FREQUENCY: Record<NonNullable<Catalogue['updateCycle']>, string> = {
  REALTIME: 'UPDATE_CONT',
  DAILY: 'DAILY',
  WEEKLY: 'WEEKLY',
  MONTHLY: 'MONTHLY',
  QUARTERLY: 'QUARTERLY',
  HALF_YEARLY: 'ANNUAL_2',
  YEARLY: 'ANNUAL',
  BIENNIAL: 'BIENNIAL',
  IRREGULAR: 'IRREG',
  STATIC: 'NEVER',
}

export const dcat: MetadataExport = {
  path: () => 'dcat.jsonld',
  json(facts) {
    const { catalogue, files } = facts
    const dataset = {
      '@id': '#dataset',
      '@type': 'dcat:Dataset',
      'dcterms:title': chinese(catalogue.title),
      ...(catalogue.description !== '' && { 'dcterms:description': chinese(catalogue.description) }),
      ...(catalogue.identifier !== '' && { 'dcterms:identifier': catalogue.identifier }),
      ...parties(catalogue),
      ...subjects(catalogue),
      ...rights(catalogue),
      ...times(facts),
      'dcterms:language': { '@id': `${EU}/language/ZHO` },
      'dcat:version': catalogue.version,
      'dcat:distribution': files.map(distribution),
    }
    const graph = catalogue.openForm === 'DOWNLOAD' ? [dataset] : [dataset, service(catalogue)]
    return { '@context': CONTEXT, '@graph': graph }
  },
}

function chinese(text: string) {
  return { '@value': text, '@language': 'zh' }
}

function day(value: string) {
  return { '@value': value, '@type': 'xsd:date' }
}

function parties({ publisher, contact }: MetadataFacts['catalogue']) {
  const mail = mailOf(contact)
  const reached = mail === null ? { 'vcard:hasTelephone': contact } : { 'vcard:hasEmail': { '@id': `mailto:${mail}` } }
  return {
    ...(publisher.name !== '' && {
      'dcterms:publisher': {
        '@type': 'foaf:Agent',
        'foaf:name': chinese(publisher.name),
        ...(publisher.uscc !== '' && { 'dcterms:identifier': publisher.uscc }),
      },
    }),
    ...(contact !== '' && {
      'dcat:contactPoint': { '@type': 'vcard:Organization', 'vcard:fn': publisher.name, ...reached },
    }),
  }
}

function subjects({ keywords, domains, theme }: MetadataFacts['catalogue']) {
  const concepts = [...domains.map(domain => domainLabels[domain]), ...(theme === '' ? [] : [theme])]
  return {
    ...(keywords.length > 0 && { 'dcat:keyword': keywords.map(chinese) }),
    ...(concepts.length > 0 && {
      'dcat:theme': concepts.map(label => ({ '@type': 'skos:Concept', 'skos:prefLabel': chinese(label) })),
    }),
  }
}

function rights(catalogue: MetadataFacts['catalogue']) {
  const { openAttribute, license } = catalogue
  const conditions = conditionsText(catalogue)
  return {
    ...(openAttribute !== null && { 'dcterms:accessRights': { '@id': `${EU}/access-right/${ACCESS[openAttribute]}` } }),
    ...(conditions !== '' && { 'dcterms:rights': statement('dcterms:RightsStatement', conditions) }),
    ...(license !== '' && { 'dcterms:license': statement('dcterms:LicenseDocument', license) }),
  }
}

function statement(type: string, text: string) {
  return { '@type': type, 'dcterms:description': chinese(text) }
}

function times({ catalogue, date }: MetadataFacts) {
  const { updateCycle, temporalCoverage, spatialCoverage, releaseDate, modifiedDate } = catalogue
  const { start, end } = temporalCoverage
  return {
    ...(updateCycle !== null && {
      'dcterms:accrualPeriodicity': { '@id': `${EU}/frequency/${FREQUENCY[updateCycle]}` },
    }),
    ...(releaseDate !== '' && { 'dcterms:issued': day(releaseDate) }),
    'dcterms:modified': day(modifiedDate || date),
    ...((start !== '' || end !== '') && {
      'dcterms:temporal': {
        '@type': 'dcterms:PeriodOfTime',
        ...(start !== '' && { 'dcat:startDate': moment(start) }),
        ...(end !== '' && { 'dcat:endDate': moment(end) }),
      },
    }),
    ...(spatialCoverage !== '' && {
      'dcterms:spatial': { '@type': 'dcterms:Location', 'skos:prefLabel': chinese(spatialCoverage) },
    }),
  }
}

/** A year, a month or a day, each with its own datatype. */
function moment(value: string) {
  const types: Readonly<Record<number, string>> = { 4: 'xsd:gYear', 7: 'xsd:gYearMonth' }
  return { '@value': value, '@type': types[value.length] ?? 'xsd:date' }
}

function distribution({ exporter, file }: DataFile) {
  return {
    '@type': 'dcat:Distribution',
    'dcterms:title': chinese(exportFormLabels[exporter.form]),
    'dcat:downloadURL': { '@id': encodeURI(file.path) },
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${exporter.mediaType}` },
    'dcat:byteSize': { '@value': String(file.bytes), '@type': 'xsd:nonNegativeInteger' },
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
      'spdx:checksumValue': { '@value': file.sha256, '@type': 'xsd:hexBinary' },
    },
  }
}

function service({ title }: MetadataFacts['catalogue']) {
  return {
    '@id': '#service',
    '@type': 'dcat:DataService',
    'dcterms:title': chinese(title),
    'dcat:endpointDescription': { '@id': OPENAPI_PATH },
    'dcat:servesDataset': { '@id': '#dataset' },
  }
}
