import * as z from 'zod/mini'
import { LOCALES } from '../locale.ts'

/** Levels beyond this are a slip of the pen: Alexa sends 200, 300 and 400. */
const MOST_LEVEL = 9999
/** Thirty days. */
const MOST_HOURS = 720
/** A wrong name a thousand times as dear as a lost one is as good as `never`. */
const RATIOS = [0.001, 1000] as const
/** Beyond these no bound can be worked out. */
const CAPS = [0.00001, 0.999] as const
/** Letters of a reason: a sentence or two. */
const MOST_REASON = 200

const whole = (reason: string, least: number, most: number) =>
  z.int(reason).check(z.minimum(least, reason), z.maximum(most, reason))

const LEVEL = `must be a level (a whole number from 1 to ${MOST_LEVEL}) or never`
const threshold = z.union([whole(LEVEL, 1, MOST_LEVEL), z.literal('never')], LEVEL)

const HOURS = `must be whole hours from 0 to ${MOST_HOURS}`
const LOCALE = `must be one of ${LOCALES.join(', ')}`
const SHARE = 'must be a share from 0 to 1'
const RATIO = `must be a number from ${RATIOS.join(' to ')}`
const CAP = 'must be a share from 0.00001 to 0.999, such as 0.05'

const share = z.number(SHARE).check(z.minimum(0, SHARE), z.maximum(1, SHARE))
const isOnce = (list: readonly unknown[]) => new Set(list).size === list.length

/** Whatever is not a threshold. Each may be left out: then a wider layer, or what is built in, holds. */
const others = {
  /** Hours in which a person who was named is not named in another greeting. */
  nameAgainAfterHours: z.optional(whole(HOURS, 0, MOST_HOURS)),
  /** Where Alexa can ask for a PIN. */
  pinLocales: z.optional(
    z.array(z.enum(LOCALES, LOCALE), 'must be a list of locales').check(z.refine(isOnce, 'names one twice')),
  ),
  /** Shares of requests dealt with after which it is asked who spoke: below `greetByName`, and from it on. */
  questions: z.optional(
    z.strictObject(
      { below: share, above: share },
      'must be two shares, below and above the threshold, such as 0.3,0.1',
    ),
  ),
  /** How many lost names one wrong name is as bad as. */
  costRatio: z.optional(z.number(RATIO).check(z.minimum(RATIOS[0], RATIO), z.maximum(RATIOS[1], RATIO))),
  /** The most wrong names among spoken ones that may be recommended. */
  cap: z.optional(z.number(CAP).check(z.minimum(CAPS[0], CAP), z.maximum(CAPS[1], CAP))),
}

const some = z.optional(threshold)

/** The settings of one layer: for everybody, for a locale, or a household's own. */
export const settingsSchema = z.strictObject({
  thresholds: z.optional(z.strictObject({ greetByName: some, resumeSearch: some, order: some })),
  ...others,
})
export type Settings = z.infer<typeof settingsSchema>

/**
 * A policy. For everybody all thresholds are said: one that is missing would be half a policy. Of the other
 * settings none need be, as in the policies of before there were any.
 */
export const policySchema = z.strictObject({
  version: z.int().check(z.positive()),
  thresholds: z.strictObject({ greetByName: threshold, resumeSearch: threshold, order: threshold }),
  ...others,
  locales: z.optional(z.partialRecord(z.enum(LOCALES), settingsSchema)),
})

/** What would break a line, steer a terminal, or turn the direction of the text around it. */
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u

/** A text as it can be shown: what came into the store by another way than ours must not steer what shows it. */
export const oneLine = (text: string): string => text.replace(new RegExp(`(?:${UNSAFE.source})+`, 'gu'), ' ')

/** What a reason has to be. */
export const REASON = `must be one line of up to ${MOST_REASON} letters, with a word in it`

/** Whether a text says why, and can be shown to everybody who looks at the history. */
export const isReason = (text: string): boolean =>
  text.length <= MOST_REASON && /[\p{L}\p{N}]/u.test(text) && !UNSAFE.test(text)

/** Who changed a policy, when and why. A reason that came into the store by another way can still be read. */
export const changeSchema = z.object({
  /** A role, and whose hand it was: a hash, never a name. */
  by: z.object({ role: z.string(), subject: z.string() }),
  /** Epoch seconds. */
  at: z.int().check(z.nonnegative()),
  reason: z.string().check(z.minLength(1), z.maxLength(MOST_REASON)),
})
export type Change = z.infer<typeof changeSchema>

/** What is wrong with a setting. */
export interface Fault {
  /** `greetByName`, `questions.below`. */
  readonly field: string
  readonly reason: string
}

/** What is wrong with settings, at their fields; nothing where nothing is. */
export function faultsOf(settings: unknown): Fault[] {
  const { error } = settingsSchema.safeParse(settings)
  const faults = (error?.issues ?? []).flatMap((issue): Fault[] => {
    const path = issue.path.filter((part) => part !== 'thresholds').map(String)
    if (issue.code !== 'unrecognized_keys') return [{ field: path.join('.'), reason: issue.message }]
    return issue.keys.map((key) => ({ field: [...path, key].join('.'), reason: 'is no setting' }))
  })
  return faults
}
