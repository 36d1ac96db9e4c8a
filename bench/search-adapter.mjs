/**
 * The skill's own product search, for whoever measures it: `build(products)`, then `search(query, k)`. Needs a
 * Node that runs TypeScript and has SQLite: 24, as `npm ci` brings it (node_modules/.bin/node).
 */

/** @type {import('../lambda/catalog/sqlite-catalog.ts').SqliteCatalog | undefined} */
let catalog

/**
 * Builds the skill's own catalogue of products.
 * @param {Iterable<import('./search/icecat.ts').IcecatProduct>} products the objects of `products.jsonl.gz`
 */
export async function build(products) {
  const { buildCatalog, IN_MEMORY, productOf } = await skill()
  catalog?.close()
  catalog = buildCatalog(IN_MEMORY, { en: [...products].map(productOf) })
}

/**
 * Searches as the skill does: what fits, then what comes closest.
 * @param {string} query
 * @param {number} k
 * @returns {Promise<readonly string[]>} ids, best first
 */
export async function search(query, k) {
  if (!catalog) throw new Error('build(products) comes first.')
  const { ids, near } = await catalog.search(query, 'en', k)
  return [...ids, ...near]
}

/** Not imported above, so that an old Node gets to say a sentence. */
async function skill() {
  try {
    const [{ buildCatalog, IN_MEMORY }, { productOf }] = await Promise.all([
      import('../lambda/catalog/build.ts'),
      import('./search/icecat.ts'),
    ])
    return { buildCatalog, IN_MEMORY, productOf }
  } catch (cause) {
    const { code } = /** @type {{ code?: unknown }} */ (cause)
    if (code !== 'ERR_UNKNOWN_FILE_EXTENSION' && code !== 'ERR_UNKNOWN_BUILTIN_MODULE') throw cause
    throw new Error(
      `The search needs Node 24; this is ${process.version}. npm ci brings it: node_modules/.bin/node.`,
      { cause },
    )
  }
}
