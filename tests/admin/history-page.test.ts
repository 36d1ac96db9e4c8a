import { LOCALES } from '../../lambda/locale.ts'
import { inForce } from '../../lambda/speaker/policy-layers.ts'
import { hiddenIn, openPages, type Pages } from '../support/console-pages.ts'

let shop: Pages
beforeEach(async () => {
  shop = await openPages()
})
afterEach(() => shop.close())

const patient = new AbortController().signal
const versions = () => shop.items('policy')
const stop = (version: number, reason = 'a burst of wrong names') =>
  shop.post('/admin/never', { version: String(version), reason })
const back = (to: number | string, version: number, more: Record<string, string> = {}) =>
  shop.post(`/admin/rollback?to=${to}`, {
    version: String(version),
    reason: `Back to version ${to}`,
    ...more,
  })
const namesAt = async () => {
  const { policy } = await shop.newest()
  return (
    policy && [undefined, ...LOCALES].map((one) => inForce(policy, one, undefined).thresholds.greetByName)
  )
}
/** A version that is none of ours, and cannot be read. */
const spoil = (version: number) =>
  shop.table.policies.append({ version, thresholds: { greetByName: 'soon' } } as never, patient)

describe('the button that stops all names', () => {
  test('is on every page for an admin, and on none for a viewer', async () => {
    const pages = ['', '/policy', '/history', '/household', '/try', '/version', '/policy/change?cap=7']
    for (const path of pages) {
      shop.role = 'admin'
      expect((await shop.get(`/admin${path}`)).text).toContain('href="/admin/never"')
      shop.role = 'viewer'
      expect((await shop.get(`/admin${path}`)).text).not.toContain('href="/admin/never"')
    }
  })

  test('stops them for everybody and in every locale, by one version, which can be undone', async () => {
    await shop.set({ greetByName: 200, cap: 0.2 }, 'fr-FR')
    expect(await namesAt()).toEqual([300, 300, 300, 200])
    const { status, to } = await stop(1)
    expect([status, to]).toEqual([303, '/admin/version?of=2&done'])
    expect(await namesAt()).toEqual(['never', 'never', 'never', 'never'])
    const { policy, change } = await shop.newest()
    expect(policy).toMatchObject({ locales: { 'fr-FR': { cap: 0.2 } }, thresholds: { resumeSearch: 300 } })
    expect(change).toMatchObject({ by: { role: 'admin', subject: 'anna-admin' } })
    expect((await shop.get(to ?? '')).text).toContain('No greeting says a name any more.')
    await back(1, 2)
    expect(await namesAt()).toEqual([300, 300, 300, 200])
  })

  test('says what is in force, who made it so and when, and that households keep their own', async () => {
    await shop.set({ cap: 0.2 })
    const page = await shop.get('/admin/never')
    expect(page.text).toContain(
      'In force is version 1, by terminal ben-admin, 2027-01-15 08:00 UTC: Ben knows why.',
    )
    expect(page.text).toContain('A household that has a level of its own keeps it')
    expect(hiddenIn(page, 'version')).toBe('1')
    expect(page.text).toContain('value="Stop all names"')
  })

  test('does nothing if the version moved meanwhile, and says what changed', async () => {
    await shop.set({ cap: 0.2 })
    const { status, text } = await stop(0, 'my reason')
    expect(status).toBe(409)
    expect(text).toContain('version 1 is in force, by terminal ben-admin')
    expect(text).toContain('<td>5 %, as built in</td><td>20 %</td>')
    expect(text).toContain('value="my reason"')
    expect(await versions()).toHaveLength(1)
    expect(await namesAt()).toContain(300)
  })

  test.each([{ version: '' }, { version: 'x' }, { reason: '' }, { reason: ' ' }])(
    'does nothing with %j',
    async (fields) => {
      expect((await shop.post('/admin/never', { version: '0', reason: 'r', ...fields })).status).toBe(422)
      expect(await versions()).toEqual([])
    },
  )

  test('is not for a viewer, nor for a form without the token', async () => {
    expect((await shop.post('/admin/never', { csrf: 'x', version: '0', reason: 'r' })).status).toBe(403)
    shop.role = 'viewer'
    expect((await stop(0)).status).toBe(403)
    expect((await shop.get('/admin/never')).status).toBe(403)
    expect(await versions()).toEqual([])
  })

  test('has nothing to do where no name is said, and makes no version then', async () => {
    await stop(0)
    expect((await shop.get('/admin/never')).text).not.toContain('Stop all names now')
    await stop(1)
    expect(await versions()).toHaveLength(1)
  })

  test('works where a locale alone says names', async () => {
    await shop.set({ greetByName: 'never' })
    await shop.set({ greetByName: 200 }, 'fr-FR')
    expect((await shop.get('/admin/never')).text).toContain('Stop all names now')
    await stop(2)
    expect(await namesAt()).toEqual(['never', 'never', 'never', 'never'])
  })

  test('works where nobody can read what is in force, by the newest version that can be read', async () => {
    await shop.set({ cap: 0.2 })
    await spoil(2)
    expect((await shop.get('/admin/never')).text).toContain(
      'this goes by the newest version that can be read',
    )
    expect((await stop(2)).status).toBe(303)
    expect((await shop.newest()).policy).toMatchObject({ version: 3, cap: 0.2 })
    expect(await namesAt()).toEqual(['never', 'never', 'never', 'never'])
  })

  test('that met a store which is gone says so, and keeps what was typed', async () => {
    shop.fate = (command) => (command === 'PutItemCommand' ? 'gone' : 'answered')
    const { status, text } = await stop(0, 'my reason')
    expect(status).toBe(503)
    expect(text).toContain('value="my reason"')
    expect(text).toContain('action="/admin/never"')
  })
})

describe('the history', () => {
  test('says that nobody has changed anything yet', async () => {
    const { text } = await shop.get('/admin/history')
    expect(text).toContain('Nobody has changed anything yet')
    expect(text).toContain('Nobody has looked at a household.')
  })

  test('has the newest first, with what, who, when and why, and the way back', async () => {
    await shop.set({ cap: 0.2 })
    await shop.set({ greetByName: 400 }, 'fr-FR')
    const { text } = await shop.get('/admin/history')
    expect(text.indexOf('of=2')).toBeLessThan(text.indexOf('of=1'))
    expect(text).toContain('Most wrong names: 5 %, as built in → 20 %')
    expect(text).toContain('Say the name from level in fr-FR: as for everybody → 400')
    expect(text).toContain('Ben knows why')
    expect(text).toContain('2027-01-15 08:00 UTC')
    expect(text).toContain('action="/admin/rollback?to=1"')
    expect(text).toContain('value="Back to version 1"')
    expect(text).not.toContain('action="/admin/rollback?to=2"')
    expect(text).toContain('action="/admin/rollback?to=0"')
  })

  test('has no way back for a viewer', async () => {
    await shop.set({ cap: 0.2 })
    await shop.set({ cap: 0.3 })
    shop.role = 'viewer'
    expect((await shop.get('/admin/history')).text).not.toContain('/admin/rollback')
    expect((await shop.get('/admin/version?of=1')).text).not.toContain('/admin/rollback')
  })

  test('goes on page by page, without losing what the last of a page changed', async () => {
    for (let n = 1; n <= 23; n++) await shop.set({ nameAgainAfterHours: n })
    const first = (await shop.get('/admin/history')).text
    expect(first).toContain('/admin/history?before=4')
    expect(first).toContain('Hours until a name is said again: 3 → 4')
    const second = (await shop.get('/admin/history?before=4')).text
    expect(second).toContain('of=3"')
    expect(second).not.toContain('of=4"')
    expect(second).toContain('action="/admin/rollback?to=3"')
    expect((await shop.get('/admin/history?before=1')).text).toContain('There is nothing older.')
  })

  test('says of versions that cannot be read that they cannot, and offers no way back to them', async () => {
    await shop.set({ cap: 0.2 })
    await spoil(2)
    await back(1, 2)
    const { text } = await shop.get('/admin/history')
    expect(text).toContain('<td>cannot be read</td>')
    expect(text).toContain('not known: the version before is not there to compare')
    expect(text).not.toContain('action="/admin/rollback?to=2"')
    expect((await back(2, 3)).status).toBe(422)
  })

  test('says what an item is that is no version, which stops every change, and how to mend that', async () => {
    const { client } = shop.table
    const { PutItemCommand } = await import('@aws-sdk/client-dynamodb')
    const Item = { pk: { S: 'policy' }, sk: { S: 'v#x<b>' } }
    await client.send(new PutItemCommand({ TableName: shop.table.table, Item }))
    const { status, text } = await shop.get('/admin/history')
    expect(status).toBe(200)
    expect(text).toContain('<code>v#x&lt;b&gt;</code>: delete it in the table')
    expect((await shop.get('/admin/policy')).status).toBe(409)
    expect((await stop(0)).status).toBe(409)
  })

  test('shows reasons and people as text, whatever came into the store', async () => {
    const evil = { role: '<img src=x>', subject: '"><script>' }
    const change = { by: evil, at: Number.MAX_SAFE_INTEGER, reason: '<script>alert(1)</script>\u202e' }
    const policy = { version: 1, thresholds: { greetByName: 200, resumeSearch: 300, order: 400 } } as const
    await shop.table.policies.append(policy, patient, change)
    for (const path of [
      'history',
      'version',
      'never',
      'policy',
      'rollback?to=0',
      'policy/change?version=0&cap=7',
    ]) {
      const { status, text } = await shop.get(`/admin/${path}`)
      expect([path, status]).toEqual([path, 200])
      expect(text).not.toMatch(/<script>|<img src=x|\u202e/)
      expect(text).toContain('&lt;script&gt;alert(1)')
      expect(text).toContain('at an unknown time')
    }
    const today = await shop.get('/admin')
    expect(today.status).toBe(200)
    expect(today.text).not.toMatch(/<script>alert|<img src=x/)
  })

  test.each(['x', '-1', '0', '99999999'])('before %s is a page all the same', async (before) => {
    expect((await shop.get(`/admin/history?before=${before}&looked=${before}`)).status).toBe(200)
  })
})

describe('going back', () => {
  test('makes the earlier settings the newest version, and leads to it', async () => {
    await shop.set({ cap: 0.2 })
    await shop.set({ cap: 0.3, greetByName: 'never' })
    const { status, to } = await back(1, 2)
    expect([status, to]).toEqual([303, '/admin/version?of=3&done'])
    expect((await shop.newest()).policy).toMatchObject({ cap: 0.2, thresholds: { greetByName: 300 } })
    const page = await shop.get('/admin/version?of=3&done')
    expect(page.text).toContain('<td>30 %</td><td>20 %</td>')
    expect(page.text).toContain('action="/admin/rollback?to=2"')
  })

  test('shows first what it would change', async () => {
    await shop.set({ cap: 0.2 })
    expect((await shop.get('/admin/rollback?to=0')).text).toContain('<td>20 %</td><td>5 %, as built in</td>')
  })

  test.each([
    ['7', 1, {}, 422],
    ['999999', 1, {}, 422],
    ['0', 0, {}, 409],
    ['0', 1, { version: '' }, 422],
    ['0', 1, { reason: '' }, 422],
    ['x', 1, {}, 303],
    ['-1', 1, {}, 303],
  ])('to %j from %d with %j does nothing', async (to, version, more, expected) => {
    await shop.set({ cap: 0.2 })
    expect((await back(to, version, more)).status).toBe(expected)
    expect(await versions()).toHaveLength(1)
  })

  test('to what lets a spoken yes reserve too easily asks whether to do it all the same', async () => {
    await shop.set({ resumeSearch: 400, order: 300 })
    await shop.set({ order: 400 })
    const refused = await back(1, 2)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('name="force"')
    expect((await back(1, 2, { force: 'yes' })).status).toBe(303)
  })

  test('after another change tells by whom, and what was typed is kept', async () => {
    await shop.set({ cap: 0.2 })
    await shop.set({ cap: 0.3 })
    const { status, text } = await back(0, 1, { reason: 'my reason' })
    expect(status).toBe(409)
    expect(text).toContain('version 2 is in force, by terminal ben-admin')
    expect(text).toContain('value="my reason"')
  })
})

describe('a version', () => {
  test('that there is none of is refused', async () => {
    expect((await shop.get('/admin/version?of=3')).status).toBe(422)
  })

  test('says "done" only while it is in force', async () => {
    await shop.set({ cap: 0.2 })
    await shop.set({ cap: 0.3 })
    expect((await shop.get('/admin/version?of=1&done')).text).not.toContain('role="status"')
    expect((await shop.get('/admin/version?of=1&done')).text).toContain('It is not in force any more')
    expect((await shop.get('/admin/version?of=0&done')).text).toContain('what is built in, before anybody')
  })
})
