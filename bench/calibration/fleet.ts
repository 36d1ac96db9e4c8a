import { FLEET, LEVELS, TRUTH_VISITS, type World } from './assumptions.ts'
import { type Draw, drawsOf } from './draw.ts'
import { type Home, homeOf, visit } from './household.ts'

/** Room for the largest home. */
const MOST_MEMBERS = 5

/** A recognized visit. */
export interface Visit {
  readonly day: number
  /** Index into the levels. */
  readonly level: number
  readonly isWrong: boolean
  /** The person that is proposed, numbered through all homes. */
  readonly person: number
}

/** What is true of a fleet, by level: recognized visits, and those with somebody else's name. */
export interface Truth {
  readonly visits: readonly number[]
  readonly wrong: readonly number[]
}

/** How a world looks from above: shares. */
export interface Sight {
  readonly guestsRecognized: number
  readonly childrenWrong: number
  readonly adultsWrong: number
}

/** Twelve weeks of a fleet, and what is true of it. */
export interface Fleet {
  /** By week. */
  readonly weeks: readonly (readonly Visit[])[]
  /** By person, a number in [0, 1) that says how readily they agree to be asked. */
  readonly reluctance: readonly number[]
  readonly truth: Truth
  readonly sight: Sight
}

/** A fleet that is the same for the same world and run. */
export function fleetOf(world: World, number: number, run: number): Fleet {
  const draw = drawsOf(number, run, 1)
  const homes = Array.from({ length: FLEET.homes }, () => homeOf(world, draw))
  const weeks = Array.from({ length: FLEET.weeks }, (_, week) => visitsOf(homes, world, week, draw))
  const reluctance = Array.from({ length: FLEET.homes * MOST_MEMBERS }, draw.uniform)
  return { weeks, reluctance, ...truthOf(homes, world, draw) }
}

function visitsOf(homes: readonly Home[], world: World, week: number, draw: Draw): Visit[] {
  const visits: Visit[] = []
  for (let one = 0; one < FLEET.visitsAWeek; one += 1) {
    const day = week * 7 + Math.floor((one * 7) / FLEET.visitsAWeek)
    for (const [number, home] of homes.entries()) {
      const { recognized } = visit(home, world, draw)
      if (!recognized) continue
      const { level, isWrong, proposed } = recognized
      visits.push({ day, level, isWrong, person: number * MOST_MEMBERS + proposed })
    }
  }
  return visits
}

/** Recognized visits, and those with somebody else's name. */
class Tally {
  all = 0
  wrong = 0

  add(isWrong: boolean): void {
    this.all += 1
    if (isWrong) this.wrong += 1
  }

  get share(): number {
    return this.wrong / this.all
  }
}

function truthOf(homes: readonly Home[], world: World, draw: Draw): Pick<Fleet, 'truth' | 'sight'> {
  const levels = LEVELS.map(() => new Tally())
  const [guests, children, adults] = [new Tally(), new Tally(), new Tally()]
  for (const home of homes)
    for (let one = 0; one < TRUTH_VISITS; one += 1) {
      const { isGuest, recognized } = visit(home, world, draw)
      if (isGuest) guests.add(recognized !== undefined)
      if (!recognized) continue
      levels[recognized.level]?.add(recognized.isWrong)
      const members = recognized.byChild ? children : adults
      if (!isGuest) members.add(recognized.isWrong)
    }
  return {
    truth: { visits: levels.map(({ all }) => all), wrong: levels.map(({ wrong }) => wrong) },
    sight: {
      guestsRecognized: guests.share,
      childrenWrong: children.share,
      adultsWrong: adults.share,
    },
  }
}
