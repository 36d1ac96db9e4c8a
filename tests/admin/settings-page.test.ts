import { hiddenIn, openPages, type Pages } from '../support/console-pages.ts'

let shop: Pages
beforeEach(async () => {
  shop = await openPages()
})
afterEach(() => shop.close())

const CHANGE = '/admin/policy/change'
const save = (query: string, version: number, more: Record<string, string> = {}) =>
  shop.post(`${CHANGE}?${query}`, { version: String(version), reason: 'as agreed', ...more })
const versions = () => shop.items('policy')

describe('the page of settings', () => {
  test('says what is built in before anybody changes anything', async () => {
    const { status, text } = await shop.get('/admin/policy')
    expect(status).toBe(200)
    expect(text).toContain('Nobody has changed anything yet')
    expect(text).toContain('No locale has settings of its own.')
    expect(text.match(/>built in<\/td>/g)).toHaveLength(7)
    expect(text).toContain(
      '<td data-th="Value">en-US</td><td data-th="Where it comes from">the installation (PIN_LOCALES)</td>',
    )
  })

  test('says of a locale where each setting comes from', async () => {
    await shop.set({ cap: 0.1, greetByName: 400 })
    await shop.set({ greetByName: 200 }, 'fr-FR')
    const { text } = await shop.get('/admin/policy?locale=fr-FR')
    expect(text).toContain('<td data-th="Value">200</td><td data-th="Where it comes from">set for fr-FR</td>')
    expect(text).toContain(
      '<td data-th="Value">10 %</td><td data-th="Where it comes from">set for everybody</td>',
    )
    expect(text).toContain('<td data-th="Value">300</td><td data-th="Where it comes from">built in</td>')
    expect(text).toContain('as for everybody: 400')
    expect((await shop.get('/admin/policy')).text).toContain('<a href="/admin/policy?locale=fr-FR">fr-FR</a>')
  })

  test('has no form for a viewer', async () => {
    shop.role = 'viewer'
    const { text } = await shop.get('/admin/policy')
    expect(text.slice(text.indexOf('<main'))).not.toContain('<form')
    expect(text).not.toContain('/admin/never')
  })

  test.each(['xx', 'fr', 'en-US,fr-FR'])(
    'of the locale %j is refused, since there is none',
    async (locale) => {
      const { status, text } = await shop.get(`/admin/policy?locale=${locale}`)
      expect(status).toBe(422)
      expect(text).toContain('There is no such locale.')
    },
  )

  test('offers the levels that were seen, and shows another value beside "another"', async () => {
    const day = new Date(1_800_000_000_000).toISOString().slice(0, 10)
    const tally = { day, locale: 'en-GB', level: 250, counts: { recognized: 20, neutral: 20 } } as const
    await shop.admins.evidence.put([tally], 'test')
    await shop.set({ costRatio: 7 })
    const { text } = await shop.get('/admin/policy')
    expect(text).toContain('name="greetByName" value="250"')
    expect(text).toMatch(/name="costRatio" value="other" checked>/)
    expect(text).toContain('name="costRatio.other" value="7"')
  })

  test('is whole where what was counted cannot be read', async () => {
    let queries = 0
    shop.fate = (command) => (command === 'QueryCommand' && queries++ > 0 ? 'gone' : 'answered')
    const { status, text } = await shop.get('/admin/policy')
    expect([status, queries > 1]).toEqual([200, true])
    expect(text).toContain('name="greetByName" value="400"')
  })

  test('says that the store does not answer, and leads back to itself', async () => {
    shop.fate = () => 'gone'
    const { status, text } = await shop.get('/admin/policy?locale=fr-FR')
    expect(status).toBe(503)
    expect(text).toContain('href="/admin/policy?locale=fr-FR"')
  })
})

describe('the preview of a change', () => {
  test('shows what would change and changes nothing', async () => {
    const { status, text } = await shop.get(`${CHANGE}?version=0&greetByName=400&cap=7`)
    expect(status).toBe(200)
    expect(text).toContain('<td>everybody</td><td>300</td><td>400</td>')
    expect(text).toContain('<td>5 %, as built in</td><td>7 %</td>')
    expect(text).toContain('What it would have done in the last 30 days')
    expect(await versions()).toEqual([])
  })

  test('has the table of what was counted, for what greetings depend on', async () => {
    const day = new Date(1_800_000_000_000).toISOString().slice(0, 10)
    const counts = { recognized: 500, named: 500, asked: 40, yes: 39, no: 1 }
    await shop.admins.evidence.put([{ day, locale: 'en-US', level: 300, counts }], 'test')
    expect((await shop.get(`${CHANGE}?greetByName=400`)).text).toContain('What each threshold would do')
    expect((await shop.get(`${CHANGE}?order=never`)).text).not.toContain('What each threshold would do')
  })

  test.each([
    ['greetByName=zero', 'greetByName', 'must be a level'],
    ['greetByName=0', 'greetByName', 'must be a level'],
    ['greetByName=other&greetByName.other=', 'greetByName', 'must be a level'],
    ['greetByName=other&greetByName.other=3.5', 'greetByName', 'must be a level'],
    ['nameAgainAfterHours=721', 'nameAgainAfterHours', 'must be whole hours'],
    ['pinLocales=everywhere', 'pinLocales', 'must be a list'],
    ['questions.below=101&questions.above=1', 'questions.below', 'must be percent from 0 to 100'],
    ['questions.below=1&questions.above=', 'questions.above', 'must be percent from 0 to 100'],
    ['costRatio=other&costRatio.other=0', 'costRatio', 'must be a number from 0.001'],
    ['cap=0', 'cap', 'must be percent from 0.001'],
    ['cap=100', 'cap', 'must be percent from 0.001'],
    ['order=299', 'order', 'must be 300 or more'],
    ['order=never&resumeSearch=x', 'resumeSearch', 'must be a level'],
  ])('of %s is refused at the field, with what was typed', async (query, field, reason) => {
    const { status, text } = await shop.get(`${CHANGE}?${query}`)
    const id = field.replaceAll('.', '-')
    expect(status).toBe(422)
    expect(text).toMatch(/role="alert"/)
    expect(text).toContain(`<p class="fault" id="${id}-fault">${reason}`)
    expect(text).toMatch(new RegExp(`aria-describedby="[^"]*${id}-fault"`))
    expect(text).not.toMatch(/<fieldset[^>]*aria-invalid/)
    const typed = [...new URLSearchParams(query).values()].filter(
      (value) => !['other', '', 'everywhere'].includes(value),
    )
    for (const value of typed) expect(text).toContain(`value="${value}"`)
    expect(await versions()).toEqual([])
  })

  test('percent become shares without a crumb', async () => {
    await save('cap=0.7&questions.below=2,5&questions.above=0', 0)
    expect((await shop.newest()).policy).toMatchObject({ cap: 0.007, questions: { below: 0.025, above: 0 } })
  })

  test('of nothing has nothing to save', async () => {
    const { text } = await shop.get(`${CHANGE}?version=0&greetByName=300&cap=&costRatio=default`)
    expect(text).toContain('there is nothing to save')
    expect(text).not.toContain('method="post" action="/admin/policy')
  })

  test.each(['7', '999999'])('made from version %s, which there is none of, is refused', async (version) => {
    expect((await shop.get(`${CHANGE}?version=${version}&cap=7`)).status).toBe(422)
  })

  test('is not for a viewer', async () => {
    shop.role = 'viewer'
    expect((await shop.get(`${CHANGE}?cap=7`)).status).toBe(403)
    expect((await save('cap=7', 0)).status).toBe(403)
    expect(await versions()).toEqual([])
  })
})

describe('saving a change', () => {
  test('makes one version, notes who and why, and leads to a page that offers undo', async () => {
    const { status, to } = await save('greetByName=400', 0)
    expect([status, to]).toEqual([303, '/admin/version?of=1&done'])
    const { policy, change } = await shop.newest()
    expect(policy?.thresholds.greetByName).toBe(400)
    expect(change).toMatchObject({ by: { role: 'admin', subject: 'anna-admin' }, reason: 'as agreed' })
    const page = await shop.get(to ?? '')
    expect(page.text).toContain('<p class="done" role="status">Done: version 1')
    const undo = /action="(\/admin\/rollback\?to=0)"/.exec(page.text)?.[1] ?? ''
    const undone = await shop.post(undo, { version: hiddenIn(page, 'version'), reason: 'Back to version 0' })
    expect(undone.to).toBe('/admin/version?of=2&done')
    expect((await shop.newest()).policy?.thresholds.greetByName).toBe(300)
  })

  test('for a locale leaves everybody as they are', async () => {
    await save('locale=fr-FR&pinLocales=these&pinLocales.fr-FR=on', 0)
    expect((await shop.newest()).policy).toMatchObject({ locales: { 'fr-FR': { pinLocales: ['fr-FR'] } } })
    expect((await shop.newest()).policy?.pinLocales).toBeUndefined()
  })

  test.each(['', '   ', '!?', 'x'.repeat(201), 'two\nlines', 'turned \u202e round'])(
    'with the reason %j changes nothing, and keeps it',
    async (reason) => {
      const { status, text } = await save('greetByName=400', 0, { reason })
      expect(status).toBe(422)
      expect(text).toContain('<p class="fault" id="reason-fault">')
      expect(text).toContain('greetByName=400')
      if (reason.length > 3 && reason.trim() !== '') expect(text).toContain(reason.slice(0, 3))
      expect(await versions()).toEqual([])
    },
  )

  test.each(['', '-1', '1.0', 'x', '7'])('from version %j changes nothing', async (version) => {
    expect([409, 422]).toContain((await save('greetByName=400', 0, { version })).status)
    expect(await versions()).toEqual([])
  })

  test('of what is so already changes nothing', async () => {
    expect((await save('greetByName=300', 0)).status).toBe(422)
    expect(await versions()).toEqual([])
  })

  test('of what is wrong changes nothing', async () => {
    expect((await save('greetByName=300&cap=200', 0)).status).toBe(422)
    expect(await versions()).toEqual([])
  })

  test('where a spoken yes would reserve too easily offers to force it, and only there', async () => {
    expect((await shop.get(`${CHANGE}?cap=7`)).text).not.toContain('name="force"')
    expect((await shop.get(`${CHANGE}?order=200`)).text).not.toContain('name="force"')
    const lax = 'order=300&resumeSearch=400'
    expect((await shop.get(`${CHANGE}?${lax}`)).text).toContain('name="force"')
    const refused = await save(lax, 0)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('name="force"')
    expect(refused.text).not.toContain('--force')
    expect(await versions()).toEqual([])
    expect((await save(lax, 0, { force: 'yes' })).status).toBe(303)
    expect((await save('order=200', 1, { force: 'yes' })).status).toBe(422)
  })
})

describe('of two admins at once', () => {
  const mine = 'costRatio=30&version=0'

  test('the second hears what changed, by whom and why, keeps what was typed, and can save on top', async () => {
    await shop.set({ cap: 0.2 })
    const { status, text } = await save(mine, 0, { reason: 'my own reason' })
    expect(status).toBe(409)
    expect(text).toContain('version 1 is in force, by terminal ben-admin')
    expect(text).toContain('Ben knows why')
    expect(text).toContain('<td>5 %, as built in</td><td>20 %</td>')
    expect(text).toContain('<td>10 lost names (normal), as built in</td><td>30 lost names (careful)</td>')
    expect(text).toContain('value="my own reason"')
    const action = /<form method="post" action="(\/admin\/policy\/change[^"]*)"/.exec(text)?.[1] ?? ''
    const again = await shop.post(action.replaceAll('&amp;', '&'), { version: '1', reason: 'my own reason' })
    expect(again.to).toBe('/admin/version?of=2&done')
    expect((await shop.newest()).policy).toMatchObject({ costRatio: 30, cap: 0.2 })
  })

  test('the second is told at the preview already', async () => {
    await shop.set({ cap: 0.2 })
    const { text } = await shop.get(`${CHANGE}?${mine}&cap=`)
    expect(text).toContain('It was changed meanwhile: version 1')
    // The form was made when no cap was set: an empty one is no wish.
    expect(text).not.toContain('<td>20 %</td><td>5 %, as built in</td>')
  })

  test('the one who comes between two looks wins, and the other is told', async () => {
    let looks = 0
    shop.before = async (command) => {
      if (command === 'QueryCommand' && ++looks === 2) await shop.set({ greetByName: 'never' })
    }
    expect((await save('greetByName=200', 0)).status).toBe(409)
    expect((await shop.newest()).policy?.thresholds.greetByName).toBe('never')
    expect(await versions()).toHaveLength(1)
  })

  test('the one who comes between look and write wins, and the other is told', async () => {
    let isFirst = true
    shop.before = async (command) => {
      if (command !== 'PutItemCommand' || !isFirst) return
      isFirst = false
      await shop.set({ greetByName: 'never' })
    }
    const { status, text } = await save('greetByName=200', 0)
    expect(status).toBe(409)
    expect(text).toContain('by terminal ben-admin')
    expect((await shop.newest()).policy?.thresholds.greetByName).toBe('never')
    expect(await versions()).toHaveLength(1)
  })
})

describe('a store that is gone', () => {
  test.each(['QueryCommand', 'PutItemCommand'])(
    'at %s has saved nothing, and nothing typed is lost',
    async (gone) => {
      shop.fate = (command) => (command === gone ? 'gone' : 'answered')
      const { status, text } = await save('greetByName=400', 0, { reason: 'a good one' })
      expect(status).toBe(503)
      expect(text).toContain('action="/admin/policy/change?greetByName=400"')
      expect(text).toContain('value="a good one"')
      expect(hiddenIn({ status, text, to: null }, 'version')).toBe('0')
      shop.fate = () => 'answered'
      expect(await versions()).toEqual([])
      expect((await save('greetByName=400', 0, { reason: 'a good one' })).status).toBe(303)
    },
  )

  test('that saved without saying so is not made to save twice', async () => {
    shop.fate = (command) => (command === 'PutItemCommand' ? 'answer lost' : 'answered')
    const lost = await save('greetByName=400', 0)
    expect(lost.status).toBe(503)
    expect(lost.text).toContain('The store did not answer')
    shop.fate = () => 'answered'
    const again = await save('greetByName=400', 0)
    expect(again.status).toBe(409)
    expect(again.text).toContain('by admin anna-admin')
    expect(await versions()).toHaveLength(1)
  })
})

describe('a session that has ended', () => {
  test('leads back to the page with all that was wanted, and says the reason that was written', async () => {
    shop.is = 'ended'
    const referer = 'https://console.test/admin/policy/change?greetByName=400'
    const fields = { version: '0', reason: 'a <b>good</b> one' }
    const { status, text } = await shop.post(`${CHANGE}?greetByName=400`, fields, { referer })
    expect(status).toBe(401)
    expect(text).toContain('href="/admin/sign-in?return=%2Fadmin%2Fpolicy%2Fchange%3FgreetByName%3D400"')
    expect(text).toContain('a &lt;b&gt;good&lt;/b&gt; one')
    expect(await versions()).toEqual([])
  })

  test.each(['https://evil.example/admin/policy', 'nothing', ''])('leads nowhere by %j', async (referer) => {
    shop.is = 'out'
    expect((await shop.post(CHANGE, {}, { referer })).text).toContain('href="/admin/sign-in"')
  })
})

test('a policy that nobody can read is said on the page, and nothing is offered that builds on it', async () => {
  await shop.set({ cap: 0.2 })
  const bad = { version: 2, thresholds: { greetByName: 'soon', resumeSearch: 300, order: 400 } }
  await shop.table.policies.append(bad as never, new AbortController().signal)
  const page = await shop.get('/admin/policy')
  expect(page.status).toBe(200)
  expect(page.text).toContain('Version 2, which is in force, cannot be read')
  expect(page.text).not.toContain('action="/admin/policy/change"')
  expect((await save('cap=7', 2)).text).toContain('cannot be read')
  expect(await versions()).toHaveLength(2)
})
