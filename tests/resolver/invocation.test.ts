import { compileModel, resolveInvocation } from '../../local/alexa/resolver/index.ts'
import { languageModel, model, values } from './models.ts'

const invoke = (locale: 'en-US' | 'fr-FR', said: string): [string, string?, Record<string, unknown>?] => {
  const invocation = resolveInvocation(model(locale), said)
  if (invocation.kind !== 'intent') return [invocation.kind]
  const { resolution } = invocation
  return ['intent', resolution.intent.name, values(resolution)]
}

describe('opening words and the name alone', () => {
  it.each([
    'open corner shop',
    'Alexa, open Corner Shop.',
    'ALEXA OPEN CORNER SHOP',
    'please start corner shop',
    'launch the corner shop skill',
    'talk to corner shop',
    'use corner shop please',
    'run corner shop',
    'go to corner shop',
    'corner shop',
    'open cornershop',
    'ask corner shop',
    'could you open corner shop for me',
  ])('launch the skill: "%s"', (said) => {
    expect(invoke('en-US', said)).toEqual(['launch'])
  })

  it.each([
    'ouvre corner shop',
    'Alexa, ouvrez Corner Shop',
    'lance corner shop',
    'démarre corner shop',
    'demarre corner shop',
    'ouvre la skill corner shop',
    'corner shop',
    "ouvre corner shop s'il te plaît",
    'pouvez-vous ouvrir corner shop',
  ])('launch the skill in French: "%s"', (said) => {
    expect(invoke('fr-FR', said)).toEqual(['launch'])
  })
})

describe('a request with the name', () => {
  it.each([
    ['ask corner shop to find a kettle', { query: 'a kettle' }],
    ['alexa, ask corner shop for a kettle', { kind: 'kettle' }],
    ['ask corner shop for some quiet kettles', { kind: 'quiet kettles' }],
    ['open corner shop and find a kettle', { query: 'a kettle' }],
    ['find a kettle with corner shop', { query: 'a kettle' }],
    ['find a kettle from corner shop please', { query: 'a kettle' }],
    ['search corner shop for a kettle', { query: 'a kettle' }],
    ['corner shop find a kettle', { query: 'a kettle' }],
    ['ask corner shop if it has kettles', { query: 'kettles' }],
    ['tell corner shop i need a lamp', { query: 'a lamp' }],
  ])('is understood: "%s"', (said, slots) => {
    const [kind, intent, filled] = invoke('en-US', said)
    expect([kind, intent]).toEqual(['intent', 'FindProductIntent'])
    expect(Object.values(filled ?? {})).toEqual(Object.values(slots))
  })

  it.each([
    ['demande à corner shop de trouver une bouilloire', 'FindProductIntent'],
    ['demande à corner shop une bouilloire', 'FindProductIntent'],
    ['demandez à corner shop de reprendre ma recherche', 'ResumeSearchIntent'],
    ["dis à corner shop que j'ai fini", 'AMAZON.CancelIntent'],
    ['ouvre corner shop et trouve une lampe', 'FindProductIntent'],
    ['trouve une bouilloire avec corner shop', 'FindProductIntent'],
    ["demande de l'aide à corner shop", 'none'],
    ["demande à corner shop de l'aide", 'AMAZON.HelpIntent'],
  ])('is understood in French: "%s"', (said, intent) => {
    const [kind, name] = invoke('fr-FR', said)
    expect(name ?? kind).toBe(intent)
  })

  it.each([
    ['ask corner shop for help', 'AMAZON.HelpIntent'],
    ['ask corner shop to pick up where I left off', 'ResumeSearchIntent'],
    ['ask corner shop what i was looking for', 'ResumeSearchIntent'],
    ["tell corner shop i'm done", 'AMAZON.CancelIntent'],
    ['ask corner shop to start over', 'AMAZON.StartOverIntent'],
  ])('may be for any intent: "%s"', (said, intent) => {
    expect(invoke('en-US', said)[1]).toBe(intent)
  })

  it.each([
    'ask corner shop to sing',
    'ask corner shop to fly me to the moon',
    'open corner shop blah blah',
    'tell corner shop a joke',
  ])('that matches nothing is the fallback: "%s"', (said) => {
    expect(invoke('en-US', said)).toEqual(['intent', 'AMAZON.FallbackIntent', {}])
  })

  it('that matches nothing invokes nothing where a model has no fallback', () => {
    const bare = compileModel(
      languageModel({ intents: [{ name: 'SortIntent', samples: ['order a pizza'] }] }),
      'en-US',
    )
    expect(resolveInvocation(bare, 'ask pizza palace to sing')).toEqual({ kind: 'none' })
    expect(resolveInvocation(bare, 'ask pizza palace to order a pizza').kind).toBe('intent')
  })

  it('works by the bare name in a language without words of its own', () => {
    const german = compileModel(
      languageModel({
        invocationName: 'eck laden',
        intents: [
          {
            name: 'SucheIntent',
            samples: ['suche nach {was}'],
            slots: [{ name: 'was', type: 'AMAZON.SearchQuery' }],
          },
        ],
      }),
      'de-DE',
    )
    expect(resolveInvocation(german, 'Eck Laden')).toEqual({ kind: 'launch' })
    expect(resolveInvocation(german, 'eck laden suche nach schuhen').kind).toBe('intent')
    expect(resolveInvocation(german, 'suche nach schuhen')).toEqual({ kind: 'none' })
  })
})
