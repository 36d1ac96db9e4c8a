import { LEVELS, VARIANTS, type World } from './assumptions.ts'
import { drawsOf } from './draw.ts'
import { fleetOf, type Sight } from './fleet.ts'
import { live, METHOD, RULES } from './policies.ts'
import { type Score, scoreOf } from './score.ts'

/** All runs of a world. */
export interface Simulated {
  readonly world: World
  /** By rule, and by what was tried apart: a score a run. */
  readonly rules: ReadonlyMap<string, readonly Score[]>
  readonly variants: ReadonlyMap<string, readonly Score[]>
  /** Shares of visits at each level with somebody else's name. */
  readonly wrongByLevel: readonly number[]
  readonly sight: Sight
}

/**
 * Runs a world: in each run all rules live through the same fleet.
 * @param number the world's, which goes into the seeds
 * @param told told after each run
 */
export function simulate(world: World, number: number, runs: number, told: (run: number) => void): Simulated {
  const rules = new Map(RULES.map(({ name }) => [name, [] as Score[]]))
  const variants = new Map(VARIANTS.map(({ name }) => [name, [] as Score[]]))
  const [visits, wrong] = [LEVELS.map(() => 0), LEVELS.map(() => 0)]
  const sights: Sight[] = []
  for (let run = 0; run < runs; run += 1) {
    const fleet = fleetOf(world, number, run)
    const draws = (rule: number) => drawsOf(number, run, 2, rule)
    for (const [index, rule] of RULES.entries())
      rules.get(rule.name)?.push(scoreOf(fleet.truth, live(rule, fleet, draws(index))))
    for (const { name, people } of VARIANTS)
      variants
        .get(name)
        ?.push(scoreOf(fleet.truth, live(METHOD, fleet, draws(RULES.indexOf(METHOD)), people)))
    for (const level of LEVELS.keys()) {
      visits[level] = (visits[level] ?? 0) + (fleet.truth.visits[level] ?? 0)
      wrong[level] = (wrong[level] ?? 0) + (fleet.truth.wrong[level] ?? 0)
    }
    sights.push(fleet.sight)
    told(run + 1)
  }
  const mean = (of: (sight: Sight) => number): number => meanOf(sights.map(of))
  return {
    world,
    rules,
    variants,
    wrongByLevel: visits.map((all, level) => (wrong[level] ?? 0) / all),
    sight: {
      guestsRecognized: mean(({ guestsRecognized }) => guestsRecognized),
      childrenWrong: mean(({ childrenWrong }) => childrenWrong),
      adultsWrong: mean(({ adultsWrong }) => adultsWrong),
    },
  }
}

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** The share of runs in which something was so, of those in which it could be; undefined if in none. */
export function shareOf(of: readonly (boolean | undefined)[]): number | undefined {
  const known = of.filter((one) => one !== undefined)
  return known.length === 0 ? undefined : known.filter(Boolean).length / known.length
}
