import fc from 'fast-check'
import { hiddenIn, openPages, type Pages, USER } from '../support/console-pages.ts'
import { RUNS } from '../support/runs.ts'

jest.setTimeout(60_000)

let shop: Pages
beforeAll(async () => {
  shop = await openPages()
  await shop.set({ cap: 0.2 })
  await shop.set({ greetByName: 200 }, 'fr-FR')
})
afterAll(() => shop.close())

const NAMES = [
  ...['greetByName', 'resumeSearch', 'order', 'costRatio'].flatMap((name) => [name, `${name}.other`]),
  ...[
    'nameAgainAfterHours',
    'pinLocales',
    'pinLocales.fr-FR',
    'questions',
    'questions.below',
    'questions.above',
  ],
  ...[
    'cap',
    'reason',
    'force',
    'version',
    'to',
    'of',
    'locale',
    'userId',
    'whose',
    'before',
    'looked',
    'who',
    'level',
  ],
  ...['__proto__', 'constructor', 'toString'],
]
const VALUES = [
  ...[
    'default',
    'other',
    'these',
    'never',
    'yes',
    'on',
    '',
    '0',
    '1',
    '2',
    '3',
    '200',
    '300',
    '400',
    '-1',
    '1e9',
    '0.5',
    '99',
  ],
  ...[
    'fr-FR',
    'xx',
    'a reason',
    '<script>alert(1)</script>',
    '" onload="x',
    '\u0000',
    '\u202e',
    '999999',
    USER,
  ],
]
const typed = fc.dictionary(
  fc.constantFrom(...NAMES),
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...VALUES) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 410 }) },
  ),
  { maxKeys: 12 },
)
const ADDRESSES = [
  '/policy',
  '/policy/change',
  '/never',
  '/rollback',
  '/version',
  '/history',
  '/household',
  '/try',
  '',
]
const CHANGES = [
  '/policy/change',
  '/never',
  '/rollback',
  '/household',
  '/household/settings',
  '/household/rollback',
]

const addressed = (path: string, fields: Record<string, string>): string => {
  const all = Object.entries(fields).map((pair) =>
    pair.map((one) => encodeURIComponent(one.toWellFormed())).join('='),
  )
  return `/admin${path}?${all.join('&')}`
}
const isSafe = (text: string) => !/<script>alert|" onload="x/.test(text)

test('whatever is asked for is a page, and changes nothing', async () => {
  const before = await shop.table.rawItems()
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ADDRESSES), typed, async (path, fields) => {
      const { status, text } = await shop.get(addressed(path, fields))
      expect(status).toBeLessThan(500)
      expect(isSafe(text)).toBe(true)
    }),
    { numRuns: RUNS },
  )
  expect(await shop.table.rawItems()).toEqual(before)
})

test('whatever is sent to a form is answered, and settings change only where the answer says so', async () => {
  const seal = hiddenIn(await shop.post('/admin/household', { userId: USER }), 'whose')
  const settings = async () => {
    const items = (await shop.table.rawItems()).filter(({ pk }) => pk !== 'lookups')
    return JSON.stringify(items)
  }
  let done = 0
  let before = await settings()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...CHANGES),
      typed,
      typed,
      fc.boolean(),
      async (path, query, body, isFit) => {
        const { version } = await shop.newest()
        const fit = isFit ? { version: String(version), reason: 'a reason', whose: seal } : {}
        const { status, text, to } = await shop.post(addressed(path, query), { ...body, ...fit })
        expect(status).toBeLessThan(500)
        expect(isSafe(text)).toBe(true)
        const after = await settings()
        const saysSo = /^\/admin\/version\?of=\d+&done$/.test(to ?? '') || text.includes('<p class="done"')
        // A button that finds nothing to stop is done, too.
        if (after !== before) expect(saysSo).toBe(true)
        if (!saysSo) expect(after).toBe(before)
        if (after !== before) done += 1
        before = after
      },
    ),
    { numRuns: Math.min(RUNS, 300) },
  )
  expect(done).toBeGreaterThan(0)
})
