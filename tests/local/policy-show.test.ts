import type { Household } from '../../lambda/household/state.ts'
import { DEFAULT_POLICY } from '../../lambda/speaker/policy.ts'
import type { StoredVersion } from '../../lambda/store/policy-store.ts'
import { historyOf, ownHistoryOf, showOf, tellOutcome } from '../../local/cli/policy-show.ts'
import { aHousehold, NOW } from '../store/samples.ts'

let out = ''
let err = ''
beforeEach(() => {
  out = ''
  err = ''
  const into = (add: (text: string) => void) => (text: unknown) => {
    add(String(text))
    return true
  }
  jest.spyOn(process.stdout, 'write').mockImplementation(into((text) => (out += text)))
  jest.spyOn(process.stderr, 'write').mockImplementation(into((text) => (err += text)))
})
afterEach(() => jest.restoreAllMocks())

const change = { by: { role: 'terminal', subject: 'abc' }, at: NOW, reason: 'quiet' }
const version = (version: number, cap: number): StoredVersion => ({
  version,
  policy: { ...DEFAULT_POLICY, version, cap },
  change,
})
const unreadable: StoredVersion = { version: 2, policy: undefined, change }
/** A household that changed its cost ratio so often, of which so many changes are kept. */
function changedOften(from: number, to: number): Household {
  const versions = Array.from({ length: to - from + 1 }, (_, at) => from + at)
  const history = versions.map((at) => ({ ...change, version: at, settings: { costRatio: at } }))
  return aHousehold({ policy: { settings: { costRatio: to }, history } })
}

describe('show', () => {
  const policy = {
    ...DEFAULT_POLICY,
    version: 4,
    cap: 0.1,
    costRatio: 20,
    locales: { 'fr-FR': { cap: 0.2, costRatio: 30 } },
  } as const

  it('names the layer that wins, the narrowest of those that say it', () => {
    const place = { locale: 'fr-FR', own: changedOften(1, 7) } as const
    expect(showOf({ version: 4, policy, change }, place, false)).toBe(0)
    expect(out).toMatch(/Its own, version 7, /)
    expect(out).toMatch(/costRatio +7 +this household\n +cap +0\.2 +fr-FR\n$/)
    expect(out).toMatch(/nameAgainAfterHours +0 +built-in\n/)
  })

  it('says what locales have of their own where none was asked for', () => {
    showOf({ version: 4, policy, change }, { locale: undefined, own: undefined }, false)
    expect(out).toMatch(/cap +0\.1 +everybody\n {2}in fr-FR: costRatio 30\n {2}in fr-FR: cap 0\.2\n$/)
  })

  it('leaves out of them what the household has for itself', () => {
    showOf({ version: 4, policy, change }, { locale: undefined, own: changedOften(1, 7) }, false)
    expect(out).toMatch(/cap +0\.1 +everybody\n {2}in fr-FR: cap 0\.2\n$/)
  })

  it('of a version that cannot be read says what to do, and fails', () => {
    expect(showOf(unreadable, { locale: undefined, own: undefined }, false)).toBe(1)
    expect([out, err]).toEqual([
      '',
      expect.stringMatching(/version 2 cannot be read: look at the history, and roll/),
    ])
  })
})

describe('a history', () => {
  it('says what each version changed from the one before, of the last one too', () => {
    historyOf([version(3, 0.3), version(2, 0.2), version(1, 0.1)], 2, false)
    expect(out).toMatch(/3 .+cap 0\.2 → 0\.3.+\n2 .+cap 0\.1 → 0\.2/)
    expect(out).not.toMatch(/^1 /m)
  })

  it('does not guess what cannot be compared', () => {
    historyOf([version(3, 0.3), unreadable, version(1, 0.1)], 9, false)
    expect(out).toMatch(/3 .+not known: .+\n2 .+cannot be read .+\n1 .+cap default → 0\.1/)
    out = ''
    ownHistoryOf(changedOften(3, 22), 20, undefined, false)
    expect(out).toMatch(/4 .+costRatio 3 → 4 .+\n3 .+not known: /)
    out = ''
    ownHistoryOf(changedOften(1, 2), 20, undefined, false)
    expect(out).toMatch(/1 .+costRatio default → 1 /)
  })

  it('does not let a reason steer the terminal, or break its line', () => {
    const reason = 'two\nlines \u001b[2Jgone\u2028away'
    historyOf([{ ...version(1, 0.1), change: { ...change, reason } }], 9, false)
    expect(out.trim().split('\n')).toHaveLength(2)
    expect(out).toContain('two lines  [2Jgone away')
  })

  it('names a version that is none with a question mark', () => {
    historyOf([{ version: Number.NaN, strayKey: 'v#x', policy: undefined, change: undefined }], 9, false)
    expect(out).toMatch(/^\? .+cannot be read$/m)
  })
})

test.each<[Parameters<typeof tellOutcome>[0], number, RegExp]>([
  [
    { outcome: 'done', version: 3, changes: [] },
    0,
    /No setting differs\.\nIn force everywhere within 30 seconds: version 3\./,
  ],
  [
    { outcome: 'refused', faults: [{ field: 'cap', reason: 'is too much' }] },
    1,
    /^cap: is too much\nNothing was changed\./,
  ],
  [
    { outcome: 'changed meanwhile', version: 3, changes: [], change },
    3,
    /version 3 is in force by terminal abc \(quiet\)/,
  ],
])('an outcome (%p) ends with %d', (outcome, code, said) => {
  expect(tellOutcome(outcome, false, false)).toBe(code)
  expect(out + err).toMatch(said)
})
