// A person's keys rest in a file that opens with the pass phrase and holds no key in the open.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  newSecretKeys,
  openIdentityFile,
  readIdentityCertificate,
  writeIdentityFile,
} from '../../src-main/store/identity-file.ts'
import { personOf, rootOf } from '../unit/signing/people.ts'

const root = rootOf('示例市数据局')
const person = personOf(root, '张办', 'clerk')
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-identity-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('opens with its pass phrase, however the phrase was composed, and with no other', () => {
  const path = join(folder, '张办.odid')
  writeIdentityFile(path, person, 'ü 中文口令')
  expect(openIdentityFile(path, 'u\u0308 中文口令')).toEqual(person)
  expect(() => openIdentityFile(path, '中文口令')).toThrow(expect.objectContaining({ code: 'IDENTITY_LOCKED' }))
  expect(() => openIdentityFile(path, undefined)).toThrow(expect.objectContaining({ code: 'IDENTITY_LOCKED' }))
  expect(readIdentityCertificate(path)).toEqual(person.certificate)
})

it('holds no secret key in the open, and is never overwritten', () => {
  const path = join(folder, '张办.odid')
  writeIdentityFile(path, person, '口令')
  const text = readFileSync(path, 'utf8')
  for (const key of Object.values(person.secret)) expect(text).not.toContain(key)
  expect(() => writeIdentityFile(path, person, '口令')).toThrow(
    expect.objectContaining({ code: 'TARGET_NOT_WRITABLE' }),
  )
})

it('does not open with another certificate in front of the keys', () => {
  const path = join(folder, '张办.odid')
  writeIdentityFile(path, person, '口令')
  const content = JSON.parse(readFileSync(path, 'utf8'))
  const { certificate } = personOf(root, '李审', 'reviewer')
  writeFileSync(path, JSON.stringify({ ...content, certificate }))
  expect(() => openIdentityFile(path, '口令')).toThrow(expect.objectContaining({ code: 'IDENTITY_LOCKED' }))
  writeFileSync(path, '{}')
  expect(() => openIdentityFile(path, '口令')).toThrow(expect.objectContaining({ code: 'IDENTITY_INVALID' }))
})

it('makes other keys every time', () => {
  expect(newSecretKeys()).not.toEqual(newSecretKeys())
})
