import type { Directive, Intent, RequestEnvelope, ResponseEnvelope, Session, ui } from 'ask-sdk-model'
import type { Catalog } from '../../lambda/catalog/catalog.ts'
import { Ids, type PersonKey } from '../../lambda/household/ids.ts'
import type { Household } from '../../lambda/household/state.ts'
import { briefly } from '../../lambda/log.ts'
import type { TurnRecord } from '../../lambda/skill/house.ts'
import type { Policy } from '../../lambda/speaker/policy.ts'
import type { ReadPolicy } from '../../lambda/speaker/policy-in-force.ts'
import type { HouseholdStore } from '../../lambda/store/household-store.ts'
import type { Pairings } from '../../lambda/store/pairings.ts'
import type { Tallies } from '../../lambda/store/tallies.ts'
import { type DeviceKind, envelopeOf, newSession, type Said, type Voice } from '../../local/alexa/envelope.ts'
import { nameOf, personIdOf, userIdOf } from '../../local/alexa/people.ts'
import { heard } from '../../local/alexa/speech.ts'
import { openDemoCatalog } from '../../local/demo/catalog.ts'
import { localSkill, SKILL_ID } from '../../local/house.ts'
import { FaultyStore } from './faulty-store.ts'
import type { TestTable } from './store.ts'

export const ID_KEY = { number: 'k1', secret: Buffer.alloc(32, 7) }
/** When every test talk begins: nothing depends on the day it is run. */
export const EVENING = Date.parse('2026-11-21T18:00:00Z')

export const NOBODY: Voice = { speaker: null, level: null }
export const voice = (speaker: string, level: number | null): Voice => ({ speaker, level })
export const ANNA = voice('anna', 300)

export const OPEN: Said = { type: 'LaunchRequest' }

/** An intent with plain slot values; a slot given as `[value, id]` resolves to that id. */
export function intent(name: string, slots: Record<string, string | [string, string]> = {}): Said {
  const filled = Object.entries(slots).map(([key, given]) => {
    const [value, id] = Array.isArray(given) ? given : [given, undefined]
    const values = [{ value: { id, name: value } }]
    const resolutionsPerAuthority = [{ authority: 'list', status: { code: 'ER_SUCCESS_MATCH' }, values }]
    const resolutions = id === undefined ? {} : { resolutions: { resolutionsPerAuthority } }
    return [key, { name: key, value, confirmationStatus: 'NONE', ...resolutions }]
  })
  const made = { name, confirmationStatus: 'NONE', slots: Object.fromEntries(filled) }
  return { type: 'IntentRequest', intent: made as Intent }
}

/** The parts of a request that say what was said. */
export const intentOf = (said: Said): object => ({ ...said })

export const find = (query: string): Said => intent('FindProductIntent', { query })
export const tellAbout = (position: string): Said =>
  intent('ProductDetailIntent', { position: [position, position] })
export const MORE = intent('MoreProductsIntent')
export const RESUME = intent('ResumeSearchIntent')
export const SEND = intent('SendToPhoneIntent')
export const CONNECT = intent('ConnectPhoneIntent')
export const shows = (digits: string): Said => intent('ClaimPhoneIntent', { digits })
export const PHONES = intent('PhonesIntent')
export const REMOVE_PHONE = intent('RemovePhoneIntent')
export const WHAT_DID_I_PICK = intent('WhatDidIPickIntent')
export const THE_ONE_I_PICKED = intent('PickedOneIntent')
export const pick = (position: string): Said => intent('PickIntent', { position: [position, position] })
export const takeOut = (position: string): Said => intent('TakeOutIntent', { position: [position, position] })
export const reserve = (position?: string): Said =>
  intent('ReserveIntent', position === undefined ? {} : { position: [position, position] })
export const addToCart = (position: string): Said =>
  intent('AddToCartIntent', { position: [position, position] })
export const RESERVE_PICKED = intent('ReservePickedIntent')
export const YES_RESERVE_IT = intent('YesReserveItIntent')
export const MY_ORDERS = intent('MyOrdersIntent')
export const CANCEL_ORDER = intent('CancelOrderIntent')
export const CHEAPER = intent('CheaperIntent')
export const HELP = intent('AMAZON.HelpIntent')
export const STOP = intent('AMAZON.StopIntent')
export const CANCEL = intent('AMAZON.CancelIntent')
export const YES = intent('AMAZON.YesIntent')
export const NO = intent('AMAZON.NoIntent')
export const REPEAT = intent('AMAZON.RepeatIntent')
export const START_OVER = intent('AMAZON.StartOverIntent')
export const callMe = (name: string): Said => intent('CallMeIntent', { name })
export const WRONG_PERSON = intent('WrongPersonIntent', { name: 'anna' })
export const LEAVE_NAME_OUT = intent('LeaveMyNameOutIntent')
export const USE_NAME = intent('UseMyNameIntent')
export const YES_USE_NAME = intent('YesUseMyNameIntent')
export const WHY_NO_NAME = intent('WhyNoNameIntent')
export const WHAT_DO_YOU_KNOW = intent('WhatDoYouKnowIntent')
export const FORGET_ME = intent('ForgetMeIntent')
export const YES_FORGET_ME = intent('YesForgetMeIntent')
export const FALLBACK = intent('AMAZON.FallbackIntent')

/** What came of a turn. */
export interface Reply {
  readonly text: string
  readonly ssml: string
  readonly reprompt: string
  readonly card: ui.StandardCard | undefined
  readonly directives: readonly Directive[]
  readonly isOpen: boolean
  readonly request: RequestEnvelope
  readonly response: ResponseEnvelope
  readonly record: TurnRecord | undefined
}

/** A talk on one device: one session, until it ends. */
export interface Talk {
  say(who: Voice, said: Said, at?: number): Promise<Reply>
  /** Alexa gives the talk back after a step of her own: in the same session, or in one that knows nothing. */
  goOn(
    who: Voice,
    cause: unknown,
    options?: { readonly anew?: boolean; readonly at?: number },
  ): Promise<Reply>
  /** Sends an envelope once more, as it was. */
  send(envelope: RequestEnvelope): Promise<Reply>
}

export interface Shop {
  readonly store: FaultyStore
  /** Names and codes of errors, as they would be logged. */
  readonly reported: string[]
  policy: Policy | undefined | Error
  talk(options?: { locale?: string; device?: DeviceKind; household?: string }): Talk
  /** The key of a person of the household, as its state knows them. */
  personKey(speaker: string): PersonKey
  /** Changes what the store holds, as a phone would. */
  change(how: (household: Household) => Household): Promise<void>
  /** What the store holds of a household. */
  stored(household?: string): Promise<Household | undefined>
}

/** Options of a shop under test. */
export interface ShopOptions {
  readonly household?: string
  readonly catalog?: Catalog
  readonly deadline?: (ms: number) => AbortSignal
  readonly pairings?: Pairings
  readonly households?: HouseholdStore
  readonly tallies?: Tallies
  readonly draw?: () => number
  /** Left out: the shop's own `policy`, read anew at every turn. */
  readonly readPolicy?: ReadPolicy
  readonly elapsed?: () => number
}

let households = 0
const patient = new AbortController().signal

/** The whole skill, from envelope to envelope, on a test table. Each shop has a household of its own. */
export function openShop(table: TestTable, options: ShopOptions = {}): Shop {
  households += 1
  const home = options.household ?? `home-${households}`
  const ids = new Ids(ID_KEY)
  const store = new FaultyStore(options.households ?? table.households)
  const reported: string[] = []
  const shop: Shop = {
    store,
    reported,
    policy: undefined,
    talk: ({ locale = 'en-US', device = 'speaker', household = home } = {}) =>
      talkWith(
        (who, said, session, now) =>
          envelopeOf({ skillId: SKILL_ID, household, locale, device, voice: who, now }, session, said),
        household,
      ),
    personKey: (speaker) => ids.person(ids.household(userIdOf(home)), personIdOf(home, speaker)),
    async change(how) {
      const key = ids.household(userIdOf(home))
      const now = EVENING / 1000
      const read = await table.households.read(key, now, patient)
      if (!read) throw new Error('There is no household yet.')
      const next = { ...how(read), version: read.version + 1 }
      expect(await table.households.write(key, next, read, now, patient)).toBe('written')
    },
    stored: (household = home) =>
      table.households.read(ids.household(userIdOf(household)), EVENING / 1000, patient),
  }
  const invoke = localSkill({
    households: store,
    pairings: options.pairings ?? table.pairings,
    ...(options.tallies && { tallies: options.tallies }),
    ...(options.draw && { draw: options.draw }),
    publicUrl: 'https://shop.example',
    // A new clock for every reading, so that a test's change of policy counts at once.
    readPolicy:
      options.readPolicy ??
      (() => (shop.policy instanceof Error ? Promise.reject(shop.policy) : Promise.resolve(shop.policy))),
    elapsed: options.elapsed ?? everLater(),
    pause: async () => {},
    catalog: options.catalog ?? CATALOG,
    idKey: ID_KEY,
    deadline: options.deadline ?? ((ms) => AbortSignal.timeout(ms)),
    report: (error) => reported.push(briefly(error)),
  })

  function talkWith(
    envelope: (who: Voice, said: Said, session: Session, now: number) => RequestEnvelope,
    household: string,
  ): Talk {
    let session: Session | undefined
    const send = async (request: RequestEnvelope): Promise<Reply> => {
      const { response, record } = await invoke(request)
      return replyOf(request, response, record, household)
    }
    const sayIn = async (who: Voice, said: Said, at: number, given: Session | undefined): Promise<Reply> => {
      const setting = {
        skillId: SKILL_ID,
        household,
        locale: '',
        device: 'speaker' as const,
        voice: who,
        now: at,
      }
      const current = given ?? newSession(setting)
      const reply = await send(envelope(who, said, current, at))
      const attributes = reply.response.sessionAttributes ?? {}
      const isAlexas = reply.directives.some(({ type }) => type === 'Connections.StartConnection')
      session = reply.isOpen || isAlexas ? { ...current, new: false, attributes } : undefined
      return reply
    }
    return {
      send,
      say: (who, said, at = EVENING) => sayIn(who, said, at, session),
      goOn: (who, cause, { anew = false, at = EVENING } = {}) =>
        // The type of what Alexa sends beside launches and intents is not among those that people say.
        sayIn(
          who,
          { type: 'SessionResumedRequest', cause } as unknown as Said,
          at,
          anew ? undefined : session,
        ),
    }
  }
  return shop
}

const CATALOG = openDemoCatalog()

/** A clock that is an hour on at every look, so that nothing is cached between turns. */
function everLater(): () => number {
  let now = 0
  return () => {
    now += 3_600_000
    return now
  }
}

function replyOf(
  request: RequestEnvelope,
  response: ResponseEnvelope,
  record: TurnRecord | undefined,
  household: string,
): Reply {
  const { outputSpeech, reprompt, card, directives, shouldEndSession } = response.response
  const ssmlOf = (speech: ui.OutputSpeech | undefined) => (speech?.type === 'SSML' ? speech.ssml : '')
  const plain = (speech: ui.OutputSpeech | undefined) => heard(ssmlOf(speech), (id) => nameOf(household, id))
  return {
    text: plain(outputSpeech),
    ssml: ssmlOf(outputSpeech),
    reprompt: plain(reprompt?.outputSpeech),
    card: card?.type === 'Standard' ? card : undefined,
    directives: directives ?? [],
    isOpen: shouldEndSession === false,
    request,
    response,
    record,
  }
}
