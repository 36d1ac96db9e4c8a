import { readFileSync } from 'node:fs'
import { type Locale, languageOf } from '../../lambda/locale.ts'
import { wordsFor } from '../../lambda/phone/words/index.ts'
import { speak } from '../../lambda/speech/speak.ts'
import { toSsml } from '../../lambda/speech/ssml.ts'
import { compileModel, resolve } from '../../local/alexa/resolver/index.ts'
import { demoProducts } from '../../local/demo/catalog.ts'
import { pathInProject } from '../../local/root.ts'
import { FRONT, heard, PROMPTS, type Prompt, promptsOf } from './prompts.ts'

/** A semicolon ends a sentence (rulings, 22). */
const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!;])\s+/u).filter((one) => one !== '')
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []
const questionsIn = (text: string): number => text.split('?').length - 1

/** Fails with the prompts that break a rule, so that they can be read. */
function none(prompts: readonly Prompt[], breaks: (prompt: Prompt) => boolean): void {
  const broken = prompts.filter(breaks).map(({ locale, text }) => `${locale}: ${text}`)
  expect([...new Set(broken)]).toEqual([])
}

const BANNED: Record<string, RegExp> = {
  en: /\b(sessions?|profiles?|recogni[sz]\w*|confiden\w*|thresholds?|hand-?offs?|catalog(ue)?s?|strangers?|something went wrong|oops)\b/iu,
  fr: /(?<!\p{L})(sessions?|profils?|reconn\w*|confiance|seuils?|catalogues?|inconnue?s?|transferts?)(?!\p{L})/iu,
}
/** Words that would give the listener a gender or an age, or say "tu". */
const PERSONAL: Record<string, RegExp> = {
  en: /\b(sir|madam|mister|miss|mrs?|guys?|lad(y|ies)|gentlem[ae]n|kids?|boys?|girls?|dear)\b/iu,
  fr: /(?<!\p{L})(monsieur|madame|mademoiselle|ravie?|contente?|heureu(x|se)|cher|chère|prête?|sûre?|tu|te|toi|ton|ta|tes)(?!\p{L})/iu,
}

describe('every prompt of every locale', () => {
  it('has sentences of at most 20 words', () =>
    none(PROMPTS, ({ text }) => sentencesOf(text).some((one) => wordsOf(one).length > 20)))

  it('uses plain words', () =>
    none(PROMPTS, ({ locale, text }) => BANNED[languageOf(locale)]?.test(text) ?? true))

  it('gives nobody a gender or an age', () =>
    none(PROMPTS, ({ locale, text }) => PERSONAL[languageOf(locale)]?.test(text) ?? true))

  it('asks at most one question, at the end', () =>
    none(PROMPTS, ({ text }) => questionsIn(text) > 1 || (questionsIn(text) === 1 && !text.endsWith('?'))))

  it('listens exactly where it asked, with a reprompt that asks too and is not longer', () =>
    none(PROMPTS, ({ text, reprompt }) => {
      const asks = text.endsWith('?')
      return asks ? !reprompt.endsWith('?') || reprompt.length > text.length : reprompt !== ''
    }))

  it('never says a name twice, nor runs it into the next word', () =>
    none(PROMPTS, ({ speech }) => {
      const ssml = toSsml(speech.said)
      const tags = ssml.match(/<alexa:name[^>]*\/>/gu) ?? []
      return tags.length > 1 || (tags.length === 1 && !/<alexa:name[^>]*\/>\s?[.,!?]/u.test(ssml))
    }))

  it('never says a name in a reprompt', () => none(PROMPTS, ({ reprompt }) => reprompt.includes('Anna')))

  it('says no empty or doubled space, and no missing word', () =>
    none(PROMPTS, ({ text }) => /\s\s|undefined|null|\[object|: \.|^\s|\s$|\s[.,]/u.test(text)))

  it('says no price of what Amazon sells', () => none(PROMPTS, ({ text }) => /77/u.test(text)))

  it('says a price with its currency', () =>
    none(PROMPTS, ({ text }) => /\b(39|45|29)\b(?! (pounds|livres))/u.test(text)))
})

describe('a greeting', () => {
  const greetings = promptsOf('greeted')

  it('is the same for all, apart from the name', () => {
    for (const { locale, acts, text } of greetings) {
      const neutral = acts.map((act) => (act.act === 'greeted' ? { ...act, named: false } : act))
      const other = heard(speak(neutral, new Map(), { ...FRONT, locale, name: [] }).said)
      expect(text.replace(', Anna', '')).toBe(other)
      expect(other).not.toContain('Anna')
    }
  })

  it('opens with at most 12 words, then at most one question', () =>
    none(greetings, ({ text }) => wordsOf(text.split(/(?<=[.!])\s/u)[0] ?? '').length > 12))
})

describe('a reply to a search', () => {
  it('never begins with a greeting', () =>
    none(promptsOf('found'), ({ text }) => /^(welcome|hello|hi|bon retour|bienvenue|bonjour)/iu.test(text)))

  it('says back what was understood, once', () =>
    none(promptsOf('found'), ({ acts, locale, text }) => {
      if (acts.some((act) => act.act === 'found' && act.query === ''))
        return !/^(everything|tout|closest to everything)/iu.test(text)
      const back = languageOf(locale) === 'fr' ? /une bouilloire/gu : /kettles/giu
      return (text.match(back) ?? []).length !== 1
    }))

  it('reads at most three products', () =>
    none(promptsOf('found'), ({ text }) => (text.match(/\b(hush|dawn|nook)\b/gu) ?? []).length > 3))
})

describe('an error', () => {
  const errors = (
    ['could not keep the search', 'could not look back', 'could not search', 'failed'] as const
  ).flatMap(promptsOf)

  it('says when to try again', () => none(errors, ({ text }) => !/minutes?/u.test(text)))
})

describe('help', () => {
  const model = (locale: Locale) =>
    compileModel(
      JSON.parse(readFileSync(pathInProject(`models/interactionModels/custom/${locale}.json`), 'utf8')),
      locale,
    )
  const models = new Map<Locale, ReturnType<typeof model>>()

  it('says three things that can be said now, each of which is understood', () => {
    for (const { locale, text } of promptsOf('helped')) {
      const said =
        text
          .replace(/^[^:]*:/u, '')
          .split(/\.\s/u)[0]
          ?.split(';') ?? []
      expect(said).toHaveLength(3)
      const compiled = models.get(locale) ?? model(locale)
      models.set(locale, compiled)
      for (const phrase of said) {
        const words = phrase.replace(/^\s*(or|ou bien),/u, '').trim()
        expect([words, resolve(compiled, words)?.intent.name]).not.toContain('AMAZON.FallbackIntent')
      }
    }
  })
})

describe('English', () => {
  const english = PROMPTS.filter(({ locale }) => locale !== 'fr-FR').map(({ text }) => text)

  const syllables = (word: string): number => {
    const groups = word
      .toLowerCase()
      .replace(/(?:[^laeiouy]es|[^laeiouyt]ed|[^laeiouy]e)$/u, 'x')
      .match(/[aeiouy]+/gu)
    return Math.max(1, groups?.length ?? 1)
  }
  /** Flesch-Kincaid grade (https://en.wikipedia.org/wiki/Flesch-Kincaid_readability_tests). */
  function grade(text: string): number {
    const words = wordsOf(text)
    const sentences = sentencesOf(text).length
    const total = words.reduce((sum, word) => sum + syllables(word), 0)
    return 0.39 * (words.length / sentences) + 11.8 * (total / words.length) - 15.59
  }

  it('reads at or below grade 6, all prompts together', () => {
    expect(grade(english.join(' '))).toBeLessThanOrEqual(6)
  })

  it('reads at or below grade 6 in each prompt of 15 words or more', () => {
    const hard = english.filter((text) => wordsOf(text).length >= 15 && grade(text) > 6)
    expect([...new Set(hard)]).toEqual([])
  })
})

describe('the demo shop', () => {
  it.each(['en', 'fr'] as const)('has names fit for speech (%s)', (language) => {
    const unfit = demoProducts(language).filter(
      ({ spokenName }) => wordsOf(spokenName).length > 8 || /\d/u.test(spokenName),
    )
    expect(unfit).toEqual([])
  })
})

it('a button on the phone is named as the phone writes it', () => {
  for (const { locale, acts, text } of promptsOf('missed the number')) {
    const isAboutButton = acts.some(
      ({ act, ...more }) => 'why' in more && /given up|none open/.test(String(more.why)),
    )
    if (isAboutButton) expect(text.toLowerCase()).toContain(wordsFor(locale).claim.toLowerCase())
  }
})
