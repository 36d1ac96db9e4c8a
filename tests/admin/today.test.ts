import { StoreUnavailable } from '../../lambda/store/household-store.ts'
import { type AdminShop, BUSY, cell, openAdminShop, textOf } from '../support/admin-shop.ts'

let shop: AdminShop
beforeEach(async () => {
  shop = await openAdminShop()
  shop.role = 'admin'
})
afterEach(() => shop.close())

const curveIn = (page: string): { cap: number; points: Record<string, unknown>[] } =>
  JSON.parse(textOf(/data-curve="([^"]+)"/.exec(page)?.[1] ?? '').replaceAll('&quot;', '"'))

describe('Today', () => {
  test('says in one sentence what is in force does', async () => {
    await shop.count(BUSY)
    const text = textOf(await shop.page('/admin'))
    expect(text).toContain('At 300 the wrong-name rate is 0.5 % (at most ')
    expect(text).toContain('10 % of recognized visits lose the name.')
    expect(text).toContain('Counted from 2026-10-23 to 2026-11-21 (30 days), all locales.')
  })

  test('says who made it so, when and why, and shows no markup of theirs', async () => {
    await shop.set({ greetByName: 400 })
    const page = await shop.page('/admin')
    expect(textOf(page)).toContain(
      'Version 1 By admin somebody When 21 November 2026 at 17:00 UTC Why a quieter <week>',
    )
    expect(page).not.toContain('<week>')
  })

  test('without any change says that what is built in holds', async () => {
    expect(textOf(await shop.page('/admin'))).toContain(
      'Version 0, built in Why nobody has changed anything yet',
    )
  })

  test('recommends with the reason, and leads to where it is saved', async () => {
    await shop.count(BUSY)
    await shop.set({ greetByName: 400 })
    const page = await shop.page('/admin')
    expect(textOf(page)).toContain('Recommended: 400 → 300; it costs the least')
    expect(page).toContain('href="/admin/policy/change?greetByName=300"')
  })

  test('recommends for a locale where that locale is looked at', async () => {
    await shop.count(BUSY)
    await shop.set({ greetByName: 400 }, 'en-US')
    const page = await shop.page('/admin?locale=en-US')
    expect(page).toContain('href="/admin/policy/change?greetByName=300&amp;locale=en-US"')
    expect(textOf(page)).toContain('Today in en-US')
  })

  test('leads nobody who only looks to where it is saved', async () => {
    await shop.count(BUSY)
    await shop.set({ greetByName: 400 })
    shop.role = 'viewer'
    for (const path of ['/admin', '/admin?greetByName=200', '/admin/preview.json?greetByName=200']) {
      const page = await shop.page(path)
      expect(page).not.toContain('/admin/policy/change')
      expect(page).toContain('Somebody with the admin role can save this.')
    }
  })

  test('offers nothing to save where nothing is recommended, or what is in force is', async () => {
    await shop.count(BUSY)
    expect(await shop.page('/admin')).not.toContain('/admin/policy/change')
    await shop.count([cell(300, { recognized: 500, named: 500 })])
    const page = await shop.page('/admin?locale=en-GB')
    expect(page).not.toContain('/admin/policy/change')
  })

  test('without a visit says how it fills, and draws nothing', async () => {
    const page = await shop.page('/admin')
    expect(textOf(page)).toContain('Nothing is known yet: no recognized visits were counted.')
    expect(textOf(page)).toContain('How this page fills')
    expect(page).not.toContain('id="try"')
    expect(page).not.toContain('data-curve')
  })

  test('with too few visits says so, and shows none of them', async () => {
    await shop.count([cell(300, { recognized: 9, named: 9, objected: 7 })])
    const text = textOf(await shop.page('/admin'))
    expect(text).toContain('no level has 10 recognized visits')
    expect(text).toContain('1 cell of fewer than 10 visits is left out.')
    expect(text).not.toMatch(/\b[97] (?:recognized|visits?)\b/)
  })

  test('with visits but no questions says what to switch on', async () => {
    await shop.count([cell(300, { recognized: 500, named: 500 })])
    const page = await shop.page('/admin')
    expect(textOf(page)).toContain('Nobody is asked')
    expect(page).toContain('href="/admin/policy"')
    expect(page).toContain('data-curve=""')
    await shop.set({ questions: { below: 0.02, above: 0.1 } })
    expect(textOf(await shop.page('/admin'))).not.toContain('Nobody is asked')
  })

  test('has each locale beside the others, and a line for none that is empty', async () => {
    await shop.count([...BUSY, cell(300, { recognized: 40, named: 40 }, { locale: 'fr-FR' })])
    await shop.set({ greetByName: 400 }, 'fr-FR')
    const page = await shop.page('/admin')
    const table = textOf(page.slice(page.indexOf('By locale')))
    expect(table).toMatch(/en-US 300 0\.47 % /)
    expect(table).toMatch(/fr-FR 400 /)
    expect(table).not.toContain('en-GB')
    expect(textOf(page)).toContain('fr-FR has a greetByName of its own')
  })

  test('draws a point for each level and for never, with the cap', async () => {
    await shop.count(BUSY)
    await shop.set({ greetByName: 200 })
    const { cap, points } = curveIn(await shop.page('/admin?greetByName=400'))
    expect(cap).toBe(0.05)
    expect(points.map(({ threshold }) => threshold)).toEqual(['200', '300', '400', 'never'])
    expect(points.map(({ isInForce }) => isInForce)).toEqual([true, false, false, false])
    expect(points.map(({ isTried }) => isTried)).toEqual([false, false, true, false])
    expect(points.map(({ isBest }) => isBest)).toEqual([false, true, false, false])
    expect(points.at(-1)).toMatchObject({ wrong: 0, atMost: 0, lost: 1 })
    for (const { atLeast, wrong, atMost } of points) {
      expect(Number(atLeast)).toBeLessThanOrEqual(Number(wrong))
      expect(Number(wrong)).toBeLessThanOrEqual(Number(atMost))
    }
  })

  test('has in a table all that the curve shows', async () => {
    await shop.count(BUSY)
    const page = await shop.page('/admin')
    for (const head of ['Name from level', 'Wrong names', 'At most', 'Answers', 'Lost names', 'Cost'])
      expect(page).toContain(`<th scope="col">${head}</th>`)
    expect(textOf(page)).toMatch(/300 in force recommended 0\.47 % \d\.\d\d % \d+ 10 % /)
  })

  test('shows without script what other settings would do, and the way to save them', async () => {
    await shop.count(BUSY)
    const page = await shop.page('/admin?greetByName=never&costRatio=30&cap=0.02')
    expect(textOf(page)).toContain(
      'At never no name is spoken, so none is wrong; 100 % of recognized visits lose the name.',
    )
    expect(page).toContain('href="/admin/policy/change?greetByName=never&amp;costRatio=30&amp;cap=2"')
    expect(page).toMatch(/value="never" checked/)
    expect(page).toMatch(/<option value="30" selected>/)
    expect(page).toMatch(/<option value="0.02" selected>2 %/)
  })

  test('has what is set otherwise than the usual among the choices', async () => {
    await shop.count(BUSY)
    await shop.set({ costRatio: 7, cap: 0.033, greetByName: 250 })
    const page = await shop.page('/admin?greetByName=350')
    expect(page).toContain('<option value="7" selected>7 lost names')
    expect(page).toContain('<option value="0.033" selected>3.3 %')
    expect(page).toMatch(/value="350" checked/)
    expect(page).toMatch(/value="250">/)
  })

  test.each([
    ['greetByName=0', 'greetByName: must be a level'],
    ['greetByName=10000', 'greetByName: must be a level'],
    ['greetByName=300.5', 'greetByName: must be a level'],
    ['greetByName=often', 'greetByName: must be a level'],
    ['costRatio=-1', 'costRatio: must be'],
    ['costRatio=0', 'costRatio: must be'],
    ['costRatio=0.0001', 'costRatio: must be a number from 0.001'],
    ['cap=1', 'cap: must be'],
    ['cap=five', 'cap: must be'],
    ['cap=0.9995', 'cap: must be a share from 0.00001 to 0.999'],
  ])('says what is wrong with %s, and shows what is in force', async (query, fault) => {
    await shop.count(BUSY)
    const text = textOf(await shop.page(`/admin?${query}`, 422))
    expect(text).toContain(fault)
    expect(text).toContain('At 300 the wrong-name rate')
  })

  test.each([
    'days=31',
    'days=0',
    'days=-30',
    'days=3e1',
    'locale=de-DE',
    'locale=en',
    'locale=undefined',
    'bound=loose',
    'order=300',
    'questions=1',
    'greetByName=300&greetByName=400',
    '__proto__=1',
  ])('is not there for %s', async (query) => {
    for (const path of ['/admin', '/admin/preview.json']) {
      const response = await shop.ask(`${path}?${query}`)
      expect([query, response.status]).toEqual([query, 422])
    }
  })

  test('takes what is empty for what nobody filled in', async () => {
    await shop.count(BUSY)
    expect(textOf(await shop.page('/admin?greetByName=&costRatio=&cap=&days=&locale=&bound='))).toContain(
      'At 300',
    )
  })

  test('says nothing back as markup', async () => {
    const evil = encodeURIComponent('"><script>alert(1)</script>')
    for (const query of [`greetByName=${evil}`, `locale=${evil}`, `${evil}=1`])
      expect(await shop.page(`/admin?${query}`, 422)).not.toContain('<script>alert')
  })

  test('of a policy that cannot be read says what holds meanwhile', async () => {
    await shop.table.policies.append(
      { version: 1, thresholds: { greetByName: 'soon' as never, resumeSearch: 300, order: 400 } },
      new AbortController().signal,
    )
    const text = textOf(await shop.page('/admin'))
    expect(text).toContain('Version 1, which is in force, cannot be read.')
    expect(text).not.toContain('At 300')
  })

  test('is for who signed in', async () => {
    shop.role = undefined
    for (const path of ['/admin', '/admin/preview.json', '/admin/evidence', '/admin/evidence.csv'])
      expect([path, (await shop.ask(path)).status]).toEqual([path, 401])
    for (const role of ['viewer', 'admin'] as const) {
      shop.role = role
      expect((await shop.ask('/admin')).status).toBe(200)
    }
  })

  test('is one plain page where the store does not answer', async () => {
    shop.isGone = true
    for (const path of ['/admin', '/admin/evidence', '/admin/evidence.csv'])
      expect(textOf(await shop.page(path, 503))).toContain('The shop’s store does not answer')
    const response = await shop.ask('/admin/preview.json', { accept: 'application/json' })
    expect([response.status, await response.json()]).toEqual([
      503,
      { error: expect.stringContaining('store') },
    ])
    expect(shop.reported).toHaveLength(4)
    expect(shop.reported[0]).toBeInstanceOf(StoreUnavailable)
  })

  test('runs our own scripts alone, and only where there is one', async () => {
    const policyOf = async (path: string) =>
      (await shop.ask(path)).headers.get('content-security-policy') ?? ''
    await shop.count(BUSY)
    expect(await policyOf('/admin')).toContain("; script-src 'self'; connect-src 'self'")
    expect(await policyOf('/admin')).not.toContain('unsafe')
    for (const path of ['/admin/evidence', '/admin?days=31', '/admin/preview.json'])
      expect(await policyOf(path)).not.toContain('script-src')
    expect(await shop.page('/admin')).not.toMatch(/<script(?![^>]* src=")|<style| style=| on\w+=/)
  })
})

describe('a preview', () => {
  interface Preview {
    readonly previewed: object
    readonly recommended: unknown
    readonly curve: { cap: number; points: { threshold: string; isTried: boolean }[] }
    readonly said: string
    readonly table: string
    readonly faults: object[]
  }
  const preview = async (query: string, status = 200): Promise<Preview> => {
    const response = await shop.ask(`/admin/preview.json?${query}`)
    expect([query, response.status]).toEqual([query, status])
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    expect(response.headers.get('cache-control')).toBe('no-store')
    return (await response.json()) as Preview
  }

  test('says and marks what is tried, as the page does', async () => {
    await shop.count(BUSY)
    const { said, table, curve, previewed } = await preview('greetByName=400')
    expect(previewed).toEqual({ greetByName: 400, costRatio: 10, cap: 0.05 })
    expect(textOf(said)).toContain('At 400 the wrong-name rate is')
    expect(curve.points.filter(({ isTried }) => isTried).map(({ threshold }) => threshold)).toEqual(['400'])
    const page = await shop.page('/admin?greetByName=400')
    expect(page).toContain(said)
    expect(page).toContain(table)
  })

  test('of another cap says what would be recommended then', async () => {
    await shop.count(BUSY)
    const { said, curve } = await preview('cap=0.01')
    expect(curve.cap).toBe(0.01)
    expect(textOf(said)).toContain('the cap is 1 %')
  })

  test('changes nothing', async () => {
    await shop.count(BUSY)
    const before = await shop.table.rawItems()
    await preview('greetByName=400&cap=0.02&costRatio=30')
    expect(await shop.table.rawItems()).toEqual(before)
  })

  test('is of the locale and the window that are asked for', async () => {
    await shop.count([
      ...BUSY,
      cell(300, { recognized: 30, named: 30 }, { locale: 'fr-FR', day: '2026-09-20' }),
    ])
    expect((await preview('locale=fr-FR')).curve).toBeNull()
    expect(textOf((await preview('locale=fr-FR')).table).trim()).toBe('')
    expect(textOf((await preview('locale=fr-FR&days=90')).table)).toContain('not known')
  })

  test('that is refused says what is wrong, field by field', async () => {
    expect((await preview('greetByName=x&cap=2', 422)).faults).toEqual([
      { field: 'greetByName', reason: expect.any(String) },
      { field: 'cap', reason: expect.any(String) },
    ])
  })
})
