import type { er } from 'ask-sdk-model'
import { compileModel, resolve } from '../../local/alexa/resolver/index.ts'
import { ids, languageModel, model, values } from './models.ts'

const SLOT_TYPES: readonly (readonly [string, string])[] = [
  ['n', 'AMAZON.NUMBER'],
  ['pin', 'AMAZON.FOUR_DIGIT_NUMBER'],
  ['rank', 'AMAZON.Ordinal'],
  ['color', 'AMAZON.Color'],
  ['name', 'AMAZON.FirstName'],
]

const built = (locale: string, samples: readonly string[]) =>
  compileModel(
    languageModel({
      intents: [
        { name: 'AnyIntent', samples, slots: SLOT_TYPES.map(([name, type]) => ({ name, type })) },
        { name: 'AMAZON.FallbackIntent' },
      ],
    }),
    locale,
  )

const english = built('en-US', [
  'count {n}',
  'my code is {pin}',
  'take the {rank}',
  'paint it {color}',
  'call me {name}',
])
const french = built('fr-FR', ['compte {n}', 'mon code est {pin}', 'prends le {rank}', 'peins en {color}'])

describe('a number', () => {
  it.each([
    ['count forty two', '42'],
    ['count 42', '42'],
    ['count a hundred and five', '105'],
    ['count two thousand and twenty six', '2026'],
    ['count 1,500', '1500'],
    ['count three hundred thousand', '300000'],
    ['count zero', '0'],
  ])('is heard in "%s" as %s', (said, n) => {
    expect(values(resolve(english, said))).toEqual({ n })
  })

  it.each([
    ['compte quarante-deux', '42'],
    ['compte soixante et onze', '71'],
    ['compte soixante-dix-sept', '77'],
    ['compte quatre-vingts', '80'],
    ['compte quatre-vingt-douze', '92'],
    ['compte quatre vingt dix neuf', '99'],
    ['compte deux cent trois', '203'],
    ['compte mille neuf cent quatre-vingt-quatre', '1984'],
    ['compte vingt et un', '21'],
    ['compte un', '1'],
  ])('is heard in "%s" as %s', (said, n) => {
    expect(values(resolve(french, said))).toEqual({ n })
  })

  it.each(['count', 'count kettles', 'count and', 'count forty thirteen', 'count twenty twelve'])(
    'is not heard in "%s"',
    (said) => {
      expect(resolve(english, said)?.intent.name).toBe('AMAZON.FallbackIntent')
    },
  )
})

describe('a number of four digits', () => {
  it.each([
    ['my code is 4 2 7 1', '4271'],
    ['my code is 4271', '4271'],
    ['my code is four two seven one', '4271'],
    ['my code is forty two seventy one', '4271'],
    ['my code is six oh four five', '6045'],
    ['my code is nineteen oh five', '1905'],
    ['my code is 0 0 0 7', '0007'],
    ['my code is two thousand and one', '2001'],
  ])('is heard in "%s" as %s', (said, pin) => {
    expect(values(resolve(english, said))).toEqual({ pin })
  })

  it.each([
    ['mon code est quarante-deux soixante et onze', '4271'],
    ['mon code est quatre deux sept un', '4271'],
    ['mon code est deux mille un', '2001'],
  ])('is heard in "%s" as %s', (said, pin) => {
    expect(values(resolve(french, said))).toEqual({ pin })
  })

  it.each([
    'my code is 4 2 7',
    'my code is 4 2 7 1 9',
    'my code is forty two',
    'my code is kettle',
    'my code is 42710',
  ])('is not heard in "%s"', (said) => {
    expect(resolve(english, said)?.intent.name).toBe('AMAZON.FallbackIntent')
  })
})

describe('other built-in types', () => {
  it.each([
    ['take the second', { rank: '2nd' }],
    ['take the 3rd', { rank: '3rd' }],
    ['take the twenty first', { rank: '21st' }],
    ['take the eleventh', { rank: '11th' }],
    ['paint it blue', { color: 'blue' }],
    ['call me anna', { name: 'anna' }],
    ['call me van den berg', { name: 'van den berg' }],
  ])('hear "%s"', (said, slots) => {
    expect(values(resolve(english, said))).toEqual(slots)
  })

  it.each(['take the two', 'take the kettle', 'paint it kettle', 'call me', 'call me the'])(
    'do not hear "%s"',
    (said) => {
      expect(resolve(english, said)?.intent.name).toBe('AMAZON.FallbackIntent')
    },
  )

  it('carry no resolutions, and leave the slots that were not said empty', () => {
    const slots = resolve(english, 'count 42')?.intent.slots
    expect(slots?.n).toEqual({
      name: 'n',
      value: '42',
      confirmationStatus: 'NONE',
      slotValue: { type: 'Simple', value: '42' },
    })
    expect(slots?.pin).toEqual({ name: 'pin', confirmationStatus: 'NONE' })
  })
})

describe('a search phrase', () => {
  it.each([
    ['find a kettle', 'a kettle'],
    ['Find a Kettle!', 'a Kettle'],
    ['find a quiet kettle please', 'a quiet kettle'],
    ['find um a kettle uh please', 'a kettle'],
    ['could you find me a kettle please', 'a kettle'],
    ["find a mother's day gift", "a mother's day gift"],
    ['find a t-shirt', 'a t-shirt'],
    ['find a p. s. four', 'a p. s. four'],
    ["I'd like to find a kettle", 'a kettle'],
    ['find salt & pepper mills', 'salt & pepper mills'],
    ['find a c++ book', 'a c++ book'],
    ['find a t\u2011shirt', 'a t\u2011shirt'],
    ['find <b>a kettle</b>', '<b>a kettle</b>'],
    ['find: a kettle, a quiet one. Please!', 'a kettle a quiet one'],
    ['find "a kettle"', 'a kettle'],
    ['find a kettle for st. john', 'a kettle for st. john'],
  ])('keeps the words of "%s" as said', (said, query) => {
    expect(values(resolve(model('en-US'), said))).toEqual({ query })
  })

  it('keeps French articles and apostrophes', () => {
    expect(values(resolve(model('fr-FR'), 'J’ai besoin d’une bouteille d’huile'))).toEqual({
      query: "une bouteille d'huile",
    })
  })

  it.each([
    ['find more', 'MoreProductsIntent'],
    ['show me the second one', 'ProductDetailIntent'],
    ['show me what I was looking for', 'ResumeSearchIntent'],
    ['I want to start over', 'AMAZON.StartOverIntent'],
  ])('never swallows the request "%s"', (said, intent) => {
    expect(resolve(model('en-US'), said)?.intent.name).toBe(intent)
  })
})

describe('a listed value', () => {
  it.each([
    ['a kettle', 'kettle', 'kettle'],
    ['kettles', 'kettles', 'kettle'],
    ['some electric kettles', 'electric kettles', 'kettle'],
    ['a tea pot', 'tea pot', 'teapot'],
    ['a ketttle', 'ketttle', 'kettle'],
    ['a flashlight', 'flashlight', 'torch'],
  ])('is found in "%s"', (said, value, id) => {
    const resolution = resolve(model('en-US'), said)
    expect(values(resolution)).toEqual({ kind: value })
    expect(ids(resolution, 'kind')).toEqual([id])
  })

  it('is another word in another market', () => {
    expect(ids(resolve(model('en-GB'), 'a torch'), 'kind')).toEqual(['torch'])
    expect(ids(resolve(model('fr-FR'), 'une lampe de poche'), 'kind')).toEqual(['torch'])
  })

  it.each([
    ['en-US', 'quiet kettle'],
    ['en-US', 'a lamp for the bedroom'],
    ['fr-FR', 'bouilloire silencieuse'],
    ['fr-FR', 'une lampe pour la chambre'],
  ] as const)('may be described: %s, "%s" matches no value', (locale, said) => {
    const resolution = resolve(model(locale), said)
    expect(resolution?.intent.slots?.kind?.resolutions?.resolutionsPerAuthority?.[0]).toMatchObject({
      status: { code: 'ER_SUCCESS_NO_MATCH' },
      values: [],
    })
  })

  it.each(['zorb', 'a zorb', 'kettle zorb', 'a nettle', 'tower'])('is not found in "%s"', (said) => {
    expect(resolve(model('en-US'), said)?.intent.name).toBe('AMAZON.FallbackIntent')
  })

  it('has as id the MD5 of its name where the model gives none, as Alexa does', () => {
    const pets = compileModel(
      languageModel({
        intents: [{ name: 'PetIntent', samples: ['{pet}'], slots: [{ name: 'pet', type: 'PET' }] }],
        types: [{ name: 'PET', values: [{ name: { value: 'cat' } }] }],
      }),
      'en-US',
    )
    expect(ids(resolve(pets, 'cat'), 'pet')).toEqual(['d077f244def8a70e5ea758bd8352fcd8'])
  })

  it('is every value that shares the saying', () => {
    const shared = compileModel(
      languageModel({
        intents: [{ name: 'PetIntent', samples: ['{pet}'], slots: [{ name: 'pet', type: 'PET' }] }],
        types: [
          {
            name: 'PET',
            values: [
              { id: 'c', name: { value: 'cat', synonyms: ['pet'] } },
              { id: 'd', name: { value: 'dog', synonyms: ['pet'] } },
            ],
          },
        ],
      }),
      'en-US',
    )
    expect(ids(resolve(shared, 'pets'), 'pet')).toEqual(['c', 'd'])
  })
})

describe('dynamic entities', () => {
  const taught: er.dynamic.EntityListItem[] = [
    {
      name: 'PRODUCT_NAME',
      values: [{ id: 'p-7', name: { value: 'Moorland kettle', synonyms: ['moorland', 'the moorland'] } }],
    },
  ]

  it('are matched under the authority of their own', () => {
    const resolution = resolve(model('en-US'), 'tell me about the Moorland', taught)
    expect(resolution?.intent.slots?.product?.resolutions?.resolutionsPerAuthority).toEqual([
      {
        authority: expect.stringMatching(
          /^amzn1\.er-authority\.echo-sdk\.amzn1\.ask\.skill\.[-0-9a-f]+\.PRODUCT_NAME$/,
        ),
        status: { code: 'ER_SUCCESS_NO_MATCH' },
        values: [],
      },
      {
        authority: expect.stringMatching(
          /^amzn1\.er-authority\.echo-sdk\.dynamic\.amzn1\.ask\.skill\..+\.PRODUCT_NAME$/,
        ),
        status: { code: 'ER_SUCCESS_MATCH' },
        values: [{ value: { name: 'Moorland kettle', id: 'p-7' } }],
      },
    ])
    expect(values(resolution)).toEqual({ product: 'Moorland' })
  })

  it('stand beside the values of the model', () => {
    expect(ids(resolve(model('en-US'), 'the hush', taught), 'product')).toEqual(['hush'])
  })

  it('forgive a slip', () => {
    expect(ids(resolve(model('en-US'), 'tell me about the morland', taught), 'product')).toEqual(['p-7'])
  })

  it('are gone without the session that taught them', () => {
    expect(resolve(model('en-US'), 'tell me about the moorland')?.intent.name).toBe('AMAZON.FallbackIntent')
  })

  it('of a type that no slot has change nothing', () => {
    const other = [{ name: 'OTHER', values: taught[0]?.values ?? [] }]
    const said = 'tell me about the moorland'
    expect(resolve(model('en-US'), said, other)).toEqual(resolve(model('en-US'), said))
  })
})
