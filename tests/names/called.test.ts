import fc from 'fast-check'
import { calledName } from '../../lambda/household/called.ts'
import { JUST_NAMES, NAMES, NO_NAMES } from './names.ts'

const whole = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .replace(/^ | $/g, '')

it('the list holds at least 300 hard names, each once', () => {
  const all = [...NAMES, ...NO_NAMES, ...JUST_NAMES]
  expect(all.filter((name, at) => all.indexOf(name) !== at)).toEqual([])
  expect(all.length).toBeGreaterThanOrEqual(300)
})

describe('what somebody asks to be called', () => {
  it.each(NAMES)('is kept whole, as it was heard: %s', (name) => {
    expect(calledName(name)).toBe(whole(name))
    expect(calledName(name.toLowerCase())).toBe(whole(name.toLowerCase()))
  })

  it.each(JUST_NAMES.map((name) => [name]))('may go to the limits: %s', (name) => {
    expect(calledName(name)).toBe(whole(name))
  })

  it.each(NO_NAMES.map((name) => [JSON.stringify(name).slice(0, 50), name]))(
    'is refused where it is no name: %s',
    (_, name) => {
      expect(calledName(name)).toBeUndefined()
    },
  )

  it('is refused, or kept in full, for any text; and what is kept is kept again', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 45 }),
      fc
        .array(fc.constantFrom(...NAMES, ...NO_NAMES.slice(0, 100)), { maxLength: 3 })
        .map((all) => all.join(' ')),
    )
    fc.assert(
      fc.property(anyText, (text) => {
        const name = calledName(text)
        if (name === undefined) return
        expect(name).toBe(whole(text))
        expect(calledName(name)).toBe(name)
        expect(name).not.toMatch(/[<>&"\p{C}\p{N}\p{S}]/u)
        expect([...name].length).toBeLessThanOrEqual(40)
      }),
      { numRuns: 2000 },
    )
  })
})
