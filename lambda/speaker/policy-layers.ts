import type { Locale } from '../locale.ts'
import { DEFAULT_POLICY, NEVER, type Policy, type Privilege, type Threshold } from './policy.ts'
import type { Settings } from './policy-schema.ts'

/** What holds where no layer says otherwise. */
export const BUILT_IN = {
  thresholds: DEFAULT_POLICY.thresholds,
  nameAgainAfterHours: 0,
  questions: { below: 0, above: 0 },
  costRatio: 10,
  cap: 0.05,
} as const satisfies Settings

/** Every setting as it holds for one turn. */
export interface InForce {
  readonly version: number
  readonly thresholds: Readonly<Record<Privilege, Threshold>>
  /** Undefined: those of the installation (`PIN_LOCALES`). */
  readonly pinLocales: readonly Locale[] | undefined
  /** Hours. */
  readonly nameAgainAfterHours: number
  readonly questions: NonNullable<Settings['questions']>
  readonly costRatio: number
  readonly cap: number
}

/** A setting's layers, the narrowest first. */
function layersOf(policy: Policy, locale: Locale | undefined, own: Settings | undefined): Settings[] {
  const { version: _, locales, ...everybody } = policy
  const local = locale === undefined ? undefined : locales?.[locale]
  return [own, local, everybody].filter((layer) => layer !== undefined)
}

/**
 * The settings of a turn: of each the narrowest layer that says it wins, a household's own before those of its
 * locale before everybody's. Where the policy cannot be read nothing may loosen that, not even a household's own.
 * @param own the household's; undefined where it has none
 */
export function inForce(policy: Policy, locale: Locale | undefined, own: Settings | undefined): InForce {
  if (policy.version < 0)
    return { ...BUILT_IN, version: policy.version, thresholds: NEVER.thresholds, pinLocales: undefined }
  const layers = layersOf(policy, locale, own)
  const first = <Value>(of: (layer: Settings) => Value | undefined): Value | undefined => {
    for (const layer of layers) {
      const value = of(layer)
      if (value !== undefined) return value
    }
    return undefined
  }
  const threshold = (privilege: Privilege): Threshold =>
    first(({ thresholds }) => thresholds?.[privilege]) ?? policy.thresholds[privilege]
  return {
    version: policy.version,
    thresholds: {
      greetByName: threshold('greetByName'),
      resumeSearch: threshold('resumeSearch'),
      order: threshold('order'),
    },
    nameAgainAfterHours: first((layer) => layer.nameAgainAfterHours) ?? BUILT_IN.nameAgainAfterHours,
    pinLocales: first((layer) => layer.pinLocales),
    questions: first((layer) => layer.questions) ?? BUILT_IN.questions,
    costRatio: first((layer) => layer.costRatio) ?? BUILT_IN.costRatio,
    cap: first((layer) => layer.cap) ?? BUILT_IN.cap,
  }
}
