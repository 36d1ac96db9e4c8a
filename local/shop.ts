import { readFileSync } from 'node:fs'
import { SettingError } from '../lambda/settings.ts'
import { parseShop, type Shop, ShopError } from '../lambda/shop/shop.ts'
import { pathInProject } from './root.ts'

/** What the demo shop says of itself. */
export const demoShop = (): Shop => openShop(pathInProject('demo/shop.json'))

/**
 * Reads the `shop.json` that SHOP names.
 * @throws {SettingError}
 */
export function openShop(path: string): Shop {
  try {
    return parseShop(readFileSync(path, 'utf8'))
  } catch (error) {
    const why = error instanceof ShopError ? error.message : 'it cannot be read.'
    throw new SettingError(`The setting SHOP must be the path of a shop.json; of ${path}: ${why}`, {
      cause: error,
    })
  }
}
