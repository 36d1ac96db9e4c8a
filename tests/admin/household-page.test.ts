import type { HouseholdKey } from '../../lambda/household/ids.ts'
import { inForce } from '../../lambda/speaker/policy-layers.ts'
import { aHousehold } from '../store/samples.ts'
import {
  BEGAN,
  hiddenIn,
  openPages,
  type Page,
  type Pages,
  USER,
  withoutSeals,
} from '../support/console-pages.ts'

let shop: Pages
beforeEach(async () => {
  shop = await openPages()
})
afterEach(() => shop.close())

const patient = new AbortController().signal
const NOBODYS = 'amzn1.ask.account.NOBODY'
const keyOf = (user = USER) => shop.ids.household(user)
const look = (user = USER) => shop.post('/admin/household', { userId: user })
const read = (key: HouseholdKey = keyOf()) => shop.table.households.read(key, BEGAN + shop.later, patient)
/** The household has talked to the shop. */
const talked = () =>
  shop.table.households.write(
    keyOf(),
    aHousehold({ expiresAt: BEGAN + 9_000_000 }),
    undefined,
    BEGAN,
    patient,
  )

const set = (page: Page, fields: Record<string, string>, path = 'settings') =>
  shop.post(`/admin/household/${path}`, {
    whose: hiddenIn(page, 'whose'),
    version: hiddenIn(page, 'version'),
    reason: 'they asked for it',
    ...fields,
  })
const households = () => shop.items('household#')
const lookups = () => shop.items('lookups')

describe('looking at a household', () => {
  test('is noted with who and when, and not at which household, not even hashed', async () => {
    expect((await look()).status).toBe(200)
    const [noted, ...others] = await lookups()
    expect(others).toEqual([])
    expect(noted).toEqual({
      pk: 'lookups',
      sk: expect.stringMatching(/^2027-01-15T08:00:00\.000Z#[\w-]{8}$/),
      role: 'admin',
      subject: 'anna-admin',
      at: BEGAN,
      did: 'looked',
      expiresAt: BEGAN + 397 * 86_400,
    })
    const all = JSON.stringify(await shop.table.rawItems())
    expect(all).not.toContain(USER)
    expect(all).not.toContain(keyOf().slice(3))
    expect((await shop.get('/admin/history')).text).toContain(
      '<td>admin anna-admin</td><td>looked at a household</td>',
    )
  })

  test('shows nothing where that cannot be noted, and says the id to nobody', async () => {
    await talked()
    shop.fate = (command) => (command === 'PutItemCommand' ? 'gone' : 'answered')
    const { status, text } = await look()
    expect(status).toBe(503)
    expect(text).not.toContain('no settings of its own')
    expect(text).not.toContain(USER)
    expect(text).not.toContain('name="whose"')
  })

  test('is the same for an id that nobody has, byte for byte, and as many questions to the store', async () => {
    await talked()
    const asked: string[] = []
    shop.before = async (command) => void asked.push(command)
    const known = await look()
    const first = asked.splice(0)
    const unknown = await look(NOBODYS)
    expect(asked).toEqual(first)
    expect(withoutSeals(unknown)).toBe(withoutSeals(known))
    expect(unknown.text.length).toBe(known.text.length)
  })

  test('shows neither the id nor its hash, and puts neither in an address', async () => {
    const { text } = await look()
    expect(text).not.toContain(USER)
    expect(text).not.toContain(keyOf().slice(3))
    expect(text).not.toMatch(/(?:href|action)="[^"]*(?:whose|amzn1)/)
  })

  test.each(['', '   ', 'demo', 'amzn1.ask.person.X', `x${USER}`])(
    'of %j is refused, and not noted',
    async (userId) => {
      expect((await look(userId)).status).toBe(422)
      expect(await lookups()).toEqual([])
    },
  )

  test('is for a viewer too, without any form that changes something', async () => {
    shop.role = 'viewer'
    const { status, text } = await look()
    expect(status).toBe(200)
    expect(text).not.toMatch(/name="whose"|household\/settings/)
    expect(await lookups()).toHaveLength(1)
    expect((await set({ status, text, to: null }, { cap: '7' })).status).toBe(403)
  })

  test('without the token of the session is neither done nor noted', async () => {
    expect((await shop.post('/admin/household', { csrf: 'x', userId: USER })).status).toBe(403)
    expect(await lookups()).toEqual([])
  })

  test('shows nothing of what the household said or has', async () => {
    const called = { touched: BEGAN, called: 'Zebedee' }
    const household = aHousehold({ expiresAt: BEGAN + 9_000_000, people: { 'k1.p': called } })
    await shop.table.households.write(keyOf(), household, undefined, BEGAN, patient)
    expect((await look()).text).not.toContain('Zebedee')
  })
})

describe('setting something for a household', () => {
  test.each([
    ['that has talked', true],
    ['that nobody knows', false],
  ])('%s holds for it, is noted, and can be undone', async (_, hasTalked) => {
    if (hasTalked) await talked()
    const done = await set(await look(), { greetByName: 'never' })
    expect(done.status).toBe(200)
    expect(done.text).toContain('<p class="done" role="status">Done: version 1')
    const household = await read()
    expect(household?.policy?.settings).toEqual({ thresholds: { greetByName: 'never' } })
    expect(household?.policy?.history).toMatchObject([
      { version: 1, by: { role: 'admin', subject: 'anna-admin' }, reason: 'they asked for it' },
    ])
    expect(household?.unmet).toBe(hasTalked ? undefined : true)
    const { policy } = await shop.newest()
    expect(policy && inForce(policy, 'fr-FR', household?.policy?.settings).thresholds.greetByName).toBe(
      'never',
    )
    expect((await lookups()).map(({ did }) => did).toSorted()).toEqual(['changed', 'looked'])
    const undone = await set(done, { to: '0' }, 'rollback')
    expect(undone.text).toContain('Done: version 2')
    expect((await read())?.policy?.settings).toEqual({})
  })

  test('answers the same for one that nobody knows as for one that has talked', async () => {
    await talked()
    const pages = []
    for (const user of [USER, NOBODYS]) {
      const asked: string[] = []
      shop.before = async (command) => void asked.push(command)
      const page = await look(user)
      pages.push([
        withoutSeals(await set(page, { cap: '7' })),
        withoutSeals(await set(page, { cap: '8' })),
        withoutSeals(await set(page, { version: '1', cap: '800' })),
        withoutSeals(await look(user)),
        asked,
      ])
    }
    expect(pages[1]).toEqual(pages[0])
  })

  test('that nobody knows expires like any other, and an expired one is nobody’s again', async () => {
    await set(await look(), { cap: '7' })
    expect((await read())?.expiresAt).toBe(BEGAN + 400 * 86_400)
    shop.later = 400 * 86_400
    expect((await look()).text).toContain('no settings of its own')
  })

  test.each([
    ['an id in place of the seal', () => USER],
    ['no seal', () => ''],
    ['a seal cut short', (seal: string) => seal.slice(0, -1)],
    [
      'a seal with another letter',
      (seal: string) => `${seal.slice(0, 30)}${seal[30] === 'A' ? 'B' : 'A'}${seal.slice(31)}`,
    ],
  ])('with %s changes nothing, asks for the id again and keeps what was typed', async (_, whose) => {
    const page = await look()
    const answer = await set(page, { whose: whose(hiddenIn(page, 'whose')), cap: '7' })
    expect(answer.status).toBe(422)
    expect(hiddenIn(answer, 'cap')).toBe('7')
    expect(await households()).toEqual([])
    const again = await shop.post('/admin/household', { userId: USER, cap: '7' })
    expect(again.text).toContain('name="cap" value="7"')
  })

  test('more than ten minutes after the look, or by another admin, changes nothing', async () => {
    const page = await look()
    shop.later = 599
    expect((await set(page, { cap: '7' })).status).toBe(200)
    shop.later = 600
    expect((await set(page, { version: '1', cap: '8' })).status).toBe(422)
    shop.later = 0
    shop.subject = 'carl-admin'
    expect((await set(page, { version: '1', cap: '8' })).status).toBe(422)
    expect((await read())?.policy?.settings).toEqual({ cap: 0.07 })
  })

  test.each([
    [{ reason: '' }],
    [{ reason: 'x'.repeat(201) }],
    [{ cap: '0' }],
    [{ greetByName: 'other', 'greetByName.other': 'x' }],
    [{ order: '200' }],
    [{ cap: '' }],
  ])('with %j changes nothing, and shows what was typed', async (fields) => {
    const { status, text } = await set(await look(), { cap: '7', ...fields })
    expect(status).toBe(422)
    expect(text).toContain('role="alert"')
    for (const value of Object.values(fields).filter((one) => one.length < 200 && one !== 'other'))
      expect(text).toContain(`value="${value}"`)
    expect(await households()).toEqual([])
  })

  test('that would let a spoken yes reserve too easily asks whether to do it all the same', async () => {
    const page = await look()
    expect(page.text).not.toContain('name="force"')
    const lax = { order: '300', resumeSearch: '400' }
    const refused = await set(page, lax)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('name="force"')
    expect((await set(refused, { ...lax, force: 'yes' })).status).toBe(200)
  })

  test('after another admin tells what changed, by whom and why, and keeps what was typed', async () => {
    const mine = await look()
    await set(await look(), { cap: '7' })
    shop.subject = 'carl-admin'
    const page = await look()
    shop.subject = 'anna-admin'
    const late = await set(mine, { costRatio: '30', cap: '' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('version 1 is in force, by admin anna-admin')
    expect(late.text).toContain('they asked for it')
    expect(late.text).toContain('<td>as for others</td><td>7 %</td>')
    expect(late.text).toMatch(/name="costRatio" value="30" checked/)
    expect(late.text).toContain('name="cap" value="7"')
    expect((await set(late, { costRatio: '30' })).status).toBe(200)
    expect((await read())?.policy?.settings).toEqual({ cap: 0.07, costRatio: 30 })
    expect(page.status).toBe(200)
  })

  test('is not lost under a household that talks at the same moment', async () => {
    await talked()
    const page = await look()
    let writes = 0
    shop.before = async (command) => {
      if (command !== 'PutItemCommand' || writes++ !== 1) return
      const read = await shop.table.households.read(keyOf(), BEGAN, patient)
      if (read)
        await shop.table.households.write(
          keyOf(),
          { ...read, version: 2, unasked: true },
          read,
          BEGAN,
          patient,
        )
    }
    expect((await set(page, { cap: '7' })).status).toBe(200)
    expect(await read()).toMatchObject({ unasked: true, policy: { settings: { cap: 0.07 } }, version: 3 })
  })

  test('is dropped where the household was deleted meanwhile, and nothing of it comes back', async () => {
    await talked()
    const page = await look()
    let writes = 0
    shop.before = async (command) => {
      if (command === 'PutItemCommand' && writes++ === 1) await shop.table.households.delete(keyOf(), patient)
    }
    expect((await set(page, { cap: '7' })).status).toBe(409)
    expect(await households()).toEqual([])
  })

  test.each([1, 2])(
    'that meets a store which is gone at its put %d changes nothing, and keeps what was typed',
    async (at) => {
      const page = await look()
      let puts = 0
      shop.fate = (command) => (command === 'PutItemCommand' && ++puts === at ? 'gone' : 'answered')
      const { status, text } = await set(page, { cap: '7' })
      expect(status).toBe(503)
      expect(text).toContain('name="cap" value="7"')
      expect(text).toContain('value="they asked for it"')
      expect(text).not.toContain(USER)
      expect(await households()).toEqual([])
    },
  )

  test('after ten minutes takes the id once more, and keeps what was typed and why', async () => {
    const page = await look()
    shop.later += 601
    const asked = await set(page, { cap: '7', reason: 'quiet homes' })
    expect(asked.status).toBe(422)
    const carried = [...asked.text.matchAll(/<input type="hidden" name="(cap|reason)" value="([^"]*)">/g)]
    expect(carried.map(([, name, value]) => [name, value])).toEqual([
      ['cap', '7'],
      ['reason', 'quiet homes'],
    ])
    const { text } = await shop.post('/admin/household', { userId: USER, cap: '7', reason: 'quiet homes' })
    expect(text).toMatch(/name="reason" value="quiet homes"/)
    expect(text).toMatch(/name="cap"[^>]* value="7"/)
  })

  test('asked for anew brings what its address says was typed before', async () => {
    const { text } = await shop.get('/admin/household?cap=7&fly=3')
    expect(text).toContain('<input type="hidden" name="cap" value="7">')
    expect(text).not.toContain('fly')
  })

  test('that was saved without an answer is not saved twice', async () => {
    const page = await look()
    let puts = 0
    shop.fate = (command) => (command === 'PutItemCommand' && ++puts === 2 ? 'answer lost' : 'answered')
    const lost = await set(page, { cap: '7' })
    expect(lost.status).toBe(503)
    const again = await set(lost, { cap: '7' })
    expect([again.status, again.text.includes('Done: version 1')]).toEqual([200, true])
    expect((await read())?.policy?.history).toHaveLength(1)
  })

  test('says that it is done, though the store goes right after', async () => {
    const page = await look()
    let isWritten = false
    shop.fate = () => (isWritten ? 'gone' : 'answered')
    let puts = 0
    shop.before = (command) => {
      if (puts >= 2) isWritten = true
      if (command === 'PutItemCommand') puts += 1
      return Promise.resolve()
    }
    const { status, text } = await set(page, { cap: '7' })
    expect([status, text.includes('Done: version 1')]).toEqual([200, true])
  })

  test('has a history of its last 20 changes, each with its way back', async () => {
    let page = await look()
    for (let n = 1; n <= 22; n++) page = await set(page, { nameAgainAfterHours: String(n) })
    expect(page.text.match(/<summary>Go back<\/summary>/g)).toHaveLength(19)
    const back = await set(page, { to: '5' }, 'rollback')
    expect(back.text).toContain('Done: version 23')
    expect((await read())?.policy?.settings).toEqual({ nameAgainAfterHours: 5 })
    for (const to of ['1', '99', '', 'x']) expect((await set(back, { to }, 'rollback')).status).toBe(422)
  })

  test('escapes what came into the history by another way', async () => {
    const evil = { by: { role: '<i>', subject: '<script>' }, at: 1e15, reason: '"><script>x</script>' }
    const policy = { settings: { cap: 0.1 }, history: [{ version: 1, settings: { cap: 0.1 }, ...evil }] }
    const household = aHousehold({ expiresAt: BEGAN + 9_000_000, policy })
    await shop.table.households.write(keyOf(), household, undefined, BEGAN, patient)
    const { status, text } = await look()
    expect(status).toBe(200)
    expect(text).not.toMatch(/<script>|<i>/)
  })
})

test('an address of a change leads back to where households are looked up', async () => {
  for (const path of ['settings', 'rollback'])
    expect(await shop.get(`/admin/household/${path}`)).toMatchObject({ status: 303, to: '/admin/household' })
})
