/**
 * What the household simulator takes for granted. No figure here is Amazon's: its levels' cut points, its error
 * rates and how people answer are not public. Published error rates of far-field speaker recognition (5 to 6 %
 * among adults, about 11 % among children) and what is said here are all there is, so the simulator tests the
 * procedure (does the bound hold, what does it cost?), never Alexa.
 *
 * - Homes of 2 to 5 people; the third and later ones are often children (in world D, homes of four
 *   or five, always). People talk unequally much.
 * - Each visit has a similarity to every member of the home, drawn from a normal distribution: high to oneself
 *   (each voice has its own mean), low to others (each pair has its own), higher within a class (adults, children),
 *   higher still among children. A guest has a shift that is shared by the whole home.
 * - Alexa proposes the most similar member if the similarity is at least 0.25; three more cuts make four levels.
 * - Alexa asks nobody and says nothing of whom it does not recognize, so such visits count nowhere.
 * - A check question is drawn by the level alone, and put to a person at most once in 7 days. Everybody has agreed to
 *   it, and answers or not whoever they are.
 * - A no counts after the follow-up question only; after it, 0.2 % of right people are still taken for wrong, and
 *   2 % of wrong people have said yes. 15 % do not answer.
 * - Three wrong names in ten are objected to, once a person in 30 days; nobody objects to their own.
 * - An objection holds no name back. What holds do to the evidence is tried apart (`VARIANTS`), as are people who
 *   do not agree, a bare no that counts, and people who hardly ever object.
 * - Homes stay what they are for the twelve weeks; nobody teaches Alexa a voice anew.
 */

/** A world that the shop may find itself in. Similarities have no unit. */
export interface World {
  readonly name: string
  /** How many homes of 100 have 2, 3, 4, 5 people. */
  readonly sizes: readonly [number, number, number, number]
  /** The chance that a third or later member is a child. */
  readonly child: number
  /** Share of visits that are guests'. */
  readonly guests: number
  /** Mean similarity to oneself. */
  readonly target: { readonly adult: number; readonly child: number }
  /** Mean and spread of the similarity to anybody else. */
  readonly other: { readonly mean: number; readonly spread: number }
  /** What is added within a class, and among children on top. */
  readonly sameClass: number
  readonly amongChildren: number
  /** How far pairs of voices lie apart from the mean of pairs. */
  readonly pairs: number
}

const BASE: World = {
  name: 'A: base',
  sizes: [45, 25, 20, 10],
  child: 0.7,
  guests: 0.1,
  target: { adult: 0.45, child: 0.41 },
  other: { mean: 0.05, spread: 0.1 },
  sameClass: 0.02,
  amongChildren: 0.04,
  pairs: 0.06,
}

export const WORLDS: readonly World[] = [
  BASE,
  {
    ...BASE,
    name: 'B: near and quiet',
    guests: 0.05,
    target: { adult: 0.58, child: 0.52 },
    other: { mean: 0.05, spread: 0.09 },
  },
  {
    ...BASE,
    name: 'C: noisy and far',
    guests: 0.25,
    target: { adult: 0.42, child: 0.38 },
    other: { mean: 0.1, spread: 0.12 },
  },
  {
    ...BASE,
    name: 'D: children with voices alike',
    sizes: [0, 0, 50, 50],
    child: 1,
    amongChildren: 0.12,
    pairs: 0.07,
  },
]

/** Spread of one voice's similarity to itself, between voices and from visit to visit; of a guest's shift. */
export const SPREAD = { voice: 0.05, visit: 0.13, guest: 0.06 }

/** Levels and the similarity from which each is given. */
export const LEVELS = [100, 200, 300, 400] as const
export const CUTS = [0.25, 0.32, 0.4, 0.5] as const

/** A fleet of homes. */
export const FLEET = { homes: 150, visitsAWeek: 20, weeks: 12 }

/** Visits a home, after the twelve weeks, by which the truth is measured. */
export const TRUTH_VISITS = 400

/** How people behave, and how they are asked. Shares are of those it concerns. */
export interface People {
  readonly agree: number
  readonly answer: number
  readonly rightSayNo: number
  readonly wrongSayYes: number
  readonly object: number
  /** Days before the same person may be asked again. */
  readonly askEveryDays: number
  /** Days for which an objection holds a name back at that level and below; who is held is not asked either. */
  readonly holdDays: number
}

export const PEOPLE: People = {
  agree: 1,
  answer: 0.85,
  rightSayNo: 0.002,
  wrongSayYes: 0.02,
  object: 0.3,
  askEveryDays: 7,
  holdDays: 0,
}

/** What is tried apart, with the method and questions. */
export const VARIANTS: readonly { readonly name: string; readonly people: People }[] = [
  { name: 'as above', people: PEOPLE },
  { name: 'asked as often as drawn', people: { ...PEOPLE, askEveryDays: 0 } },
  { name: '60 % agreed to be asked', people: { ...PEOPLE, agree: 0.6 } },
  { name: '4 % of wrong names objected to', people: { ...PEOPLE, object: 0.04 } },
  { name: 'a bare no counts (3 %)', people: { ...PEOPLE, rightSayNo: 0.03 } },
  { name: 'objections hold for 30 days', people: { ...PEOPLE, holdDays: 30 } },
]

/** Shares of visits that are asked, below the threshold and above. */
export const QUESTIONS = { below: 0.3, above: 0.1 }

/** Days in which a person's objections count once. */
export const OBJECTION_DAYS = 30

/** What the admin wants: ten lost names are worth a wrong one, 5 % at most, 95 % sure. */
export const WANTED = { costRatio: 10, cap: 0.05, conf: 0.95 }

/** The threshold in force when the twelve weeks begin. */
export const START = 300
