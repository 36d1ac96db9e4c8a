/**
 * Words that an invocation name may not hold.
 * https://developer.amazon.com/docs/custom-skills/choose-the-invocation-name-for-a-custom-skill.html
 */
export const WAKE_WORDS = new Set(['alexa', 'amazon', 'echo', 'computer', 'ziggy', 'skill', 'app'])

const split = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/))

/** What launches a skill, and what ties a request to its name. */
const LAUNCH_WORDS: Readonly<Record<string, ReadonlySet<string>>> = {
  en: split(`launch ask tell load begin enable open start run use play resume talk search
    to from in using with about for that by if and whether`),
  fr: split(`lance lancer lancez demande demander demandez dis dites ouvre ouvrir ouvrez démarre démarrer
    démarrez utilise utiliser utilisez charge commence joue active reprends parle
    avec chez sur dans pour que si et via`),
}

/** Not allowed in a name of two words. */
const ARTICLES: Readonly<Record<string, ReadonlySet<string>>> = {
  en: split('a an the of on at'),
  fr: split('le la les un une des du de au aux à'),
}

const NO_WORDS: ReadonlySet<string> = new Set()
const language = (locale: string): string => locale.slice(0, 2)

/** The launch and connecting words of a locale's language; of a language without a list here, none. */
export const launchWords = (locale: string): ReadonlySet<string> => LAUNCH_WORDS[language(locale)] ?? NO_WORDS

/** The articles and prepositions of a locale's language; of a language without a list here, none. */
export const articles = (locale: string): ReadonlySet<string> => ARTICLES[language(locale)] ?? NO_WORDS
