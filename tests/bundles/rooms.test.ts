import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

const LAMBDA = resolve(__dirname, '../../lambda')

interface Import {
  /** The importing file, from `lambda/` on. */
  readonly file: string
  /** A package or a module of Node's, or a file of ours, from `lambda/` on. */
  readonly imported: string
  readonly isOurs: boolean
}

/** `import … from 'x'`, `export … from 'x'`, `import 'x'`, and `import('x')` anywhere. */
const IMPORT =
  /^(?:(?:import|export)\b[^'"]*\bfrom\s+|import\s+)['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

/** Every import in `lambda/`, of types too: a type from a foreign room is a tie to it as well. */
function allImports(): Import[] {
  const files = readdirSync(LAMBDA, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  return files.flatMap((file) => {
    const source = readFileSync(join(LAMBDA, file), 'utf8')
    const names = source.matchAll(IMPORT)
    return [...names].map(([, fixed, dynamic]) => {
      const name = fixed ?? dynamic ?? ''
      const isOurs = name.startsWith('.')
      return { file, imported: isOurs ? relative(LAMBDA, resolve(LAMBDA, file, '..', name)) : name, isOurs }
    })
  })
}

/** The first folder of a path, or the file itself where there is none. */
const roomOf = (path: string): string => path.split('/')[0] ?? path

/** Whether a file is the one that is named, or lies in the folder that is named. */
const isIn = (name: string, file: string): boolean => file === name || file.startsWith(`${name}/`)

const IMPORTS = allImports()

const shown = (imports: readonly Import[]): string[] =>
  imports.map(({ file, imported }) => `${file} imports ${imported}`)

/** Rooms without AWS, web, clock or randomness: whoever reads them need know nothing of these. */
const PURE = ['speaker', 'conversation', 'speech', 'household', 'shop', 'acts.ts', 'locale.ts']

/** What pure rooms may use from outside, and the one file that may use more. */
const isAllowedInside = ({ file, imported }: Import): boolean =>
  imported === 'zod/mini' || (file === 'household/ids.ts' && imported === 'node:crypto')

/** Rooms that a room may not know. */
const CLOSED: Readonly<Record<string, readonly string[]>> = {
  speaker: ['conversation', 'speech', 'skill', 'store', 'phone', 'outbox', 'admin'],
  household: ['conversation', 'speech', 'skill', 'store', 'phone', 'outbox', 'admin'],
  catalog: ['conversation', 'speech', 'skill', 'store', 'phone', 'outbox', 'admin'],
  conversation: ['speech', 'skill', 'store', 'phone', 'outbox', 'admin'],
  speech: ['conversation', 'skill', 'store', 'phone', 'outbox', 'admin'],
  store: ['conversation', 'speech', 'skill', 'phone', 'outbox', 'admin'],
  skill: ['phone', 'outbox', 'admin'],
  phone: ['skill', 'outbox', 'admin'],
  outbox: ['conversation', 'speech', 'skill', 'catalog', 'admin'],
  admin: ['conversation', 'speech', 'skill', 'catalog', 'phone', 'outbox'],
  browser: [
    'speaker',
    'household',
    'catalog',
    'conversation',
    'speech',
    'store',
    'skill',
    'phone',
    'outbox',
    'admin',
  ],
}

/**
 * One page of the console lets an admin hear what a speaker would: the words come from where the skill has them, for
 * a copy would not be what is heard. `speech` is pure, so nothing else comes with it.
 */
const isOpenTo = (file: string, imported: string): boolean =>
  file === 'admin/pages/try.ts' && isIn('speech', imported)

describe('the rooms of lambda/', () => {
  test('outbox/effects.ts, which says what leaves the house, imports only what is pure', () => {
    const effects = IMPORTS.filter(({ file }) => file === 'outbox/effects.ts')
    expect(effects.length).toBeGreaterThan(0)
    expect(effects.filter(({ imported }) => !PURE.some((one) => isIn(one, imported)))).toEqual([])
  })

  test('are found, with what they import', () => {
    expect(shown(IMPORTS)).toContain('conversation/search.ts imports household/searches.ts')
    expect(shown(IMPORTS)).toContain('store/client.ts imports @aws-sdk/client-dynamodb')
    const rooms = new Set(IMPORTS.map(({ file }) => roomOf(file)))
    expect([...Object.keys(CLOSED), 'acts.ts'].filter((room) => !rooms.has(room))).toEqual([])
  })

  test.each(PURE)('%s imports no AWS, no web package, no ask-sdk and nothing of Node', (room) => {
    const foreign = IMPORTS.filter(({ file, isOurs }) => roomOf(file) === room && !isOurs)
    expect(shown(foreign.filter((one) => !isAllowedInside(one)))).toEqual([])
  })

  test.each(PURE)(
    '%s imports, of ours, only what is pure, the face of the catalogue, or its money',
    (room) => {
      const ours = IMPORTS.filter(({ file, isOurs }) => roomOf(file) === room && isOurs)
      const isPure = ({ imported }: Import) =>
        [...PURE, 'catalog/catalog.ts', 'catalog/minor-units.ts'].some((one) => isIn(one, imported))
      expect(shown(ours.filter((one) => !isPure(one)))).toEqual([])
    },
  )

  test.each(Object.entries(CLOSED))('%s imports none of %j', (room, closed) => {
    const ours = IMPORTS.filter(({ file, isOurs }) => roomOf(file) === room && isOurs)
    const isClosed = ({ file, imported }: Import) =>
      closed.includes(roomOf(imported)) && !isOpenTo(file, imported)
    expect(shown(ours.filter(isClosed))).toEqual([])
  })

  test('admin imports, from outside, hono, what reads and what Node has; only its sign-in the protocol, its page the chart', () => {
    const foreign = IMPORTS.filter(({ file, isOurs }) => roomOf(file) === 'admin' && !isOurs)
    const isAllowed = ({ file, imported }: Import) =>
      /^(?:hono(?:\/.+)?|zod\/mini|node:.+)$/.test(imported) ||
      (imported === 'oauth4webapi' && isIn('admin/oidc', file)) ||
      (imported === 'uplot' && isIn('admin/page', file))
    expect(shown(foreign)).toContain('admin/oidc/provider.ts imports oauth4webapi')
    expect(shown(foreign.filter((one) => !isAllowed(one)))).toEqual([])
  })

  test('import no reading of feeds, which is for the command alone', () => {
    const readers = IMPORTS.filter(
      ({ file, imported }) => isIn('catalog/feeds', imported) && !isIn('catalog/feeds', file),
    )
    expect(shown(readers)).toEqual([])
  })

  test('import nothing from outside of lambda/', () => {
    expect(shown(IMPORTS.filter(({ imported, isOurs }) => isOurs && imported.startsWith('..')))).toEqual([])
  })
})
