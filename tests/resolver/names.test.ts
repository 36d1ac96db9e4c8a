import fc from 'fast-check'
import { resolve } from '../../local/alexa/resolver/index.ts'
import { JUST_NAMES, NAMES, NO_NAMES } from '../names/names.ts'
import { LOCALES, type Locale, model, values } from './models.ts'

const isFrench = (locale: Locale): boolean => locale === 'fr-FR'

describe.each(LOCALES)('with the model of %s', (locale) => {
  const meant = (said: string) => resolve(model(locale), said)
  const intent = (said: string) => meant(said)?.intent.name

  it('a name reaches "call me" whole, as it was said', () => {
    const carriers = isFrench(locale)
      ? ['appelle-moi', 'appelez-moi', "je m'appelle", "j'aimerais qu'on m'appelle", 'mon prénom est']
      : ['call me', 'please call me', 'my name is', "i'm called", "i'd like to be called"]
    const astray = NAMES.flatMap((name, at) => {
      const said = `${carriers[at % carriers.length]} ${name}`
      const got = meant(said)
      const isWhole = got?.intent.name === 'CallMeIntent' && values(got).name === name
      return isWhole ? [] : [`${said} -> ${got?.intent.name} ${JSON.stringify(values(got))}`]
    })
    expect(astray).toEqual([])
  })

  const call = isFrench(locale) ? 'appelle-moi' : 'call me'
  const typed = (said: string) => values(meant(said)).name

  /** Without a letter it is no word; and who ends in "alexa" has spoken to her. */
  const isHeard = (name: string): boolean => /[\p{L}\p{N}]/u.test(name) && !/ alexa$/u.test(name)
  it.each([...JUST_NAMES, ...NO_NAMES].filter(isHeard).map((name) => [name]))(
    'what is typed for a name is not mended on its way to the skill: %j',
    (name) => {
      expect(meant(`${call} ${name}`)?.intent.name).toBe('CallMeIntent')
      expect(typed(`${call} ${name}`)).toBe(name.trim())
    },
  )

  it('any text around a letter reaches the skill as it was typed', () => {
    const sign = fc.constantFrom(...'<>&"(){}[]/\\*#@|~^+=_$%·‐‑–.!?;:,\u200C\u200D\u202E\u00AD\u0301☃🫖')
    const anyName = fc.tuple(fc.string({ unit: sign, maxLength: 6 }), fc.string({ unit: sign, maxLength: 6 }))
    fc.assert(
      fc.property(anyName, ([before, after]) => {
        // A mark of the sentence before a name ties it to "call me"; a stem mark joins "me" itself.
        fc.pre(!/^[\p{M}\p{Cf}.,:;–]/u.test(before))
        expect(typed(`${call} ${before}zorb${after}`)).toBe(`${before}zorb${after}`)
      }),
      { numRuns: 300 },
    )
  })

  it.each([
    ['Gal·la', 'Gal·la'],
    ['A.J.', 'A.J.'],
    ['Anne\u2011Marie', 'Anne\u2011Marie'],
    ['<b>x</b>', '<b>x</b>'],
    ['Zoe\u0308', 'Zoe\u0308'],
    [', Bo', 'Bo'],
    [': Bo', 'Bo'],
    [isFrench(locale) ? "Bo, s'il te plaît" : 'Bo, please', 'Bo'],
    [isFrench(locale) ? 'J.R. merci' : 'J.R. thanks', 'J.R.'],
    [isFrench(locale) ? 'euh Bo' : 'um Bo', 'Bo'],
  ])('only what ties a name to its sentence is left behind: %s', (said, name) => {
    expect(typed(`${call} ${said}`)).toBe(name)
  })

  it('an objection is one, whatever the name', () => {
    const carriers = isFrench(locale)
      ? ['je ne suis pas', 'moi ce n’est pas', 'non, je suis pas', 'moi c’est pas']
      : ["i'm not", 'i am not', "no, i'm not", "i'm not called", 'my name is not']
    const names = ['Anna', 'Mary Jo', 'Ben', 'Siobhán', 'van den Berg', "O'Neil"]
    const astray = carriers.flatMap((carrier) =>
      names.flatMap((name) => {
        const said = `${carrier} ${name}`
        return intent(said) === 'WrongPersonIntent' ? [] : [`${said} -> ${intent(said)}`]
      }),
    )
    expect(astray).toEqual([])
  })
})

describe.each(['en-US', 'en-GB'] as const)('in %s', (locale) => {
  const OTHERS: readonly (readonly [string, string])[] = [
    ['wrong person', 'WrongPersonIntent'],
    ["no, that's not me", 'WrongPersonIntent'],
    ["hey, that's the wrong name", 'WrongPersonIntent'],
    ["you've got the wrong person", 'WrongPersonIntent'],
    ["i'm called Bo", 'CallMeIntent'],
    ["i'm not Bo", 'WrongPersonIntent'],
    ["i'm not called Bo", 'WrongPersonIntent'],
    ['my name is not Bo', 'WrongPersonIntent'],
    ['why did you stop saying my name', 'WhyNoNameIntent'],
    ['you got my name wrong', 'WrongPersonIntent'],
    ['no it isn’t', 'AMAZON.NoIntent'],
    ['exactly', 'AMAZON.YesIntent'],
    ['no call me Bo', 'CallMeIntent'],
    ["don't call me Bo", 'WrongPersonIntent'],
    ["don't call me that", 'WrongPersonIntent'],
    ['please stop calling me that', 'WrongPersonIntent'],
    ['no, not me', 'WrongPersonIntent'],
    ["excuse me, i'm not her", 'WrongPersonIntent'],
    ["you're wrong, i'm not Bo", 'WrongPersonIntent'],
    ["don't call me by my name", 'LeaveMyNameOutIntent'],
    ["please don't use my name", 'LeaveMyNameOutIntent'],
    ['stop saying my name please', 'LeaveMyNameOutIntent'],
    ['forget my name', 'LeaveMyNameOutIntent'],
    ['use my name again', 'UseMyNameIntent'],
    ['yes, use my name', 'YesUseMyNameIntent'],
    ["why didn't you say my name", 'WhyNoNameIntent'],
    ['what do you know about me', 'WhatDoYouKnowIntent'],
    ['forget me', 'ForgetMeIntent'],
    ['please forget everything about me', 'ForgetMeIntent'],
    ['yes, forget me', 'YesForgetMeIntent'],
    ['yes', 'AMAZON.YesIntent'],
    ['no', 'AMAZON.NoIntent'],
    ['thanks', 'AMAZON.StopIntent'],
    ['thank you', 'AMAZON.StopIntent'],
    ['no thanks', 'AMAZON.NoIntent'],
    ['yes thank you', 'AMAZON.YesIntent'],
    ['cancel', 'AMAZON.CancelIntent'],
    ['call it a day', 'AMAZON.FallbackIntent'],
    ['call my mother', 'AMAZON.FallbackIntent'],
    ['find a name plate', 'FindProductIntent'],
    ['find a name tag for my dog', 'FindProductIntent'],
    ["i'm looking for a kettle", 'FindProductIntent'],
    ["i'm after a kettle", 'FindProductIntent'],
    ['find me a call bell', 'FindProductIntent'],
    ['i want a name badge', 'FindProductIntent'],
    ['the one called Hush', 'ProductDetailIntent'],
    ['forget it', 'AMAZON.CancelIntent'],
  ]
  it.each(OTHERS)('"%s" is %s', (said, wanted) => {
    expect(resolve(model(locale), said)?.intent.name).toBe(wanted)
  })

  it.each([
    "i'm not sure",
    "i'm not looking for a kettle",
    "it's not a kettle",
    "i'm not here to buy",
    "i'm not keen",
    "you're wrong",
    'not mine',
    'not that',
    'call off the search',
    'call off',
  ])('"%s" is neither a name nor an objection to one', (said) => {
    expect(resolve(model(locale), said)?.intent.name).not.toMatch(/WrongPerson|CallMe/)
  })
})

describe('in fr-FR', () => {
  it.each([
    ['mauvaise personne', 'WrongPersonIntent'],
    ["non, ce n'est pas moi", 'WrongPersonIntent'],
    ["je m'appelle Bo", 'CallMeIntent'],
    ["je ne m'appelle pas Bo", 'WrongPersonIntent'],
    ["je m'appelle pas Bo", 'WrongPersonIntent'],
    ["ne m'appelle pas comme ça", 'WrongPersonIntent'],
    ["ne m'appelez plus Bo", 'WrongPersonIntent'],
    ["arrête de m'appeler Bo", 'WrongPersonIntent'],
    ['non, pas moi', 'WrongPersonIntent'],
    ["n'utilisez pas mon nom", 'LeaveMyNameOutIntent'],
    ['oublie mon nom', 'LeaveMyNameOutIntent'],
    ['ne dis plus mon prénom', 'LeaveMyNameOutIntent'],
    ['utilise de nouveau mon nom', 'UseMyNameIntent'],
    ['oui, utilise mon nom', 'YesUseMyNameIntent'],
    ["pourquoi vous n'avez pas dit mon nom", 'WhyNoNameIntent'],
    ['que savez-vous sur moi', 'WhatDoYouKnowIntent'],
    ['oubliez-moi', 'ForgetMeIntent'],
    ['oui, oublie-moi', 'YesForgetMeIntent'],
    ['merci', 'AMAZON.StopIntent'],
    ['non merci', 'AMAZON.NoIntent'],
    ['oui merci', 'AMAZON.YesIntent'],
    ['appelle ma mère', 'AMAZON.FallbackIntent'],
    ['je cherche une plaque de porte', 'FindProductIntent'],
    ['je ne cherche pas une bouilloire', 'AMAZON.FallbackIntent'],
    ["pourquoi tu n'utilises plus mon nom", 'WhyNoNameIntent'],
    ['peux-tu m’oublier', 'ForgetMeIntent'],
    ['trouve-moi un porte-nom', 'FindProductIntent'],
  ])('"%s" is %s', (said, wanted) => {
    expect(resolve(model('fr-FR'), said)?.intent.name).toBe(wanted)
  })

  it.each([
    "ce n'est pas grave",
    'je ne suis pas sûr',
    "ce n'est pas bleu",
    "c'est pas ça",
    "ce n'est pas cher",
    "ce n'est pas pour moi",
    'je ne suis pas prêt',
    'je suis pas sûr',
    'pas mal',
    'pas maintenant',
    'pas moins de trente euros',
    'je ne suis pas convaincu',
    "ce n'est pas assez grand",
    "ce n'est pas un grille-pain",
  ])('"%s" is neither a name nor an objection to one', (said) => {
    expect(resolve(model('fr-FR'), said)?.intent.name).not.toMatch(/WrongPerson|CallMe/)
  })
})
