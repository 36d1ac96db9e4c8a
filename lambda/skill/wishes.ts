import type { Intent, Slot } from 'ask-sdk-model'
import type { Which, Wish } from '../conversation/situation.ts'

/** How Alexa marks what a skill taught it in this session, against what is in the interaction model. */
const DYNAMIC = 'amzn1.er-authority.echo-sdk.dynamic.'

/** The slots that say which product: its place in the row, or its name. */
type Places = readonly [place: string, name: string]

/** What a slot's value was resolved to, if Alexa found it in a list; what was just read aloud comes first. */
function resolved(slot: Slot | undefined) {
  const authorities = slot?.resolutions?.resolutionsPerAuthority ?? []
  const matches = authorities.filter((authority) => authority.status?.code === 'ER_SUCCESS_MATCH')
  const match = matches.find((authority) => authority.authority?.startsWith(DYNAMIC)) ?? matches[0]
  return match?.values?.[0]?.value
}

const resolvedId = (slot: Slot | undefined): string | undefined => resolved(slot)?.id
const resolvedName = (slot: Slot | undefined): string | undefined => resolved(slot)?.name

/** What was heard for a slot, or undefined: Alexa sends an empty slot without a value, and unheard ones as "?". */
function heardIn(slot: Slot | undefined): string | undefined {
  const heard = typeof slot?.value === 'string' ? slot.value : ''
  return ['', '?'].includes(heard.trim()) ? undefined : heard
}

const wordsIn = (slot: Slot | undefined): string | undefined => heardIn(slot)?.trim()

/** One of a list of ids, or undefined. */
const oneOf = <T extends string>(slot: Slot | undefined, allowed: readonly T[]): T | undefined => {
  const id = resolvedId(slot)
  return allowed.find((one) => one === id)
}

/** A number as Alexa writes it. */
const numberIn = (slot: Slot | undefined): string | undefined => {
  const words = wordsIn(slot)
  return words !== undefined && /^\d{1,9}$/.test(words) ? words : undefined
}

/** Four digits as Alexa writes them, which may drop the noughts at the front: "0 4 2 7" comes as 427. */
const digitsIn = (slot: Slot | undefined): string | undefined => {
  const digits = wordsIn(slot)?.replace(/[\s.,-]/g, '')
  return digits !== undefined && /^\d{1,4}$/.test(digits) ? digits.padStart(4, '0') : undefined
}

/** A brand as the shop writes it, if it was taught; else as heard. */
const brandIn = (slot: Slot | undefined): string | undefined => resolvedName(slot) ?? wordsIn(slot)

/** Which product is meant: by its place in the row, by a name that was read aloud, or by any other name. */
function whichOf(slots: Intent['slots'], places: Places = ['position', 'product']): Which {
  const [placeSlot, nameSlot] = places
  const position = resolvedId(slots?.[placeSlot])
  if (position === 'last') return { by: 'position', position }
  if (position !== undefined && /^[1-9]$/.test(position))
    return { by: 'position', position: Number(position) }
  const name = wordsIn(slots?.[nameSlot])
  if (name === undefined) return { by: 'nothing' }
  return { by: 'product', id: resolvedId(slots?.[nameSlot]), name }
}

/** "Me", unless everybody here was said. */
const whomOf = (slots: Intent['slots']): 'me' | 'us' => oneOf(slots?.whom, ['us']) ?? 'me'

/** What each intent of the interaction models asks for. A test holds the two lists together. */
export const WISHES: Readonly<Record<string, (slots: Intent['slots']) => Wish>> = {
  FindProductIntent: (slots) => ({ wish: 'find', query: wordsIn(slots?.query) ?? wordsIn(slots?.kind) }),
  MoreProductsIntent: () => ({ wish: 'more' }),
  ProductDetailIntent: (slots) => ({ wish: 'describe', which: whichOf(slots) }),
  LeaveOutIntent: (slots) => ({ wish: 'leave out', which: whichOf(slots) }),
  PriceIntent: (slots) => ({ wish: 'tell price', which: whichOf(slots) }),
  StockIntent: (slots) => ({ wish: 'tell stock', which: whichOf(slots) }),
  CompareIntent: (slots) => ({
    wish: 'compare',
    one: whichOf(slots),
    other: whichOf(slots, ['otherPosition', 'otherProduct']),
  }),
  NarrowIntent: (slots) => ({
    wish: 'narrow',
    limits: {
      least: numberIn(slots?.least),
      most: numberIn(slots?.most),
      color: wordsIn(slots?.color),
      brand: brandIn(slots?.brand),
      without: wordsIn(slots?.without) ?? brandIn(slots?.withoutBrand),
    },
  }),
  CheaperIntent: () => ({ wish: 'by price', way: 'cheaper' }),
  DearerIntent: () => ({ wish: 'by price', way: 'dearer' }),
  SortIntent: (slots) => ({ wish: 'sort', by: oneOf(slots?.order, ['cheapest', 'dearest', 'popular']) }),
  AnyIntent: (slots) => ({ wish: 'drop', filter: oneOf(slots?.filter, ['price', 'colors', 'brands']) }),
  'AMAZON.PreviousIntent': () => ({ wish: 'back' }),
  ResumeSearchIntent: () => ({ wish: 'resume' }),
  SendToPhoneIntent: () => ({ wish: 'send' }),
  ConnectPhoneIntent: () => ({ wish: 'connect' }),
  ClaimPhoneIntent: (slots) => ({ wish: 'claim', digits: digitsIn(slots?.digits) }),
  PhonesIntent: () => ({ wish: 'tell phones' }),
  RemovePhoneIntent: () => ({ wish: 'remove phone' }),
  WhatDidIPickIntent: () => ({ wish: 'tell picks' }),
  PickedOneIntent: () => ({ wish: 'picked one' }),
  PickIntent: (slots) => ({ wish: 'pick', which: whichOf(slots) }),
  TakeOutIntent: (slots) => ({ wish: 'take out', which: whichOf(slots) }),
  ReserveIntent: (slots) => ({ wish: 'reserve', which: whichOf(slots) }),
  ReservePickedIntent: () => ({ wish: 'reserve picked' }),
  YesReserveItIntent: () => ({ wish: 'yes, reserve it' }),
  AddToCartIntent: (slots) => ({ wish: 'add to cart', which: whichOf(slots) }),
  MyOrdersIntent: () => ({ wish: 'tell orders' }),
  CancelOrderIntent: () => ({ wish: 'cancel order' }),
  WrongPersonIntent: () => ({ wish: 'object' }),
  CallMeIntent: (slots) => ({ wish: 'be called', name: heardIn(slots?.name) }),
  LeaveMyNameOutIntent: () => ({ wish: 'leave my name out' }),
  UseMyNameIntent: () => ({ wish: 'use my name' }),
  YesUseMyNameIntent: () => ({ wish: 'yes, use my name' }),
  WhyNoNameIntent: () => ({ wish: 'why no name' }),
  MayAskIntent: (slots) => ({ wish: 'may ask', whom: whomOf(slots) }),
  AskNoMoreIntent: (slots) => ({ wish: 'ask no more', whom: whomOf(slots) }),
  WhatDoYouKnowIntent: () => ({ wish: 'what do you know' }),
  ForgetMeIntent: () => ({ wish: 'forget me' }),
  YesForgetMeIntent: () => ({ wish: 'yes, forget me' }),
  'AMAZON.HelpIntent': () => ({ wish: 'help' }),
  'AMAZON.RepeatIntent': () => ({ wish: 'repeat' }),
  'AMAZON.StartOverIntent': () => ({ wish: 'start over' }),
  'AMAZON.YesIntent': () => ({ wish: 'yes' }),
  'AMAZON.NoIntent': () => ({ wish: 'no' }),
  'AMAZON.CancelIntent': () => ({ wish: 'cancel' }),
  'AMAZON.StopIntent': () => ({ wish: 'stop' }),
  'AMAZON.NavigateHomeIntent': () => ({ wish: 'stop' }),
  'AMAZON.FallbackIntent': () => ({ wish: 'unknown' }),
}

/** The wish of an intent; one that this code does not know is not understood, never an error. */
export const wishOf = (intent: Intent): Wish =>
  Object.hasOwn(WISHES, intent.name)
    ? (WISHES[intent.name]?.(intent.slots) ?? { wish: 'unknown' })
    : { wish: 'unknown' }
