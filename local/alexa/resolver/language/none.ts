import type { LanguageData } from './types.ts'

/**
 * A language the resolver has no words of. Samples, slots and the bare invocation name still work, so a
 * skill in German can be tried; its built-in intents answer only to samples of the model.
 */
export const none: LanguageData = {
  contractions: {},
  elisions: {},
  fillers: '',
  light: '',
  question: '',
  synonyms: [],
  proForms: '',
  openings: ['alexa'],
  closings: ['alexa'],
  answers: '',
  bridges: [],
  naming: '',
  notSought: '',
  negations: '',
  subjects: '',
  describesAfter: false,
  linkers: '',
  irregular: {},
  stem: (word) => word,
  numbers: {
    units: {},
    hundred: '',
    scales: {},
    and: '',
    articles: {},
    ordinals: {},
    ordinalDigits: /^(\d{1,3})\.$/,
    writeOrdinal: String,
    vigesimal: false,
  },
  colors: '',
  firstNames: '',
  states: '',
  intents: {},
  invocation: { openers: [], verbs: [], before: [], after: [], determiners: '', nouns: '' },
}
