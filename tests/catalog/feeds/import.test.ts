import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { CatalogWriter } from '../../../lambda/catalog/build.ts'
import { CatalogUnavailable } from '../../../lambda/catalog/catalog.ts'
import type { Fault } from '../../../lambda/catalog/feeds/fault.ts'
import { type ImportOptions, importFeed } from '../../../lambda/catalog/feeds/import.ts'
import { PlaceTaken } from '../../../lambda/catalog/place.ts'
import { SqliteCatalog } from '../../../lambda/catalog/sqlite-catalog.ts'
import { kettle, NOW, pieces, WRITERS } from '../../support/feeds.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'import-')))
  path = join(folder, 'catalog.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

const KETTLES = WRITERS.tsv([kettle(), kettle({ id: 'k2' })])
const POTS = WRITERS.tsv([kettle({ id: 'p1', title: 'Pot' })])

async function importing(text: string, options: Partial<ImportOptions> = {}, at = path) {
  const faults: Fault[] = []
  const whole: ImportOptions = { language: 'en', strictness: 'lenient', now: NOW, ...options }
  const watch = { onFault: (fault: Fault) => faults.push(fault), onRow: () => {} }
  return { ...(await importFeed(pieces(text), at, whole, watch)), faults }
}

/** The ids that a catalogue has of all that these tests import. */
async function idsIn(at: string, language: 'en' | 'fr' = 'en'): Promise<string[]> {
  const catalog = new SqliteCatalog(at)
  const found = await catalog.products(['k1', 'k2', 'p1'], language)
  catalog.close()
  return found.map(({ id }) => id)
}

const onlyCatalog = () => expect(readdirSync(folder)).toEqual(['catalog.sqlite'])

describe('an import', () => {
  test('makes a catalogue, and replaces it by the next', async () => {
    expect(await importing(KETTLES)).toMatchObject({ counts: { imported: 2 }, objection: undefined })
    expect(await idsIn(path)).toEqual(['k1', 'k2'])
    await importing(POTS)
    expect(await idsIn(path)).toEqual(['p1'])
    onlyCatalog()
  })

  test('keeps the products of other languages', async () => {
    await importing(KETTLES)
    await importing(POTS, { language: 'fr' })
    expect([await idsIn(path), await idsIn(path, 'fr')]).toEqual([['k1', 'k2'], ['p1']])
    await importing(POTS)
    expect([await idsIn(path), await idsIn(path, 'fr')]).toEqual([['p1'], ['p1']])
    const catalog = new SqliteCatalog(path)
    expect(await catalog.search('pot', 'fr', 3)).toMatchObject({ total: 1 })
    catalog.close()
  })

  test('keeps the first of two rows with one id, and names the second', async () => {
    const rows = WRITERS.tsv([
      kettle(),
      kettle({ title: 'Other' }),
      kettle({ id: 'k2', price: 'x' }),
      kettle({ id: 'k2' }),
    ])
    const { counts, faults } = await importing(rows)
    expect(counts).toEqual({
      imported: 2,
      rows: { refused: 2, skipped: 0, warned: 0 },
      reasons: { 'duplicate-id': 1, 'bad-price': 1 },
    })
    expect(faults.map(({ line, id, reason }) => [line, id, reason])).toEqual([
      [3, 'k1', 'duplicate-id'],
      [4, 'k2', 'bad-price'],
    ])
    const catalog = new SqliteCatalog(path)
    expect(await catalog.products(['k1'], 'en')).toMatchObject([{ title: 'Plain Kettle, 1 L' }])
    catalog.close()
  })

  test('counts rows once each, and every reason', async () => {
    const rows = [
      kettle({ id: '', title: '' }),
      kettle({ id: 'k1', link: '', image_link: '' }),
      kettle({ id: 'k2', adult: 'yes' }),
    ]
    expect((await importing(WRITERS.jsonl(rows))).counts).toEqual({
      imported: 1,
      rows: { refused: 1, skipped: 1, warned: 1 },
      reasons: { 'no-id': 1, 'no-title': 1, 'no-link': 1, 'no-image': 1, adult: 1 },
    })
  })

  test('goes where a symbolic link leads, and leaves the link', async () => {
    const elsewhere = join(folder, 'elsewhere')
    mkdirSync(elsewhere)
    writeFileSync(join(elsewhere, 'real.sqlite'), '')
    symlinkSync(join(elsewhere, 'real.sqlite'), path)
    await importing(KETTLES)
    expect(realpathSync(path)).toBe(join(elsewhere, 'real.sqlite'))
    expect(await idsIn(join(elsewhere, 'real.sqlite'))).toEqual(['k1', 'k2'])
  })
})

describe('an import replaces nothing', () => {
  const BAD = WRITERS.tsv([kettle({ id: 'p1' }), kettle({ id: '' })])
  const WARNED = WRITERS.tsv([kettle({ id: 'p1', gtin: '1' })])
  const EMPTY = KETTLES.slice(0, KETTLES.indexOf('\n') + 1)

  test.each([
    ['no product', EMPTY, 'lenient', 'The feed has no products.'],
    [
      'not one good row',
      WRITERS.tsv([kettle({ price: '' })]),
      'lenient',
      'Not one row of the feed could be imported.',
    ],
    [
      'only what is skipped',
      WRITERS.tsv([kettle({ adult: 'yes' })]),
      'lenient',
      'Not one row of the feed could be imported.',
    ],
    ['a refused row, if that is strict', BAD, 'refusals', 'With --strict no row may be refused; 1 were.'],
    ['a refused row, if warnings are', BAD, 'warnings', 'With --strict no row may be refused; 1 were.'],
    [
      'a warning, if those are',
      WARNED,
      'warnings',
      'With --strict=warnings no row may have a warning; 1 have.',
    ],
  ] as const)('for %s', async (_, text, strictness, objection) => {
    await importing(KETTLES)
    expect((await importing(text, { strictness })).objection).toBe(objection)
    expect(await idsIn(path)).toEqual(['k1', 'k2'])
    onlyCatalog()
  })

  test.each([
    ['a refused row', BAD, 'lenient'],
    ['a warning', WARNED, 'refusals'],
    ['a skipped row', WRITERS.tsv([kettle({ id: 'p1' }), kettle({ adult: 'yes' })]), 'warnings'],
  ] as const)('but it does so with %s, if it is %s', async (_, text, strictness) => {
    expect((await importing(text, { strictness })).objection).toBeUndefined()
    expect(await idsIn(path)).toEqual(['p1'])
  })

  test('for a feed that breaks off', async () => {
    await importing(KETTLES)
    await expect(importing(WRITERS.rss([kettle({ id: 'p1' })]).slice(0, -8))).rejects.toThrow(
      'in the middle of its XML',
    )
    expect(await idsIn(path)).toEqual(['k1', 'k2'])
    onlyCatalog()
  })

  test('for a source that fails', async () => {
    await importing(KETTLES)
    // biome-ignore lint/suspicious/useAwait: a stream is asynchronous
    async function* failing() {
      yield Buffer.from(POTS)
      throw new Error('the cable is out')
    }
    const watch = { onFault: () => {}, onRow: () => {} }
    const options: ImportOptions = { language: 'en', strictness: 'lenient', now: NOW }
    await expect(importFeed(failing(), path, options, watch)).rejects.toThrow('the cable is out')
    expect(await idsIn(path)).toEqual(['k1', 'k2'])
    onlyCatalog()
  })

  test.each([
    ['is something else', () => writeFileSync(path, 'my diary'), 'cannot be read, so it is not replaced'],
    [
      'is a database of something else',
      () => {
        const other = new DatabaseSync(path)
        other.exec('CREATE TABLE product (id TEXT)')
        other.close()
      },
      'is no catalogue, so it is not replaced',
    ],
    ['is a folder', () => mkdirSync(path), 'is no file'],
    [
      'is cut off',
      async () => {
        await importing(KETTLES)
        truncateSync(path, 8192)
      },
      'cannot be read, so it is not replaced',
    ],
  ] as [string, () => unknown, string][])('where what is there %s', async (_, make, message) => {
    await make()
    const before = existsSync(join(path, '.')) ? undefined : readFileSync(path)
    await expect(importing(POTS)).rejects.toThrow(message)
    await expect(importing(POTS)).rejects.toBeInstanceOf(CatalogUnavailable)
    if (before) expect(readFileSync(path)).toEqual(before)
    onlyCatalog()
  })
})

test('a catalogue of another version is replaced, and its other languages are said to be gone', async () => {
  await importing(POTS, { language: 'fr' })
  const old = new DatabaseSync(path)
  old.exec('PRAGMA user_version = 1')
  old.close()
  expect((await importing(KETTLES)).note).toMatch(/another version .* import its other languages too\.$/)
  expect([await idsIn(path), await idsIn(path, 'fr')]).toEqual([['k1', 'k2'], []])
  expect((await importing(POTS, { language: 'fr' })).note).toBeUndefined()
})

test('an import makes one file beside the catalogue, and an empty one that locks it', () => {
  const writer = new CatalogWriter(path)
  const price = { minor: 1, currency: 'GBP' }
  // More than SQLite keeps in memory.
  for (let id = 0; id < 30_000; id++) {
    const text = `Pot ${id}`
    writer.add(
      { id: text, title: text, spokenName: text, description: 'x'.repeat(800), price, inStock: true },
      'en',
    )
  }
  expect(readdirSync(folder).sort()).toEqual(['catalog.sqlite.lock', 'catalog.sqlite.new'])
  writer.finish()
  onlyCatalog()
})

describe('two imports into one place', () => {
  test('exclude each other while one is under way', async () => {
    const first = new CatalogWriter(path)
    await expect(importing(KETTLES)).rejects.toBeInstanceOf(PlaceTaken)
    first.abandon()
    await importing(KETTLES)
    expect(await idsIn(path)).toEqual(['k1', 'k2'])
    onlyCatalog()
  })

  test('do not disturb each other when one that gave up says so twice', () => {
    const first = new CatalogWriter(path)
    first.abandon()
    const second = new CatalogWriter(path)
    first.abandon()
    expect(() => new CatalogWriter(path)).toThrow(PlaceTaken)
    expect(readdirSync(folder).sort()).toEqual(['catalog.sqlite.lock', 'catalog.sqlite.new'])
    second.finish()
    onlyCatalog()
  })

  test('begin anew where a killed one left its rubbish', async () => {
    writeFileSync(`${path}.new`, 'half of a page')
    writeFileSync(`${path}.lock`, '')
    await importing(KETTLES)
    expect(await idsIn(path)).toEqual(['k1', 'k2'])
    onlyCatalog()
  })

  test('give the place back whatever happens', async () => {
    for (const text of ['', 'nonsense', KETTLES]) await importing(text).catch(() => undefined)
    await importing(POTS)
    onlyCatalog()
  })
})

test('a catalogue that is open while it is replaced is read on as it was', async () => {
  await importing(KETTLES)
  const catalog = new SqliteCatalog(path)
  expect(await catalog.products(['k2'], 'en')).toHaveLength(1)
  await importing(POTS)
  expect(await catalog.products(['k1', 'p1'], 'en')).toMatchObject([{ id: 'k1' }])
  catalog.close()
  expect(await catalog.products(['k1', 'p1'], 'en')).toMatchObject([{ id: 'p1' }])
  catalog.close()
})
