import { readFileSync } from 'node:fs'
import type { Intent } from 'ask-sdk-model'
import { LOCALES } from '../../lambda/locale.ts'
import { WISHES, wishOf } from '../../lambda/skill/wishes.ts'
import { pathInProject } from '../../local/root.ts'

const intentsOf = (locale: string): string[] => {
  const file = readFileSync(pathInProject(`models/interactionModels/custom/${locale}.json`), 'utf8')
  return JSON.parse(file).interactionModel.languageModel.intents.map(({ name }: Intent) => name)
}

describe.each(LOCALES)('the interaction model of %s', (locale) => {
  it('has every intent that the skill handles, and none that it does not', () => {
    expect(intentsOf(locale).sort()).toEqual(Object.keys(WISHES).sort())
  })
})

describe('an intent', () => {
  const intent = (name: string, slots: Intent['slots'] = {}): Intent => ({
    name,
    confirmationStatus: 'NONE',
    slots,
  })
  const slot = (value: string) => ({ name: 'query', value, confirmationStatus: 'NONE' as const })

  it.each(['NoSuchIntent', 'constructor', '__proto__', 'toString', ''])(
    'that is unknown is not understood: %p',
    (name) => {
      expect(wishOf(intent(name))).toEqual({ wish: 'unknown' })
    },
  )

  it.each(['', '  ', '?'])('without words in its slot asks for nothing: %p', (value) => {
    expect(wishOf(intent('FindProductIntent', { query: slot(value) }))).toEqual({
      wish: 'find',
      query: undefined,
    })
  })

  it('without slots at all asks for nothing', () => {
    const bare = { name: 'FindProductIntent', confirmationStatus: 'NONE' } as Intent
    expect(wishOf(bare)).toEqual({ wish: 'find', query: undefined })
  })

  it('takes a name that was read aloud before one of the model', () => {
    const found = (authority: string, id: string) => ({
      authority,
      status: { code: 'ER_SUCCESS_MATCH' as const },
      values: [{ value: { id, name: 'Hush' } }],
    })
    const product = {
      ...slot('hush'),
      resolutions: {
        resolutionsPerAuthority: [
          found('amzn1.er-authority.echo-sdk.amzn1.ask.skill.x.PRODUCT_NAME', 'static'),
          found('amzn1.er-authority.echo-sdk.dynamic.amzn1.ask.skill.x.PRODUCT_NAME', 'read'),
        ],
      },
    }
    expect(wishOf(intent('ProductDetailIntent', { product }))).toEqual({
      wish: 'describe',
      which: { by: 'product', id: 'read', name: 'hush' },
    })
  })
})
