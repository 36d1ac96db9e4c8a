import { parse } from 'csv-parse/sync'
import { csvOf } from '../../lambda/admin/evidence-csv.ts'
import { COUNTERS } from '../../lambda/speaker/evidence.ts'
import { type AdminShop, BUSY, cell, openAdminShop, textOf } from '../support/admin-shop.ts'

let shop: AdminShop
beforeEach(async () => {
  shop = await openAdminShop()
})
afterEach(() => shop.close())

/** Too few to be shown, with numbers that are nowhere else. */
const FEW = cell(777, { recognized: 9, named: 9, asked: 8, yes: 1, no: 7, objected: 6 }, { locale: 'fr-FR' })

describe('the evidence', () => {
  test('is shown by level, and by locale where there are several', async () => {
    await shop.count([...BUSY, cell(300, { recognized: 50, named: 40, neutral: 10 }, { locale: 'en-GB' })])
    const text = textOf(await shop.page('/admin/evidence'))
    expect(text).toContain('1050 recognized visits and 480 answers from 2026-10-23 to 2026-11-21.')
    expect(text).toContain('200 100 100 0 0')
    expect(text).toContain('300 650 640 10 0')
    expect(text).toContain('en-GB 300 50 40 10 0')
    expect(text).toContain('all 1050')
    expect(textOf(await shop.page('/admin/evidence?locale=en-GB'))).not.toContain('By locale and level')
  })

  test('says how often chance picked somebody to be asked, where anybody could be', async () => {
    await shop.count([cell(300, { recognized: 100, named: 100, chances: 80, drawn: 8, asked: 6, yes: 6 })])
    expect(textOf(await shop.page('/admin/evidence'))).toContain('300 100 100 0 0 10 % 6 6 0')
    await shop.count([cell(300, { recognized: 100, named: 100 })])
    expect(textOf(await shop.page('/admin/evidence'))).not.toMatch(/Drawn .* Asked .*By level/)
  })

  test('without a question has no columns for answers', async () => {
    await shop.count([cell(300, { recognized: 100, named: 100 })])
    expect(await shop.page('/admin/evidence')).not.toContain('<th scope="col">Drawn')
  })

  test('hides what few visits show, from every sum and from the file, and says so', async () => {
    await shop.count([...BUSY, FEW])
    for (const path of ['/admin', '/admin/evidence', '/admin/evidence.csv', '/admin/preview.json']) {
      const text = await shop.page(path)
      expect([path, text.includes('777')]).toEqual([path, false])
      expect(text).not.toContain('1009')
    }
    expect(textOf(await shop.page('/admin/evidence'))).toContain(
      '1 cell of fewer than 10 visits is left out.',
    )
    expect(textOf(await shop.page('/admin/evidence?locale=fr-FR'))).toContain('No level has 10 visits yet.')
  })

  test('shows ten visits', async () => {
    await shop.count([cell(300, { recognized: 10, named: 10 })])
    expect(textOf(await shop.page('/admin/evidence'))).toContain('300 10 10 0 0')
  })

  test('is of the window that is asked for', async () => {
    await shop.count([
      cell(300, { recognized: 10, named: 10 }, { day: '2026-10-23' }),
      cell(300, { recognized: 20, named: 20 }, { day: '2026-10-22' }),
      cell(300, { recognized: 40, named: 40 }, { day: '2026-01-02' }),
    ])
    for (const [days, visits] of [
      [30, 10],
      [90, 30],
      [365, 70],
    ])
      expect(textOf(await shop.page(`/admin/evidence?days=${days}`))).toContain(`${visits} recognized visits`)
  })

  test.each(['days=29', 'days=all', 'days=30&days=90', 'locale=xx', 'bound=loose', 'greetByName=300', 'x=1'])(
    'is not shown for %s',
    async (query) => {
      await shop.page(`/admin/evidence?${query}`, 422)
      const file = await shop.ask(`/admin/evidence.csv?${query}`)
      expect(file.status).toBe(422)
      expect(file.headers.get('content-disposition')).toBeNull()
    },
  )

  test('draws bars that fit, and hides them from those who hear the page', async () => {
    await shop.count([...BUSY, cell(100, { recognized: 10, named: 4_000, neutral: 9 })])
    const bars = (await shop.page('/admin/evidence')).match(/<svg.*?<\/svg>/gs) ?? []
    expect(bars).toHaveLength(4)
    for (const drawn of bars) {
      expect(drawn).toContain('aria-hidden="true"')
      const ends = [...drawn.matchAll(/x="([\d.]+)".*?width="([\d.]+)"/g)].map(
        ([, x, w]) => Number(x) + Number(w),
      )
      expect(Math.max(0, ...ends)).toBeLessThanOrEqual(100.6)
    }
  })

  test('without a visit says how it fills, and offers no file', async () => {
    const page = await shop.page('/admin/evidence')
    expect(textOf(page)).toContain('Nothing was counted in these days.')
    expect(page).not.toContain('evidence.csv')
  })
})

describe('the file', () => {
  test('is the cells that are shown, a line each, as RFC 4180 has it', async () => {
    await shop.count([...BUSY, FEW, cell(-3, { recognized: 12 }, { locale: 'en-GB' })])
    const response = await shop.ask('/admin/evidence.csv?days=90')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="corner-shop-evidence-2026-08-24-to-2026-11-21.csv"',
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
    const text = await response.text()
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    const rows: Record<string, string>[] = parse(text, { columns: true, record_delimiter: '\r\n' })
    expect(Object.keys(rows[0] ?? {})).toEqual(['first', 'last', 'locale', 'level', ...COUNTERS])
    expect(rows.map(({ locale, level, recognized }) => [locale, level, recognized])).toEqual([
      ['en-US', '200', '100'],
      ['en-US', '300', '600'],
      ['en-US', '400', '300'],
      ['en-GB', '-3', '12'],
    ])
  })

  test('names the locale where it is of one', async () => {
    await shop.count(BUSY)
    const response = await shop.ask('/admin/evidence.csv?locale=en-US')
    expect(response.headers.get('content-disposition')).toContain(
      'evidence-en-US-2026-10-23-to-2026-11-21.csv',
    )
  })

  test('of nothing is its head alone', async () => {
    const lines = (await shop.page('/admin/evidence.csv')).split('\r\n')
    expect(lines).toEqual([expect.stringMatching(/^first,last,locale,level,recognized/), ''])
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'])('runs nothing for %j', (text) => {
    const [[field]] = parse(csvOf([[text]]), { record_delimiter: '\r\n' }) as [[string]]
    expect(field).toBe(`'${text}`)
  })

  test.each(['a,b', 'a "b"', 'a\nb', 'a\r\nb', '', 'é'])('holds %j as it is', (text) => {
    expect(parse(csvOf([[text, 'x']]), { record_delimiter: '\r\n' })).toEqual([[text, 'x']])
  })
})
