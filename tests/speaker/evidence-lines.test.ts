import fc from 'fast-check'
import { COUNTERS } from '../../lambda/speaker/evidence.ts'
import { evidenceIn, faultText, firstFaulty, linesIn } from '../../lambda/speaker/report/evidence-lines.ts'

const NOW = Date.parse('2026-11-22T12:00:00Z') / 1000
const LINE = { day: '2026-11-21', locale: 'en-US', level: 300, recognized: 9, named: 8, neutral: 1 }

const said = (...lines: unknown[]): string[] => {
  const read = evidenceIn(linesIn(lines.map((line) => JSON.stringify(line)).join('\n')), NOW)
  return 'faults' in read ? read.faults.map(faultText) : []
}
const read = (text: string) => evidenceIn(linesIn(text), NOW)

describe('a line of evidence', () => {
  it.each<[string, object]>([
    ['day: must be a day, such as 2026-11-21', { day: '2026-02-30' }],
    ['day: must be a day, such as 2026-11-21', { day: '2026-13-01' }],
    ['day: must be a day, such as 2026-11-21', { day: '21.11.2026' }],
    ['day: must be a day, such as 2026-11-21', { day: '2026-11-21T00:00:00Z' }],
    ['day: must be a day, such as 2026-11-21', { day: ' 2026-11-21' }],
    ['day: must be a day, such as 2026-11-21', { day: 20261121 }],
    ['day: must be a day, such as 2026-11-21', { day: undefined }],
    ['day: is in the future', { day: '2026-11-23' }],
    ['day: is in the future', { day: '9999-12-31' }],
    ['day: is older than the 13 months that counts are kept', { day: '2025-10-21' }],
    ['day: is older than the 13 months that counts are kept', { day: '0001-01-01' }],
    ['locale: must be one of en-US, en-GB, fr-FR', { locale: 'de-DE' }],
    ['locale: must be one of en-US, en-GB, fr-FR', { locale: 'en-us' }],
    ['locale: must be one of en-US, en-GB, fr-FR', { locale: undefined }],
    ['locale: must be one of en-US, en-GB, fr-FR', { locale: ['en-US'] }],
    ['level: must be a whole number', { level: 299.5 }],
    ['level: must be a whole number', { level: '300' }],
    ['level: must be a whole number', { level: undefined }],
    ['level: must be a whole number', { level: null }],
    ['level: must be a whole number', { level: 1e300 }],
    ['yes: must be a whole number from 0 to 1000000000', { yes: -1 }],
    ['yes: must be a whole number from 0 to 1000000000', { yes: 0.5 }],
    ['yes: must be a whole number from 0 to 1000000000', { yes: '1' }],
    ['yes: must be a whole number from 0 to 1000000000', { yes: true }],
    ['yes: must be a whole number from 0 to 1000000000', { yes: null }],
    ['yes: must be a whole number from 0 to 1000000000', { yes: [] }],
    ['recognized: must be a whole number from 0 to 1000000000', { recognized: 1_000_000_001 }],
    ['recognized: must be a whole number from 0 to 1000000000', { recognized: 1e300 }],
    ['recognized: must be at least named and neutral together', { recognized: 8 }],
    ['recognized: must be at least named and neutral together', { recognized: undefined }],
    ['asked: must be at least yes and no together', { asked: 2, yes: 2, no: 1 }],
    ['asked: must be at least yes and no together', { no: 1 }],
    ['named: must be at least objected', { objected: 9 }],
    ['household: is no field of a line', { household: 'k1.abc' }],
    ['__proto__: is no field of a line', JSON.parse('{"__proto__": 1}')],
    ['Recognized: is no field of a line', { Recognized: 1 }],
  ])('is refused: %s', (fault, parts) => {
    const line = Object.hasOwn(parts, '__proto__') ? parts : { ...LINE, ...parts }
    expect(said(line)).toContain(`line 1: ${fault}`)
  })

  it.each([['x'], [3], [null], [[LINE]], [true]])('that is %p is refused', (line) => {
    expect(said(line)).toEqual(['line 1: must be an object'])
  })

  it('without any count is refused', () => {
    const { recognized: _r, named: _n, neutral: _u, ...bare } = LINE
    expect(said(bare)).toEqual([`line 1: recognized: there is no count; there are ${COUNTERS.join(', ')}`])
    expect(said({ ...bare, recognized: 0 })).toEqual([])
  })

  it.each(['{', '{} {}', 'day', '{"day":"2026-11-21",}', '\u0000'])(
    'that is no JSON is refused: %p',
    (line) => {
      const all = read(`${JSON.stringify(LINE)}\n${line}\n`)
      expect('faults' in all && all.faults.map(faultText)).toEqual(['line 2: is not JSON'])
    },
  )

  it.each([
    ['of today', { day: '2026-11-22' }],
    ['of the oldest day that is kept', { day: '2025-10-22' }],
    ['at any whole level', { level: -5 }],
    ['with what was drawn', { chances: 9, drawn: 3 }],
    ['with as much as there may be', { recognized: 1_000_000_000 }],
    ['with all that was asked answered', { asked: 3, yes: 2, no: 1 }],
    ['with an objection to every name', { objected: 8 }],
  ])('is taken: %s', (_, parts) => {
    expect(said({ ...LINE, ...parts })).toEqual([])
  })
})

describe('lines of evidence', () => {
  it('are refused whole, each fault at its line, blank lines counted', () => {
    const text = `${JSON.stringify(LINE)}\n\n${JSON.stringify({ ...LINE, level: 1.5, fly: 3 })}\r\nx\n`
    const all = read(text)
    expect('faults' in all && all.faults.map(faultText)).toEqual([
      'line 3: level: must be a whole number',
      'line 3: fly: is no field of a line',
      'line 4: is not JSON',
    ])
  })

  it('of the same cell are added up', () => {
    const other = { ...LINE, level: 200 }
    const all = read([LINE, other, LINE].map((line) => JSON.stringify(line)).join('\n'))
    const counts = (named: number) =>
      expect.objectContaining({ recognized: named + named / 8, named, neutral: named / 8, asked: 0 })
    expect(all).toEqual({
      tallies: [
        { day: LINE.day, locale: 'en-US', level: 300, counts: counts(16) },
        { day: LINE.day, locale: 'en-US', level: 200, counts: counts(8) },
      ],
    })
  })

  it.each([
    [20, 20, 0],
    [21, 20, 1],
    [500, 20, 480],
  ])('of which %d are faulty are told for %d, and %d more are said', (lines, told, more) => {
    const all = read('{}\n'.repeat(lines))
    const first = firstFaulty('faults' in all ? all.faults : [])
    expect([new Set(first.faults.map(({ line }) => line)).size, first.more]).toEqual([told, more])
  })

  it('are never taken by halves, and never throw', () => {
    const field = fc.constantFrom('day', 'locale', 'level', 'fly', ...COUNTERS)
    const value = fc.oneof(fc.nat(20), fc.constantFrom('2026-11-20', 'fr-FR', null, -1, 0.5), fc.jsonValue())
    const line = fc
      .oneof(fc.dictionary(field, value), fc.jsonValue())
      .map((one) => (typeof one === 'object' && !Array.isArray(one) ? { ...LINE, ...one } : one))
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const all = evidenceIn(
          lines.map((one, at) => ({ line: at + 1, value: one })),
          NOW,
        )
        if ('faults' in all) return expect(all.faults.length).toBeGreaterThan(0)
        for (const { day, counts } of all.tallies) {
          expect(day <= '2026-11-22').toBe(true)
          expect(counts.recognized).toBeGreaterThanOrEqual((counts.named ?? 0) + (counts.neutral ?? 0))
          expect(counts.asked).toBeGreaterThanOrEqual((counts.yes ?? 0) + (counts.no ?? 0))
        }
      }),
    )
  })
})
