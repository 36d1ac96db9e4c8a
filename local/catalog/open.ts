import type { Catalog } from '../../lambda/catalog/catalog.ts'
import { SqliteCatalog } from '../../lambda/catalog/sqlite-catalog.ts'
import { SettingError } from '../../lambda/settings.ts'

/**
 * Opens the catalogue file that CATALOG names, and looks into it once, so that a wrong one is told at the
 * start and not to a shopper.
 * @throws {SettingError}
 */
export async function openCatalog(path: string): Promise<Catalog> {
  const catalog = new SqliteCatalog(path)
  try {
    await catalog.products([], 'en')
    return catalog
  } catch (error) {
    throw new SettingError(`The setting CATALOG must be the path of a catalogue file; ${path} is none.`, {
      cause: error,
    })
  }
}
