import { resolve, resolveInvocation } from '../../local/alexa/resolver/index.ts'
import { NOT_INVOKED, NOTHING_MEANT } from './lists/other.ts'
import { PARAPHRASES as EN } from './lists/paraphrases-en.ts'
import { PARAPHRASES as FR } from './lists/paraphrases-fr.ts'
import { LOCALES, type Locale, model, modelFile } from './models.ts'

/** The share of everyday paraphrases that must reach their intent. */
const ENOUGH = 0.95

const language = (locale: Locale): 'en' | 'fr' => (locale === 'fr-FR' ? 'fr' : 'en')

const paraphrases = (locale: Locale): (readonly [string, string])[] =>
  Object.entries(language(locale) === 'fr' ? FR : EN).flatMap(([intent, list]) =>
    list.map((said) => [intent, said] as const),
  )

describe.each(LOCALES)('the model of %s', (locale) => {
  it('understands at least 95 in 100 everyday paraphrases', () => {
    const all = paraphrases(locale)
    const misses = all.flatMap(([intent, said]) => {
      const got = resolve(model(locale), said)?.intent.name
      return got === intent ? [] : [`${said} -> ${got}, not ${intent}`]
    })
    process.stdout.write(`${locale}: ${all.length - misses.length} of ${all.length} paraphrases\n`)
    for (const miss of misses) process.stdout.write(`  missed: ${miss}\n`)
    expect(all.length).toBeGreaterThanOrEqual(60)
    expect(1 - misses.length / all.length).toBeGreaterThanOrEqual(ENOUGH)
  })

  it('is tried with paraphrases that are no samples of it', () => {
    const samples = new Set(
      JSON.stringify(modelFile(locale))
        .toLowerCase()
        .match(/"[^"]*"/g),
    )
    expect(paraphrases(locale).filter(([, said]) => samples.has(`"${said.toLowerCase()}"`))).toEqual([])
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
