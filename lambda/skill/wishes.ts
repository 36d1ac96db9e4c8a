import type { Intent, Slot } from 'ask-sdk-model'
import type { Which, Wish } from '../conversation/situation.ts'

/** How Alexa marks what a skill taught it in this session, against what is in the interaction model. */
const DYNAMIC = 'amzn1.er-authority.echo-sdk.dynamic.'

/** The resolved id of a slot's value, if Alexa found it in a list; what was just read aloud comes first. */
function resolvedId(slot: Slot | undefined): string | undefined {
  const authorities = slot?.resolutions?.resolutionsPerAuthority ?? []
  const matches = authorities.filter((authority) => authority.status?.code === 'ER_SUCCESS_MATCH')
  const match = matches.find((authority) => authority.authority?.startsWith(DYNAMIC)) ?? matches[0]
  return match?.values?.[0]?.value?.id
}

/** What was heard for a slot, or undefined: Alexa sends an empty slot without a value, and unheard ones as "?". */
function heardIn(slot: Slot | undefined): string | undefined {
  const heard = typeof slot?.value === 'string' ? slot.value : ''
  return ['', '?'].includes(heard.trim()) ? undefined : heard
}

const wordsIn = (slot: Slot | undefined): string | undefined => heardIn(slot)?.trim()

/** Which product is meant: by its place in the row, by a name that was read aloud, or by any other name. */
function whichOf(slots: Intent['slots']): Which {
  const position = resolvedId(slots?.position)
  if (position === 'last') return { by: 'position', position }
  if (position !== undefined && /^[1-9]$/.test(position))
    return { by: 'position', position: Number(position) }
  const name = wordsIn(slots?.product)
  if (name === undefined) return { by: 'nothing' }
  return { by: 'product', id: resolvedId(slots?.product), name }
}

/** What each intent of the interaction models asks for. A test holds the two lists together. */
export const WISHES: Readonly<Record<string, (slots: Intent['slots']) => Wish>> = {
  FindProductIntent: (slots) => ({ wish: 'find', query: wordsIn(slots?.query) ?? wordsIn(slots?.kind) }),
  MoreProductsIntent: () => ({ wish: 'more' }),
  ProductDetailIntent: (slots) => ({ wish: 'describe', which: whichOf(slots) }),
  ResumeSearchIntent: () => ({ wish: 'resume' }),
  WrongPersonIntent: () => ({ wish: 'object' }),
  CallMeIntent: (slots) => ({ wish: 'be called', name: heardIn(slots?.name) }),
  LeaveMyNameOutIntent: () => ({ wish: 'leave my name out' }),
  UseMyNameIntent: () => ({ wish: 'use my name' }),
  YesUseMyNameIntent: () => ({ wish: 'yes, use my name' }),
  WhyNoNameIntent: () => ({ wish: 'why no name' }),
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
