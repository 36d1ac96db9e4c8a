import { randomUUID } from 'node:crypto'
import type { Cause, Intent, RequestEnvelope, Session } from 'ask-sdk-model'
import { personIdOf, userIdOf } from './people.ts'
import type { FaultType } from './skill-fault.ts'

/** Who Alexa takes to be speaking. */
export interface Voice {
  /** A member's key, the person id of somebody from elsewhere, or null for nobody. */
  readonly speaker: string | null
  /** The level that comes with the person, or null for a person without one. */
  readonly level: number | null
  /** Put into the request as it is, in place of speaker and level. */
  readonly person?: unknown
}

/** The kind of device that is spoken to. */
export const DEVICES = ['speaker', 'screen'] as const
export type DeviceKind = (typeof DEVICES)[number]

/** What a request is made of, besides what was said. */
export interface Setting {
  readonly skillId: string
  readonly household: string
  readonly locale: string
  readonly device: DeviceKind
  readonly voice: Voice
  /** Epoch milliseconds. */
  readonly now: number
}

/** The requests that a talk can lead to. */
export type Said =
  | { readonly type: 'LaunchRequest' }
  | { readonly type: 'IntentRequest'; readonly intent: Intent }
  | { readonly type: 'SessionResumedRequest'; readonly cause: Cause }
  | ({ readonly type: 'SessionEndedRequest' } & SessionEnd)

/** Why a session ends, other than by the skill's own word. */
export type SessionEnd =
  | { readonly reason: 'USER_INITIATED' | 'EXCEEDED_MAX_REPROMPTS' }
  | { readonly reason: 'ERROR'; readonly error: { readonly type: FaultType; readonly message: string } }

function personOf({ voice, household }: Setting): unknown {
  if (voice.person !== undefined) return voice.person
  if (voice.speaker === null) return undefined
  const personId = personIdOf(household, voice.speaker)
  return voice.level === null
    ? { personId }
    : { personId, authenticationConfidenceLevel: { level: voice.level } }
}

const SCREEN = { 'Alexa.Presentation.APL': { runtime: { maxVersion: '2024.3' } } }

/** A request envelope as Alexa sends it for a custom skill. */
export function envelopeOf(setting: Setting, session: Session, said: Said): RequestEnvelope {
  const user = { userId: userIdOf(setting.household) }
  const person = personOf(setting)
  const System = {
    application: { applicationId: setting.skillId },
    user,
    ...(person === undefined ? {} : { person }),
    device: {
      deviceId: `amzn1.ask.device.${encodeURIComponent(setting.household)}.${setting.device}`,
      supportedInterfaces: setting.device === 'screen' ? SCREEN : {},
    },
    apiEndpoint: 'https://api.amazonalexa.com',
    apiAccessToken: 'local',
  }
  const request = {
    requestId: `amzn1.echo-api.request.${randomUUID()}`,
    timestamp: new Date(setting.now).toISOString(),
    locale: setting.locale,
    ...(said.type === 'IntentRequest' ? { dialogState: 'COMPLETED' } : {}),
    ...said,
  }
  // ask-sdk-model types neither the confidence level nor a malformed person, both of which we must send.
  return { version: '1.0', session, context: { System }, request } as unknown as RequestEnvelope
}

/** A new session, before its first turn. */
export const newSession = ({ skillId, household }: Setting): Session => ({
  new: true,
  sessionId: `amzn1.echo-api.session.${randomUUID()}`,
  application: { applicationId: skillId },
  user: { userId: userIdOf(household) },
  attributes: {},
})
