import { checkInvocationName, checkModel } from '../../local/alexa/model-check.ts'
import { checkManifest, checkPackage } from '../../local/alexa/package-check.ts'

interface Parts {
  readonly invocationName?: string
  readonly intents?: readonly unknown[]
  readonly types?: readonly unknown[]
}

const REQUIRED = ['AMAZON.StopIntent', 'AMAZON.CancelIntent', 'AMAZON.HelpIntent'].map((name) => ({ name }))

const model = ({ invocationName = 'pizza palace', intents = [], types = [] }: Parts = {}) => ({
  interactionModel: { languageModel: { invocationName, intents: [...REQUIRED, ...intents], types } },
})

const SLOTS = [
  { name: 'query', type: 'AMAZON.SearchQuery' },
  { name: 'other', type: 'AMAZON.SearchQuery' },
  { name: 'size', type: 'SIZE' },
]
const SIZE = { name: 'SIZE', values: [{ id: 'l', name: { value: 'large' } }] }

const withSample = (sample: string) =>
  model({ intents: [{ name: 'SortIntent', slots: SLOTS, samples: [sample] }], types: [SIZE] })

describe('a sample', () => {
  it.each([
    'order a pizza',
    'find {query}',
    "I'd like {query}",
    'a {size} one',
    '{size}',
    'u. s. b. cable',
    'trouve-moi {query}',
    "j'ai besoin d'{query}",
    'à la carte',
  ])('may be "%s"', (sample) => {
    expect(checkModel(withSample(sample), 'en-US')).toEqual([])
  })

  it.each([
    ['{query}', /carrier phrase/],
    [' {query} ', /carrier phrase/],
    ['find {query} in {size}', /another slot/],
    ['find {query} or {other}', /another slot/],
    ['find {query} or {query}', /twice/],
    ['{size} {size}', /twice/],
    ['order {nothing}', /"nothing"/],
    ['order {size', /brace/],
    ['order size}', /brace/],
    ['order 2 pizzas', /may hold only/],
    ['order, please', /may hold only/],
    ['order it!', /may hold only/],
    ['what?', /may hold only/],
    ['order now.', /may hold only/],
    ['usb. cable', /may hold only/],
    ['', /empty/],
  ])('may not be "%s"', (sample, sentence) => {
    const faults = checkModel(withSample(sample), 'en-US')
    expect(faults[0]).toEqual({
      path: 'interactionModel.languageModel.intents.3.samples.0',
      message: expect.stringMatching(sentence),
    })
  })
})

describe('an invocation name', () => {
  it.each(['corner shop', 'pizza palace', "anna's kitchen", 'the pizza palace', 'u. s. pizza'])(
    'may be "%s"',
    (name) => {
      expect(checkInvocationName(name, 'en-US')).toEqual([])
    },
  )

  it.each([
    ['Corner Shop', /lower case/],
    ['shop', /two words/],
    ['corner  shop', /single spaces/],
    ['corner shop 2', /only letters/],
    ['corner, shop', /only letters/],
    ['', /only letters/],
    ['alexa shop', /"alexa"/],
    ['echo corner shop', /"echo"/],
    ['open shop', /"open"/],
    ['ask the corner', /"ask"/],
    ['shop for pizza', /"for"/],
    ['the shop', /"the"/],
    ['a shop', /"a"/],
    ['corner '.repeat(9).trim(), /50/],
  ])('may not be "%s"', (name, sentence) => {
    expect(checkInvocationName(name, 'en-US')).toEqual([
      { path: 'interactionModel.languageModel.invocationName', message: expect.stringMatching(sentence) },
    ])
  })

  it.each(['ouvre boutique', 'demande boutique', 'la boutique', 'boutique avec pizza'])(
    'is judged by the words of its language: "%s"',
    (name) => {
      expect(checkInvocationName(name, 'fr-FR')).toHaveLength(1)
      expect(checkInvocationName(name, 'en-US')).toEqual([])
    },
  )
})

describe('a model', () => {
  const order = { name: 'SortIntent', samples: ['order a pizza'] }

  it('without a fault has none', () => {
    expect(checkModel(model({ intents: [order] }), 'en-US')).toEqual([])
  })

  it.each([
    [
      'a sample of two intents',
      { intents: [order, { name: 'BuyIntent', samples: ['Order  a pizza'] }] },
      /SortIntent too/,
    ],
    ['a sample twice', { intents: [{ ...order, samples: ['order it', 'order it'] }] }, /twice/],
    [
      'one sample with the same type of slot in two intents',
      {
        types: [SIZE],
        intents: [
          { name: 'AIntent', slots: [{ name: 'one', type: 'SIZE' }], samples: ['a {one}'] },
          { name: 'BIntent', slots: [{ name: 'two', type: 'SIZE' }], samples: ['a {two}'] },
        ],
      },
      /AIntent too/,
    ],
    ['an intent twice', { intents: [order, { ...order, samples: ['more pizza'] }] }, /twice/],
    ['a digit in a name', { intents: [{ ...order, name: 'Order2' }] }, /letters and underscores/],
    ['an intent without samples', { intents: [{ name: 'SortIntent' }] }, /no sample/],
    [
      'a fallback with samples',
      { intents: [{ name: 'AMAZON.FallbackIntent', samples: ['what'] }] },
      /takes no samples/,
    ],
    ['an unknown type', { intents: [{ ...order, slots: [{ name: 'size', type: 'SIZE' }] }] }, /SIZE/],
    ['a type without values', { intents: [order], types: [{ name: 'SIZE', values: [] }] }, /no values/],
    [
      'an id twice',
      { types: [{ name: 'SIZE', values: [...SIZE.values, { id: 'l', name: { value: 'big' } }] }] },
      /id "l"/,
    ],
    [
      'a value twice',
      { types: [{ name: 'SIZE', values: [...SIZE.values, { name: { value: 'Large' } }] }] },
      /"Large"/,
    ],
  ] as const)('is faulty with %s', (_, parts, sentence) => {
    const faults = checkModel(model(parts), 'en-US')
    expect(faults).toEqual([{ path: expect.any(String), message: expect.stringMatching(sentence) }])
  })

  it.each(REQUIRED)('must have $name', ({ name }) => {
    const whole = model()
    const { languageModel } = whole.interactionModel
    const intents = languageModel.intents.filter((intent) => (intent as { name: string }).name !== name)
    const faults = checkModel({ interactionModel: { languageModel: { ...languageModel, intents } } }, 'en-US')
    expect(faults).toEqual([
      { path: 'interactionModel.languageModel.intents', message: `The intent ${name} is missing.` },
    ])
  })

  it.each([undefined, null, 7, 'model', [], {}, { interactionModel: {} }])(
    'that is %j is said to be unusable',
    (broken) => {
      expect(checkModel(broken, 'en-US')).toHaveLength(1)
    },
  )
})

describe('a manifest', () => {
  const entry = {
    name: 'Pizza Palace',
    summary: 'Pizza.',
    description: 'Pizza, by voice.',
    examplePhrases: ['Alexa, open pizza palace'],
  }
  const legal = {
    privacyPolicyUrl: 'https://example.com/privacy',
    termsOfUseUrl: 'https://example.com/terms',
  }
  const endpoint = { uri: 'arn:aws:lambda:us-east-1:000000000000:function:pizza' }
  const manifest = (changes: {
    entry?: object
    legal?: object | null
    personal?: boolean
    more?: object
  }) => ({
    manifest: {
      manifestVersion: '1.0',
      apis: { custom: { endpoint } },
      privacyAndCompliance: {
        usesPersonalInfo: changes.personal ?? true,
        locales: changes.legal === null ? {} : { 'en-US': { ...legal, ...changes.legal } },
      },
      publishingInformation: { category: 'FOOD', locales: { 'en-US': { ...entry, ...changes.entry } } },
      ...changes.more,
    },
  })

  it('without a fault has none', () => {
    expect(checkManifest(manifest({}), ['en-US'])).toEqual([])
  })

  it('needs no privacy policy where no personal information is used', () => {
    expect(checkManifest(manifest({ legal: null, personal: false }), ['en-US'])).toEqual([])
  })

  it.each([
    ['a name of 51 characters', { entry: { name: 'p'.repeat(51) } }, /name has 51/],
    ['an empty name', { entry: { name: '' } }, /name has 0/],
    ['a summary of 161 characters', { entry: { summary: 'p'.repeat(161) } }, /summary has 161/],
    [
      'a description of 4001 characters',
      { entry: { description: 'p'.repeat(4001) } },
      /description has 4001/,
    ],
    ['no example phrase', { entry: { examplePhrases: [] } }, /0 of 1 to 3/],
    [
      'four example phrases',
      { entry: { examplePhrases: Array.from({ length: 4 }, () => 'Alexa, a') } },
      /4 of 1 to 3/,
    ],
    ['an example phrase without Alexa', { entry: { examplePhrases: ['open pizza palace'] } }, /Alexa,/],
    ['no privacy policy', { legal: null }, /no privacy policy/],
    ['a privacy policy over http', { legal: { privacyPolicyUrl: 'http://example.com' } }, /https/],
    ['terms at no address', { legal: { termsOfUseUrl: 'terms' } }, /https/],
    [
      "Amazon's name in a host",
      { legal: { termsOfUseUrl: 'https://alexa-pizza.example.com' } },
      /Amazon's names/,
    ],
    [
      'events without an endpoint',
      { more: { events: { subscriptions: [{ eventName: 'SKILL_ENABLED' }] } } },
      /endpoint/,
    ],
    ['another version', { more: { manifestVersion: '2.0' } }, /.+/],
    ['no API', { more: { apis: {} } }, /.+/],
  ])('is faulty with %s', (_, changes, sentence) => {
    const faults = checkManifest(manifest(changes), ['en-US'])
    expect(faults).toEqual([
      { path: expect.stringMatching(/^manifest\./), message: expect.stringMatching(sentence) },
    ])
  })

  it('and the models must be of the same locales', () => {
    expect(checkManifest(manifest({}), ['fr-FR']).map((fault) => fault.message)).toEqual([
      'There is an interaction model for fr-FR, but no store text.',
      'There is a store text for en-US, but no interaction model.',
    ])
  })

  it('names a locale that Alexa does not have', () => {
    const text = JSON.stringify(manifest({})).replaceAll('en-US', 'en_US')
    expect(checkManifest(JSON.parse(text), ['en_US'])).toEqual([
      {
        path: 'manifest.publishingInformation.locales.en_US',
        message: expect.stringMatching(/^"en_US" is no locale of Alexa; there are ar-SA, /),
      },
    ])
  })

  it.each([undefined, null, 'manifest', {}, { manifest: {} }])(
    'that is %j is said to be unusable',
    (broken) => {
      expect(checkManifest(broken, ['en-US']).length).toBeGreaterThan(0)
    },
  )

  const order = { name: 'SortIntent', slots: [{ name: 'size', type: 'SIZE' }], samples: ['order {size}'] }

  it.each([
    ['an intent fewer', { types: [SIZE] }, /intent SortIntent is missing/],
    [
      'a slot fewer',
      { types: [SIZE], intents: [{ ...order, slots: [], samples: ['order'] }] },
      /slot size .* is missing/,
    ],
    [
      'a slot of another type',
      { types: [SIZE], intents: [{ ...order, slots: [{ name: 'size', type: 'AMAZON.Color' }] }] },
      /AMAZON\.Color is there/,
    ],
    ['a type more', { types: [SIZE, { ...SIZE, name: 'KIND' }], intents: [order] }, /type KIND is there/],
  ])('goes with models that are alike, not with one that has %s', (_, parts, sentence) => {
    const models = { 'en-US': model({ types: [SIZE], intents: [order] }), 'fr-FR': model(parts) }
    const faults = checkPackage({ manifest: {}, models }).filter((fault) =>
      fault.path.includes('custom/fr-FR'),
    )
    expect(faults.map((fault) => fault.message)).toContainEqual(expect.stringMatching(sentence))
  })
})
