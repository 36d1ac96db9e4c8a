import { createAdminApp } from '../../lambda/admin/app.ts'
import { laptopDoorkeeper } from '../../lambda/admin/doorkeeper.ts'
import { insideOf } from '../../lambda/admin/identity.ts'
import { StoreUnavailable } from '../../lambda/store/household-store.ts'
import { homeDoor } from '../support/admin-home.ts'
import { browserAt, DOOR } from '../support/console.ts'

describe('a page that fails', () => {
  const failing = (error: Error, reported: unknown[]) =>
    createAdminApp({
      doorkeeper: laptopDoorkeeper('subject'),
      pages: (doors) => doors.page('viewer', '/admin', () => Promise.reject(error)),
      publicUrl: DOOR,
      report: (one) => void reported.push(one),
    })

  test.each([
    [500, new Error('secret k1.abc at file.ts')],
    [503, new StoreUnavailable('secret k1.abc at file.ts')],
  ])('says so with %i, in plain words, without what went wrong', async (status, error) => {
    const reported: unknown[] = []
    const response = await failing(error, reported).request(`${DOOR}/admin`)
    const page = await response.text()
    expect(response.status).toBe(status)
    expect(page).toContain('Try again in a minute')
    expect(page).not.toMatch(/secret|file\.ts|Error/)
    expect(reported).toEqual([error])
  })
})

describe('on the laptop', () => {
  const app = createAdminApp({
    doorkeeper: laptopDoorkeeper('terminal-one'),
    pages: (doors, signingIn) => {
      homeDoor(doors, signingIn)
      doors.change('admin', '/admin/changed', (c) => c.json(insideOf(c).identity))
      doors.page('viewer', '/admin/form', (c) => c.text(insideOf(c).csrf))
    },
    publicUrl: 'http://127.0.0.1:3000',
    report: () => {},
  })
  const browser = () => browserAt('http://127.0.0.1:3000', (path, init) => app.request(path, init))

  test('whoever is at the machine is its admin, by the terminal’s name', async () => {
    const csrf = await (await browser().get('/admin/form')).text()
    const response = await browser().post('/admin/changed', { csrf })
    expect(await response.json()).toMatchObject({ role: 'admin', subject: 'terminal-one' })
  })

  test('nobody signs in or out', async () => {
    expect(await (await browser().get('/admin')).text()).not.toContain('Sign out')
    for (const path of ['/admin/sign-in', '/admin/signed-in', '/admin/signed-out'])
      expect((await browser().get(path)).status).toBe(404)
    expect((await browser().post('/admin/sign-out')).status).toBe(404)
  })

  test('a change without the page’s token, or from another site, is not made there either', async () => {
    const csrf = await (await browser().get('/admin/form')).text()
    expect((await browser().post('/admin/changed')).status).toBe(403)
    const foreign = await browser().post('/admin/changed', { csrf }, { origin: 'http://127.0.0.1:8000' })
    expect(foreign.status).toBe(403)
  })
})

test('a door that is open to anybody knows nobody', async () => {
  const reported: unknown[] = []
  const app = createAdminApp({
    doorkeeper: laptopDoorkeeper('subject'),
    pages: (doors) => doors.free('/admin/free', (c) => c.json(insideOf(c))),
    publicUrl: DOOR,
    report: (error) => void reported.push(error),
  })
  expect((await app.request(`${DOOR}/admin/free`)).status).toBe(500)
  expect(reported).toHaveLength(1)
})
