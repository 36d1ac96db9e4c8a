import type { Voice } from './envelope.ts'

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

/** The level of a voice whose PIN was right. */
const PIN_LEVEL = 400

const ACCOUNT = 'amzn1.ask.account.'
const PERSON = 'amzn1.ask.person.'

/** True for a raw Alexa person id, of whatever household, that stands on a line as one word. */
export const isPersonId = (text: string): boolean =>
  text.startsWith(PERSON) && /^[\w.~%!'()*-]{1,300}$/u.test(text)

/** The raw Alexa account id of a household on the laptop. */
export const userIdOf = (household: string): string => ACCOUNT + encodeURIComponent(household)

/** The raw Alexa account id that an admin means: one as it is, or that of a household by its short name. */
export const accountOf = (given: string): string => (given.startsWith(ACCOUNT) ? given : userIdOf(given))

const memberIdAt = (place: string, member: string): string => `${PERSON}${place}.${member}`

/**
 * The raw Alexa person id of somebody who speaks.
 * @param speaker a member's key, or the person id of somebody from elsewhere, which stays as it is
 */
export const personIdOf = (household: string, speaker: string): string =>
  isPersonId(speaker) ? speaker : memberIdAt(encodeURIComponent(household), speaker)

/**
 * Who a person in a request is: the key of a member of that account's household, else the id itself.
 * Undefined for what is no person id.
 */
export function speakerOf(userId: string, personId: string): string | undefined {
  const place = userId.startsWith(ACCOUNT) ? userId.slice(ACCOUNT.length) : undefined
  const member =
    place === undefined ? undefined : MEMBERS.find(({ key }) => memberIdAt(place, key) === personId)
  return member?.key ?? (isPersonId(personId) ? personId : undefined)
}

/** The name that Alexa knows for a person id of this household, or undefined. */
export const nameOf = (household: string, personId: string): string | undefined =>
  MEMBERS.find((member) => personIdOf(household, member.key) === personId)?.name

/** The person id in a raw person, whatever else is wrong with it. */
const rawIdOf = (person: unknown): string | undefined => {
  const id = (person as { personId?: unknown } | null | undefined)?.personId
  return typeof id === 'string' ? id : undefined
}

/** Who Alexa takes to be speaking: a member's key, the id of somebody from elsewhere, or null. */
export function speakerIn({ speaker, person }: Voice, household: string): string | null {
  const id = rawIdOf(person)
  return id === undefined ? speaker : (speakerOf(userIdOf(household), id) ?? null)
}

/**
 * The voice of somebody whose PIN was right: the level is at least 400. Nobody stays nobody, and a person that
 * was put into the request as it is stays so.
 */
export function verified(voice: Voice, household: string): Voice {
  if (voice.speaker === null || voice.person !== undefined) return voice
  const authenticationConfidenceLevel = {
    level: Math.max(PIN_LEVEL, voice.level ?? 0),
    customPolicy: { policyName: 'VOICE_PIN' },
  }
  const person = { personId: personIdOf(household, voice.speaker), authenticationConfidenceLevel }
  return { speaker: null, level: null, person }
}
