import { LOCALES } from '../../lambda/locale.ts'
import { openPages, type Pages } from '../support/console-pages.ts'

let shop: Pages
beforeAll(async () => {
  shop = await openPages()
  await shop.set({ greetByName: 400, order: 300 })
  await shop.set({ greetByName: 200 }, 'fr-FR')
})
afterAll(() => shop.close())

const heard = async (query: string) => {
  const { status, text } = await shop.get(`/admin/try?${query}`)
  const [, said] = /<blockquote[^>]*><p>([^<]*)<\/p>/.exec(text) ?? []
  const [, why] = /<p><code>([^<]*)<\/code><\/p>/.exec(text) ?? []
  return { status, text, said, why }
}

test.each([
  [
    'who=person&level=400&locale=en-US',
    'Welcome back, Anna. What are you looking for?',
    'level 400, greetByName needs 400, policy 2: named',
  ],
  [
    'who=person&level=399&locale=en-US',
    'Welcome back. What are you looking for?',
    'level 399, greetByName needs 400, policy 2: neutral',
  ],
  [
    'who=person&level=200&locale=fr-FR',
    'Bon retour parmi nous, Anna. Que cherchez-vous ?',
    'level 200, greetByName needs 200, policy 2: named',
  ],
  [
    'who=nobody&level=400&locale=en-GB',
    'Welcome back. What are you looking for?',
    'no level, greetByName needs 400, policy 2: neutral (nobody was recognized)',
  ],
  [
    'who=unleveled&level=400&locale=en-US',
    'Welcome back. What are you looking for?',
    'no level, greetByName needs 400, policy 2: neutral (the person came without a level)',
  ],
])('%s hears %j', async (query, said, why) => {
  expect(await heard(query)).toMatchObject({ status: 200, said, why })
})

test('says why each privilege is there or not, in plain words', async () => {
  const { text } = await heard('who=person&level=300&locale=en-US')
  expect(text).toContain('<td>A spoken yes reserves</td><td>level 300 is enough: it needs 300</td>')
  expect(text).toContain('<td>The greeting has no name</td><td>level 300 is too low: it needs 400</td>')
})

test.each(['', '-1', '3.5', 'x', '99999999999999999999', '<b>'])(
  'the level %j is refused at its field',
  async (level) => {
    const { status, text, said } = await heard(`who=person&level=${encodeURIComponent(level)}`)
    expect([status, said]).toEqual([422, undefined])
    expect(text).toContain('<p class="fault" id="level-fault">')
    expect(text).not.toContain('value="<b>"')
  },
)

test('a locale that there is none of is refused', async () => {
  expect((await heard('locale=xx')).status).toBe(422)
})

test('without anything asked it shows somebody, in every locale it offers', async () => {
  const { text, said } = await heard('')
  expect(said).toBe('Welcome back. What are you looking for?')
  for (const locale of LOCALES) expect(text).toContain(`name="locale" value="${locale}"`)
})

test('is for a viewer too', async () => {
  shop.role = 'viewer'
  expect((await heard('')).status).toBe(200)
  shop.role = 'admin'
})

test('a policy that nobody can read names nobody', async () => {
  const spoilt = await openPages()
  const bad = { version: 1, thresholds: { greetByName: 1 } }
  await spoilt.table.policies.append(bad as never, new AbortController().signal)
  const { text } = await spoilt.get('/admin/try?level=400')
  expect(text).toContain('no readable policy: neutral (the policy says never)')
  await spoilt.close()
})
