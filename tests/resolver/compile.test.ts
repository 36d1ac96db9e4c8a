import { compileModel, resolve } from '../../local/alexa/resolver/index.ts'
import { languageModel, values } from './models.ts'

const pizza = {
  intents: [
    {
      name: 'SortIntent',
      samples: ['order {n} {size} pizzas', 'order a {size} pizza', 'i am hungry'],
      slots: [
        { name: 'n', type: 'AMAZON.NUMBER' },
        { name: 'size', type: 'SIZE' },
      ],
    },
    { name: 'AMAZON.StopIntent', samples: [] },
  ],
  types: [
    { name: 'SIZE', values: [{ name: { value: 'large', synonyms: ['big'] } }, { name: { value: 'small' } }] },
  ],
}

describe('a model of another skill', () => {
  const compiled = compileModel(languageModel(pizza), 'en-US', 'amzn1.ask.skill.pizza')

  it.each([
    ['order three large pizzas', { n: '3', size: 'large' }],
    ['order 2 small pizzas please', { n: '2', size: 'small' }],
    ['order a big pizza', { size: 'big' }],
    ["I'm hungry", {}],
  ])('is understood without a word of ours: "%s"', (said, slots) => {
    const resolution = resolve(compiled, said)
    expect(resolution?.intent.name).toBe('SortIntent')
    expect(values(resolution)).toEqual(slots)
  })

  it('names its own skill as the authority', () => {
    expect(
      resolve(compiled, 'order a big pizza')?.intent.slots?.size?.resolutions?.resolutionsPerAuthority?.[0]
        ?.authority,
    ).toBe('amzn1.er-authority.echo-sdk.amzn1.ask.skill.pizza.SIZE')
  })

  it('names other intents that came near', () => {
    const model = compileModel(
      languageModel({
        intents: [
          { name: 'OneIntent', samples: ['count the sheep'] },
          { name: 'TwoIntent', samples: ['count my sheep'] },
        ],
      }),
      'en-US',
    )
    const resolution = resolve(model, 'count the sheep')
    expect(resolution?.intent.name).toBe('OneIntent')
    expect(resolution?.considered.map((intent) => intent.name)).toEqual(['TwoIntent'])
  })

  it.each(['order pizza with pineapple and ham', 'find a kettle', 'corner shop', 'hello'])(
    'without a fallback has no answer to "%s"',
    (said) => {
      expect(resolve(compiled, said)).toBeUndefined()
    },
  )

  it('has only those built-in intents that it lists', () => {
    expect(resolve(compiled, 'stop')?.intent.name).toBe('AMAZON.StopIntent')
    expect(resolve(compiled, 'help')).toBeUndefined()
  })
})

describe('a model that cannot be used', () => {
  it.each([
    ['nothing', undefined, /not usable/],
    ['a string', 'model', /not usable/],
    ['an empty object', {}, /interactionModel/],
    ['no intents', { interactionModel: { languageModel: { invocationName: 'a b' } } }, /intents/],
    [
      'a number as a sample',
      languageModel({ intents: [{ name: 'A', samples: [7 as never] }] }),
      /intents\.0\.samples\.0/,
    ],
    [
      'an unknown slot type',
      languageModel({ intents: [{ name: 'A', slots: [{ name: 's', type: 'NONE' }] }] }),
      /NONE/,
    ],
    ['an unknown slot', languageModel({ intents: [{ name: 'A', samples: ['go {there}'] }] }), /there/],
    ['an intent twice', languageModel({ intents: [{ name: 'A' }, { name: 'A' }] }), /twice/],
    ['a name without words', languageModel({ invocationName: '...', intents: [] }), /invocation name/],
  ])('is refused with a sentence: %s', (_, broken, sentence) => {
    expect(() => compileModel(broken, 'en-US')).toThrow(TypeError)
    expect(() => compileModel(broken, 'en-US')).toThrow(sentence)
  })
})
