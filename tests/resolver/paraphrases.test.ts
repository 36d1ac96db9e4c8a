import { resolve, resolveInvocation } from '../../local/alexa/resolver/index.ts'
import { ASKING_SAID as ASKING_EN } from './lists/asking-en.ts'
import { ASKING_SAID as ASKING_FR } from './lists/asking-fr.ts'
import { NAMES_SAID as NAMES_EN } from './lists/names-en.ts'
import { NAMES_SAID as NAMES_FR } from './lists/names-fr.ts'
import { NARROWING_SAID as NARROWING_EN } from './lists/narrowing-en.ts'
import { NARROWING_SAID as NARROWING_FR } from './lists/narrowing-fr.ts'
import { ORDERING_SAID as ORDERING_EN } from './lists/ordering-en.ts'
import { ORDERING_SAID as ORDERING_FR } from './lists/ordering-fr.ts'
import { NOT_INVOKED, NOTHING_MEANT } from './lists/other.ts'
import { PARAPHRASES as EN } from './lists/paraphrases-en.ts'
import { PARAPHRASES as FR } from './lists/paraphrases-fr.ts'
import { LOCALES, type Locale, model, modelFile } from './models.ts'

type Lists = Readonly<Record<string, readonly string[]>>

interface Subject {
  readonly en: Lists
  readonly fr: Lists
  /** How many there must be, and the share of them that must reach their intent. */
  readonly least: number
  readonly enough: number
}

const SUBJECTS = {
  everyday: { en: EN, fr: FR, least: 60, enough: 0.95 },
  names: { en: NAMES_EN, fr: NAMES_FR, least: 40, enough: 0.9 },
  narrowing: { en: NARROWING_EN, fr: NARROWING_FR, least: 60, enough: 0.9 },
  asking: { en: ASKING_EN, fr: ASKING_FR, least: 50, enough: 0.85 },
  ordering: { en: ORDERING_EN, fr: ORDERING_FR, least: 30, enough: 0.85 },
} as const satisfies Record<string, Subject>

const language = (locale: Locale): 'en' | 'fr' => (locale === 'fr-FR' ? 'fr' : 'en')

const paraphrases = (locale: Locale, subject: Subject): (readonly [string, string])[] =>
  Object.entries(subject[language(locale)]).flatMap(([intent, list]) =>
    list.map((said) => [intent, said] as const),
  )

describe.each(LOCALES)('the model of %s', (locale) => {
  it.each(Object.entries(SUBJECTS))('understands what people say: %s', (name, subject) => {
    const all = paraphrases(locale, subject)
    const misses = all.flatMap(([intent, said]) => {
      const got = resolve(model(locale), said)?.intent.name
      return got === intent ? [] : [`${said} -> ${got}, not ${intent}`]
    })
    process.stdout.write(`${locale}, ${name}: ${all.length - misses.length} of ${all.length} paraphrases\n`)
    for (const miss of misses) process.stdout.write(`  missed: ${miss}\n`)
    expect(all.length).toBeGreaterThanOrEqual(subject.least)
    expect(1 - misses.length / all.length).toBeGreaterThanOrEqual(subject.enough)
  })

  it('is tried with paraphrases that are no samples of it', () => {
    const samples = new Set(
      JSON.stringify(modelFile(locale))
        .toLowerCase()
        .match(/"[^"]*"/g),
    )
    const all = Object.values(SUBJECTS).flatMap((subject) => paraphrases(locale, subject))
    expect(all.filter(([, said]) => samples.has(`"${said.toLowerCase()}"`))).toEqual([])
  })

  it.each(NOTHING_MEANT[language(locale)])('takes "%s" for nothing it knows', (said) => {
    expect(resolve(model(locale), said)?.intent).toEqual({
      name: 'AMAZON.FallbackIntent',
      confirmationStatus: 'NONE',
    })
  })

  it.each(NOT_INVOKED[language(locale)])('is not called by "%s"', (said) => {
    expect(resolveInvocation(model(locale), said)).toEqual({ kind: 'none' })
  })
})
