// Which encoding a text file has, decided on all of its bytes.
// Writes its own small files; all names in them are made up.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { OpenprepError } from '../../../src-main/contract/errors.ts'
import { decideEncoding } from '../../../src-main/files/delimited/encoding.ts'
import { encodingName } from '../../../src-main/files/delimited/encoding-names.ts'
import { openDelimited } from '../../../src-main/files/delimited/open-delimited.ts'

const folder = mkdtempSync(join(tmpdir(), 'encoding-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function file(bytes: Uint8Array): string {
  files += 1
  const path = join(folder, `${files}.csv`)
  writeFileSync(path, bytes)
  return path
}

const chinese = '序号,姓名,地址\r\n1,王一,某某市中山路1号\r\n2,李二,某某市人民路2号\r\n'
const traditional = '編號,姓名,地址\r\n1,王一,臺北市中正區忠孝東路一段\r\n2,李二,高雄市苓雅區四維三路\r\n'.repeat(5)

async function failure(work: Promise<unknown>): Promise<OpenprepError> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  )
  if (thrown instanceof OpenprepError) return thrown
  throw new Error(`expected a refusal, got ${String(thrown)}`)
}

describe('deciding the encoding', () => {
  it.each([
    ['utf-8', 'utf8', false],
    ['gb18030', 'gbk', false],
    ['gb18030', 'gb18030', false],
    ['utf-16le', 'utf-16le', false],
    ['utf-16be', 'utf-16be', false],
    ['utf-8', 'utf8', true],
    ['utf-16le', 'utf-16le', true],
    ['utf-16be', 'utf-16be', true],
  ])('finds %s (written as %s, mark: %s)', async (expected, written, addBOM) => {
    const verdict = await decideEncoding(file(iconv.encode(chinese, written, { addBOM })))
    expect(verdict).toMatchObject({ encoding: expected, bom: addBOM })
    expect(verdict.confidence).toBeGreaterThan(0.9)
  })

  it('finds Big5 and Western text, and says how sure it is', async () => {
    expect(await decideEncoding(file(iconv.encode(traditional, 'big5')))).toMatchObject({ encoding: 'big5' })
    const western = await decideEncoding(file(iconv.encode('id,name\n1,café société\n2,“été”\n', 'windows-1252')))
    expect(western.encoding).toBe('windows-1252')
    expect(western.confidence).toBeLessThan(0.5)
  })

  it('finds UTF-16 of nothing but ASCII, which is also valid UTF-8', async () => {
    const verdict = await decideEncoding(file(iconv.encode('id,name\n1,abc\n', 'utf-16le')))
    expect(verdict.encoding).toBe('utf-16le')
  })

  it('looks at the whole file: one Chinese character after a megabyte of ASCII decides', async () => {
    const ascii = Buffer.alloc(3 << 20, 'a,b,c\n')
    const verdict = await decideEncoding(file(Buffer.concat([ascii, iconv.encode('王一,李二,张三\n', 'gbk')])))
    expect(verdict.encoding).not.toBe('utf-8')
  })

  it('refuses a damaged UTF-8 file with the byte and the row, and puts in no replacement character', async () => {
    const bytes = Buffer.from(chinese.repeat(20))
    const at = bytes.indexOf('李') + 1
    bytes[at] = 0x20
    const refusal = await failure(decideEncoding(file(bytes)))
    expect(refusal.code).toBe('ENCODING_MISMATCH')
    expect(refusal.params).toMatchObject({ encoding: 'utf-8', offset: at })
    expect(refusal.at?.row).toBe(3)
  })

  it('refuses a chosen encoding that does not fit', async () => {
    const path = file(iconv.encode(chinese, 'gbk'))
    const refusal = await failure(decideEncoding(path, { chosen: 'utf-8' }))
    expect(refusal.code).toBe('ENCODING_MISMATCH')
    expect(refusal.at?.row).toBe(1)
    expect(await decideEncoding(path, { chosen: 'GBK' })).toMatchObject({ encoding: 'gbk', confidence: 1 })
  })

  it('finds the place of a fault across the borders of pieces', async () => {
    const good = Buffer.from('王'.repeat(200_000))
    const refusal = await failure(decideEncoding(file(Buffer.concat([good, Buffer.from([0xff])])), { chosen: 'utf-8' }))
    expect(refusal.params.offset).toBe(good.length)
  })

  it('refuses an empty file and an unknown name', async () => {
    expect((await failure(decideEncoding(file(Buffer.alloc(0))))).code).toBe('FILE_EMPTY')
    expect((await failure(decideEncoding(file(Buffer.from('a')), { chosen: 'klingon' }))).code).toBe('ENCODING_UNKNOWN')
  })

  it('does not take Japanese or Korean for Chinese, and offers the other reading', async () => {
    const japanese =
      '番号,名称,備考\n1,ひがしやまとしちゅうおうとしょかん,うけつけじかんはごぜんくじからごごろくじまで\n2,サービスセンター,あおもりけんのでさきですからごりようください\n'
    const korean =
      '번호,이름,주소,비고\n1,김철수,서울특별시 종로구 세종대로 일번지,오전 아홉시부터 오후 여섯시까지 접수합니다\n2,이영희,부산광역시 해운대구 중앙로,토요일과 일요일은 쉽니다 문의는 전화로 하십시오\n'
    const jp = await decideEncoding(file(iconv.encode(japanese, 'euc-jp')))
    expect(jp).toMatchObject({ encoding: 'euc-jp', alternatives: ['gb18030'] })
    const kr = await decideEncoding(file(iconv.encode(korean, 'euc-kr')))
    expect(kr).toMatchObject({ encoding: 'euc-kr', alternatives: ['gb18030'] })
    for (const { confidence } of [jp, kr]) expect(confidence).toBeLessThan(0.7)
  })

  it('never takes a few Japanese or Korean characters for Chinese in silence', async () => {
    const samples = [
      ['euc-kr', 'id,name\n1,김철수\n2,이영희\n'],
      ['euc-kr', '번호,이름\n1,서울\n2,부산\n'],
      ['euc-jp', 'id,name\n1,山田太郎\n2,さくら\n'],
      ['euc-jp', '氏名,都市\n1,大阪\n2,京都\n'],
    ] as const
    for (const [encoding, text] of samples) {
      const verdict = await decideEncoding(file(iconv.encode(text, encoding)))
      expect([text, verdict.confidence < 0.7]).toEqual([text, true])
      expect([text, [verdict.encoding, ...verdict.alternatives]]).toEqual([text, expect.arrayContaining([encoding])])
    }
  })

  it('is sure of a small Chinese list, by its words or by its characters', async () => {
    for (const text of ['序号,单位\n1,一二三\n', 'id,name\n1,王一\n2,赵六\n3,周洁\n', '区县,镇\n锡山,东亭\n']) {
      const verdict = await decideEncoding(file(iconv.encode(text, 'gbk')))
      expect([text, verdict.encoding, verdict.confidence]).toEqual([text, 'gb18030', 0.95])
    }
  })

  it('takes a Chinese list with a few words again and again for Chinese', async () => {
    const list = `序号,性别,结果\n${'1,男,合格\n2,女,不合格\n'.repeat(500)}`
    expect(await decideEncoding(file(iconv.encode(list, 'gbk')))).toMatchObject({
      encoding: 'gb18030',
      confidence: 0.95,
    })
  })

  it('knows the names other tools use', () => {
    expect(['UTF-8-SIG', 'cp936', 'utf-16-le', 'ANSI', 'latin1'].map(name => encodingName(name))).toEqual([
      'utf-8',
      'gbk',
      'utf-16le',
      'gbk',
      'windows-1252',
    ])
  })
})

describe('what is no text', () => {
  it('is refused by its control characters, whatever it is called', async () => {
    const coded = deflateRawSync(randomBytesOf(40_000))
    const refused = await failure(openDelimited(file(Buffer.concat([Buffer.from('JUNK'), coded])), { header: 'auto' }))
    expect(refused.code).toBe('FORMAT_UNKNOWN')
  })

  it('is told from a text with a few damaged characters, and from UTF-16 without a mark', async () => {
    const damaged = Buffer.from(chinese.replace('李二', '李\u0000\u0001\u0002二'))
    for (const bytes of [damaged, iconv.encode(chinese, 'utf-16le')]) {
      const source = await openDelimited(file(bytes), { header: 'auto' })
      expect(source.delimiter).toBe(',')
    }
  })

  it('is UTF-32, which is refused instead of read as UTF-16 with blanks between', async () => {
    for (const encoding of ['utf-32le', 'utf-32be']) {
      const refused = await failure(decideEncoding(file(iconv.encode(chinese, encoding, { addBOM: true }))))
      expect(refused.code).toBe('ENCODING_UNKNOWN')
    }
  })
})

/** Always the same bytes without any order in them. */
function randomBytesOf(length: number): Buffer {
  let state = 12_345
  return Buffer.from(
    Array.from({ length }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return (state >> 16) & 255
    }),
  )
}
