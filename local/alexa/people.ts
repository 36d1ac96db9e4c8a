/** Somebody who lives in a household and whose voice Alexa may know. */
export interface Member {
  /** What `speaker` says: `mary-jo`. */
  readonly key: string
  /** What Alexa says in place of the name tag. The skill never sees it. */
  readonly name: string
}

/** The people of every household on the laptop: a first name with a space, and a child, among them. */
export const MEMBERS: readonly Member[] = [
  { key: 'anna', name: 'Anna' },
  { key: 'mary-jo', name: 'Mary Jo' },
  { key: 'ben', name: 'Ben' },
]

/** The keys that `speaker` may have. */
export const SPEAKERS: readonly string[] = MEMBERS.map((member) => member.key)

const slug = (household: string): string => encodeURIComponent(household)

/** The raw Alexa account id of a household on the laptop. */
export const userIdOf = (household: string): string => `amzn1.ask.account.${slug(household)}`

/** The raw Alexa person id of a member. */
export const personIdOf = (household: string, member: string): string =>
  `amzn1.ask.person.${slug(household)}.${member}`

/** The name that Alexa knows for a person id of this household, or undefined. */
export const nameOf = (household: string, personId: string): string | undefined =>
  MEMBERS.find((member) => personIdOf(household, member.key) === personId)?.name
