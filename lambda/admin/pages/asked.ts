import { LOCALES } from '../../locale.ts'
import type { Fault } from '../../speaker/policy-schema.ts'
import { PREVIEWED } from '../../speaker/report/report.ts'
import { WINDOWS } from '../../speaker/report/window.ts'
import type { Looked } from '../evidence-admin.ts'
import type { AdminContext } from '../identity.ts'

/** What an address asks to be looked at, and which settings it tries. */
export interface Asked {
  readonly looked: Looked
  readonly given: Readonly<Record<string, unknown>>
}

const BOUNDS = ['fixed', 'anytime'] as const
const NUMBER = /^\d+(?:\.\d+)?(?:e-?\d+)?$/

/** A value as it was typed; what makes no sense stays text, and is refused at its field. */
const valueIn = (text: string): unknown => (NUMBER.test(text) ? Number(text) : text)

/** One of a few; the first of them where nothing was chosen, undefined for anything else. */
const chosen = <One extends string | number | undefined>(
  text: string,
  ones: readonly One[],
): { readonly one: One } | undefined => {
  const one = text === '' ? ones[0] : ones.find((each) => String(each) === text)
  return one === undefined && text !== '' ? undefined : { one: one as One }
}

/**
 * Reads what an address asks for, refused whole if any of it is not what it must be. What is empty is left out, as
 * a form sends fields that nobody filled in.
 * @param tried whether settings may be tried here
 */
export function askedIn(c: AdminContext, tried: 'tried' | 'as it is'): Asked | { readonly faults: Fault[] } {
  const sent = Object.entries(c.req.queries())
  const settings: readonly string[] = tried === 'tried' ? PREVIEWED : []
  const known = ['days', 'locale', 'bound', ...settings]
  const faults = sent.flatMap(([field, values]): Fault[] => {
    if (!known.includes(field)) return [{ field, reason: 'is nothing that can be asked for here' }]
    return values.length > 1 ? [{ field, reason: 'is there more than once' }] : []
  })
  const text = (field: string): string => c.req.query(field)?.trim() ?? ''
  const days = chosen(text('days'), WINDOWS)
  if (!days) faults.push({ field: 'days', reason: `must be one of ${WINDOWS.join(', ')}` })
  const locale = chosen(text('locale'), [undefined, ...LOCALES])
  if (!locale) faults.push({ field: 'locale', reason: `must be one of ${LOCALES.join(', ')}` })
  const bound = chosen(text('bound'), BOUNDS)
  if (!bound) faults.push({ field: 'bound', reason: `must be one of ${BOUNDS.join(', ')}` })
  if (!days || !locale || !bound || faults.length > 0) return { faults }
  const given = settings.map((name) => [name, text(name)] as const).filter(([, value]) => value !== '')
  return {
    looked: { days: days.one, locale: locale.one, bound: bound.one },
    given: Object.fromEntries(given.map(([name, value]) => [name, valueIn(value)])),
  }
}

/** `costRatio must be …`, as a sentence. */
export const faultSentence = ({ field, reason }: Fault): string => `${field}: ${reason}.`
