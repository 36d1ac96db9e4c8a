import { resolveInvocation } from '../../local/alexa/resolver/index.ts'
import { type Locale, model, values } from './models.ts'

const asked = (locale: Locale, said: string): [string, (string | undefined)?] => {
  const invocation = resolveInvocation(model(locale), said)
  if (invocation.kind !== 'intent') return [invocation.kind]
  const { resolution } = invocation
  return [resolution.intent.name, values(resolution).name]
}

const ENGLISH: readonly (readonly [string, string, string?])[] = [
  ['tell corner shop not to use my name', 'LeaveMyNameOutIntent'],
  ['ask corner shop not to say my name', 'LeaveMyNameOutIntent'],
  ['tell corner shop to stop saying my name', 'LeaveMyNameOutIntent'],
  ['tell corner shop to leave my name out', 'LeaveMyNameOutIntent'],
  ['ask corner shop to call me Bo', 'CallMeIntent', 'Bo'],
  ['tell corner shop to call me A.J.', 'CallMeIntent', 'A.J.'],
  ['ask corner shop to call me Gal·la', 'CallMeIntent', 'Gal·la'],
  ['tell corner shop my name is Bo', 'CallMeIntent', 'Bo'],
  ["tell corner shop that i'm called Bo", 'CallMeIntent', 'Bo'],
  ["tell corner shop i'm not anna", 'WrongPersonIntent', 'anna'],
  ["tell corner shop that i'm not anna", 'WrongPersonIntent', 'anna'],
  ["tell corner shop that's not me", 'WrongPersonIntent'],
  ['ask corner shop to use my name again', 'UseMyNameIntent'],
  ["ask corner shop why it didn't say my name", 'WhyNoNameIntent'],
  ['ask corner shop what it knows about me', 'WhatDoYouKnowIntent'],
  ['ask corner shop to forget me', 'ForgetMeIntent'],
  ['tell corner shop to forget everything about me', 'ForgetMeIntent'],
  ['ask corner shop to delete my data', 'ForgetMeIntent'],
  ['ask corner shop to pick up my search', 'ResumeSearchIntent'],
]
const FRENCH: readonly (readonly [string, string, string?])[] = [
  ['dis à corner shop de ne pas utiliser mon nom', 'LeaveMyNameOutIntent'],
  ['dis à corner shop de ne plus dire mon prénom', 'LeaveMyNameOutIntent'],
  ["demande à corner shop d'arrêter de dire mon nom", 'LeaveMyNameOutIntent'],
  ["demande à corner shop de m'appeler Zoé", 'CallMeIntent', 'Zoé'],
  ['dites à corner shop que je m’appelle Zoé', 'CallMeIntent', 'Zoé'],
  ['dis à corner shop que mon prénom est Zoé', 'CallMeIntent', 'Zoé'],
  ["demande à corner shop d'oublier tout sur moi", 'ForgetMeIntent'],
  ["demande à corner shop de m'oublier", 'ForgetMeIntent'],
  ['dis à corner shop de tout oublier', 'ForgetMeIntent'],
  ["demandez à corner shop d'effacer mes données", 'ForgetMeIntent'],
  ['demande à corner shop de supprimer mes données', 'ForgetMeIntent'],
  ['dis à corner shop que je ne suis pas anna', 'WrongPersonIntent', 'anna'],
  ["dis à corner shop que ce n'est pas moi", 'WrongPersonIntent'],
  ["demande à corner shop d'utiliser mon nom", 'UseMyNameIntent'],
  ['demande à corner shop de dire à nouveau mon nom', 'UseMyNameIntent'],
  ["demande à corner shop pourquoi il n'a pas dit mon nom", 'WhyNoNameIntent'],
  ["demande à corner shop ce qu'il sait sur moi", 'WhatDoYouKnowIntent'],
  ['demande à corner shop de reprendre ma recherche', 'ResumeSearchIntent'],
]

describe('asked in one sentence', () => {
  it.each(['en-US', 'en-GB'] as const)('everything around a name is reached in %s', (locale) => {
    expect(ENGLISH.map(([said]) => [said, ...asked(locale, said)])).toEqual(
      ENGLISH.map(([said, intent, name]) => [said, intent, name]),
    )
  })

  it('everything around a name is reached in fr-FR', () => {
    expect(FRENCH.map(([said]) => [said, ...asked('fr-FR', said)])).toEqual(
      FRENCH.map(([said, intent, name]) => [said, intent, name]),
    )
  })
})
