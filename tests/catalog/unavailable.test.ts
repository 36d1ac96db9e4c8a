import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { buildCatalog, IN_MEMORY } from '../../lambda/catalog/build.ts'
import { CatalogUnavailable } from '../../lambda/catalog/catalog.ts'
import { SqliteCatalog } from '../../lambda/catalog/sqlite-catalog.ts'
import { demoProducts, openDemoCatalog } from '../../local/demo/catalog.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalog-'))
  path = join(folder, 'catalog.sqlite')
})
afterEach(() => rmSync(folder, { recursive: true }))

const build = () => openDemoCatalog({ path }).close()

async function expectUnavailable(catalog: SqliteCatalog): Promise<void> {
  await expect(catalog.search('kettle', 'en', 3)).rejects.toBeInstanceOf(CatalogUnavailable)
  await expect(catalog.products(['hush-kettle'], 'en')).rejects.toBeInstanceOf(CatalogUnavailable)
}

async function expectAvailable(catalog: SqliteCatalog): Promise<void> {
  await expect(catalog.search('a quiet kettle', 'en', 3)).resolves.toMatchObject({ total: 9 })
  await expect(catalog.products(['hush-kettle'], 'en')).resolves.toHaveLength(1)
}

describe('a catalogue file', () => {
  test('is opened at the first question, and again once it appears', async () => {
    const catalog = new SqliteCatalog(path)
    await expectUnavailable(catalog)
    build()
    await expectAvailable(catalog)
    catalog.close()
    await expectAvailable(catalog)
    catalog.close()
  })

  test('is unavailable when it is empty, a folder, or no database', async () => {
    await expectUnavailable(new SqliteCatalog(folder))
    for (const content of ['', 'not a database '.repeat(500)]) {
      writeFileSync(path, content)
      await expectUnavailable(new SqliteCatalog(path))
    }
  })

  test('is unavailable wherever it is cut off', async () => {
    build()
    const whole = readFileSync(path)
    for (let size = 1; size < whole.length; size += 4096) {
      writeFileSync(path, whole)
      truncateSync(path, size)
      await expectUnavailable(new SqliteCatalog(path))
    }
  })

  test('is read right or unavailable, never another error, with a page destroyed', async () => {
    build()
    const whole = readFileSync(path)
    for (let page = 4096; page < whole.length; page += 4096) {
      writeFileSync(path, Buffer.from(whole).fill(0xff, page, page + 4096))
      const catalog = new SqliteCatalog(path)
      const answers = [catalog.search('a quiet kettle', 'en', 3), catalog.products(['hush-kettle'], 'fr')]
      for (const answer of await Promise.allSettled<unknown>(answers))
        if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(CatalogUnavailable)
      catalog.close()
    }
  })

  test('is unavailable when it is a database of something else or of another format', async () => {
    const other = new DatabaseSync(path)
    other.exec('CREATE TABLE product (id TEXT)')
    other.close()
    await expectUnavailable(new SqliteCatalog(path))
    for (const pragma of ['application_id = 1', 'user_version = 999']) {
      build()
      const changed = new DatabaseSync(path)
      changed.exec(`PRAGMA ${pragma}`)
      changed.close()
      await expectUnavailable(new SqliteCatalog(path))
    }
  })

  test('is unavailable while it is locked, and there again afterwards', async () => {
    build()
    const catalog = new SqliteCatalog(path)
    await expectAvailable(catalog)
    const writer = new DatabaseSync(path)
    writer.exec('BEGIN EXCLUSIVE')
    await expectUnavailable(catalog)
    writer.close()
    await expectAvailable(catalog)
    catalog.close()
  })

  test('is never written by a search', async () => {
    build()
    const before = [readFileSync(path), statSync(path).mtimeMs, readdirSync(folder)]
    const catalog = new SqliteCatalog(path)
    await expectAvailable(catalog)
    catalog.close()
    expect([readFileSync(path), statSync(path).mtimeMs, readdirSync(folder)]).toEqual(before)
  })
})

describe('a build', () => {
  test('that fails leaves the old catalogue and nothing else', async () => {
    build()
    const [product] = demoProducts('en')
    const twice = product ? [product, product] : []
    expect(() => buildCatalog(path, { en: twice })).toThrow()
    expect(readdirSync(folder)).toEqual(['catalog.sqlite'])
    const catalog = new SqliteCatalog(path)
    await expectAvailable(catalog)
    catalog.close()
  })

  test('may have one language or no product at all', async () => {
    const catalog = buildCatalog(IN_MEMORY, {})
    expect(await catalog.search('kettle', 'fr', 3)).toMatchObject({ ids: [], total: 0, fit: 'closest' })
    catalog.close()
    await expectUnavailable(catalog)
  })
})
