import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkPackage, type SkillPackage } from '../../local/alexa/package-check.ts'
import { compileModel, resolveInvocation } from '../../local/alexa/resolver/index.ts'
import { readLanguageModel } from '../../local/alexa/resolver/schema.ts'

const ROOT = process.cwd()
const MODELS = join('models', 'interactionModels', 'custom')
const text = (...path: string[]): string => readFileSync(join(ROOT, ...path), 'utf8')
const json = (...path: string[]): unknown => JSON.parse(text(...path))

const LOCALES = readdirSync(join(ROOT, MODELS)).map((file) => file.replace('.json', ''))
const skill: SkillPackage = {
  manifest: json('models', 'skill.json'),
  models: Object.fromEntries(LOCALES.map((locale) => [locale, json(MODELS, `${locale}.json`)])),
}

interface Manifest {
  readonly permissions: readonly { readonly name: string }[]
  readonly events: {
    readonly endpoint: { readonly uri: string }
    readonly subscriptions: readonly { readonly eventName: string }[]
  }
  readonly apis: { readonly custom: { readonly endpoint: { readonly uri: string } } }
  readonly privacyAndCompliance: Readonly<Record<string, unknown>> & {
    readonly locales: Readonly<
      Record<string, { readonly privacyPolicyUrl: string; readonly termsOfUseUrl: string }>
    >
  }
  readonly publishingInformation: {
    readonly category: string
    readonly locales: Readonly<Record<string, { readonly examplePhrases: readonly string[] }>>
  }
}
const { manifest } = skill.manifest as { manifest: Manifest }

const ours = (locale: string) => readLanguageModel(skill.models[locale])
const intents = (locale: string) =>
  new Map(ours(locale).intents.map((intent) => [intent.name, intent] as const))
const type = (locale: string, name: string) =>
  ours(locale).types?.find((one) => one.name === name)?.values ?? []

it('the skill package has no fault', () => {
  expect(checkPackage(skill)).toEqual([])
})

it('the package has the three locales', () => {
  expect([...LOCALES].sort()).toEqual(['en-GB', 'en-US', 'fr-FR'])
})

it.each(['skill.json', ...LOCALES.map((locale) => `interactionModels/custom/${locale}.json`)])(
  '%s is written as ask-cli writes it, so that a deploy leaves it alone',
  (file) => {
    expect(text('models', file).trimEnd()).toBe(JSON.stringify(json('models', file), null, 2))
  },
)

it('ask-cli finds the package through ask-resources.json', () => {
  const resources = json('ask-resources.json') as {
    profiles: { default: { skillMetadata: { src: string } } }
  }
  expect(existsSync(join(ROOT, resources.profiles.default.skillMetadata.src, 'skill.json'))).toBe(true)
})

describe('the manifest', () => {
  it('asks for the person id and for the PIN, and for nothing else', () => {
    const names = manifest.permissions.map(({ name }) => name)
    expect(names).toEqual(['alexa::person_id:read', 'alexa::authenticate:2:optional'])
  })

  it('turns Alexa’s shopping on, and sells nothing itself', () => {
    const { allowsPurchases, shoppingKit } = manifest.privacyAndCompliance
    expect({ allowsPurchases, shoppingKit }).toEqual({
      allowsPurchases: false,
      shoppingKit: { isShoppingActionsEnabled: true },
    })
  })

  it('subscribes to the events by which data is deleted, at the endpoint of the skill', () => {
    expect(manifest.events.subscriptions.map((one) => one.eventName)).toEqual([
      'SKILL_ENABLED',
      'SKILL_DISABLED',
      'SKILL_PERMISSION_ACCEPTED',
      'SKILL_PERMISSION_CHANGED',
      'SKILL_ACCOUNT_LINKED',
    ])
    expect(manifest.events.endpoint).toEqual(manifest.apis.custom.endpoint)
  })

  it('names a function of an account that cannot exist, until a deployment puts its own there', () => {
    expect(manifest.apis.custom.endpoint.uri).toBe(
      'arn:aws:lambda:us-east-1:000000000000:function:corner-shop:live',
    )
  })

  it('says what the skill does with money and persons', () => {
    expect(manifest.privacyAndCompliance).toMatchObject({
      allowsPurchases: false,
      usesPersonalInfo: true,
      isChildDirected: false,
      isExportCompliant: true,
      containsAds: false,
    })
    expect(manifest.publishingInformation.category).toBe('SHOPPING')
  })

  it.each(LOCALES)('has privacy and terms of its own for %s', (locale) => {
    const path = locale.toLowerCase()
    expect(manifest.privacyAndCompliance.locales[locale]).toEqual({
      privacyPolicyUrl: `https://example.com/${path}/privacy`,
      termsOfUseUrl: `https://example.com/${path}/terms`,
    })
  })

  it.each(LOCALES)('has three example phrases for %s that reach the skill', (locale) => {
    const compiled = compileModel(skill.models[locale], locale)
    const phrases = manifest.publishingInformation.locales[locale]?.examplePhrases ?? []
    const kinds = phrases.map((phrase) => {
      const invocation = resolveInvocation(compiled, phrase)
      return invocation.kind === 'intent' ? invocation.resolution.intent.name : invocation.kind
    })
    expect(kinds).toEqual(['launch', 'FindProductIntent', 'ResumeSearchIntent'])
  })
})

describe.each(LOCALES)('the model of %s', (locale) => {
  it('is called corner shop', () => {
    expect(ours(locale).invocationName).toBe('corner shop')
  })

  it('takes a search as free words, or as a kind of thing alone', () => {
    expect(intents(locale).get('FindProductIntent')?.slots).toEqual([
      { name: 'query', type: 'AMAZON.SearchQuery' },
      { name: 'kind', type: 'PRODUCT_KIND' },
    ])
    expect(intents(locale).get('FindProductIntent')?.samples).toContain('{kind}')
  })

  it('lists at least 90 kinds of things for the home', () => {
    expect(type(locale, 'PRODUCT_KIND').length).toBeGreaterThanOrEqual(90)
  })

  it('has the same ids of values as every other locale', () => {
    for (const name of ['PRODUCT_KIND', 'POSITION', 'PRODUCT_NAME'])
      expect(type(locale, name).map((value) => value.id)).toEqual(
        type('en-US', name).map((value) => value.id),
      )
    expect(type(locale, 'POSITION').map((value) => value.id)).toEqual(['1', '2', '3', 'last'])
  })

  it('has no kind whose saying is that of another kind', () => {
    const sayings = type(locale, 'PRODUCT_KIND').flatMap(({ name }) => [name.value, ...(name.synonyms ?? [])])
    expect(sayings.filter((saying, at) => sayings.indexOf(saying) < at)).toEqual([])
  })

  it('asks how sure Alexa must be that nothing else was meant', () => {
    expect(skill.models[locale]).toMatchObject({
      interactionModel: {
        languageModel: { modelConfiguration: { fallbackIntentSensitivity: { level: 'MEDIUM' } } },
      },
    })
  })
})

it.each([
  ['torch', 'flashlight', 'torch'],
  ['faucet', 'faucet', 'tap'],
  ['trash-can', 'trash can', 'bin'],
  ['comforter', 'comforter', 'duvet'],
])('%s is "%s" in America and "%s" in Britain', (id, american, british) => {
  const value = (locale: string) => type(locale, 'PRODUCT_KIND').find((one) => one.id === id)?.name.value
  expect([value('en-US'), value('en-GB')]).toEqual([american, british])
})
