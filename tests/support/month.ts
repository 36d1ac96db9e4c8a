import { LEVELS, PEOPLE, QUESTIONS, START, WORLDS } from '../../bench/calibration/assumptions.ts'
import { type Draw, drawsOf } from '../../bench/calibration/draw.ts'
import { fleetOf, type Visit } from '../../bench/calibration/fleet.ts'
import { Memory } from '../../bench/calibration/memory.ts'
import type { Counts } from '../../lambda/speaker/evidence.ts'

const DAYS = 28
const DAY_MS = 86_400_000

/** A line as `policy evidence` takes it. */
export interface MonthLine extends Counts {
  readonly day: string
  readonly locale: string
  readonly level: number
}

/** How many fleets are counted together: enough for proof within a month. */
const FLEETS = 4

/**
 * Four weeks of simulated fleets at 300, counted as the shop counts: always the same for the same world.
 * @param world its letter
 * @param last the last day, `2026-11-21`
 */
export function monthOf(world: 'A' | 'C', last: string): MonthLine[] {
  const number = WORLDS.findIndex(({ name }) => name.startsWith(world))
  const cells = new Map<string, Record<string, unknown>>()
  for (let run = 0; run < FLEETS; run += 1)
    for (const [{ day, level }, counts] of visitsOf(number, run)) {
      const ago = (DAYS - 1 - day) * DAY_MS
      const cell = {
        day: new Date(Date.parse(last) - ago).toISOString().slice(0, 10),
        locale: 'en-US',
        level: LEVELS[level] ?? 0,
      }
      const sum = cells.get(`${day} ${level}`) ?? cell
      cells.set(`${day} ${level}`, { ...sum, ...added(sum, counts) })
    }
  return [...cells.values()] as unknown as MonthLine[]
}

const added = (sum: Record<string, unknown>, counts: Counts): object =>
  Object.fromEntries(
    Object.entries(counts).map(([counter, count]) => [counter, Number(sum[counter] ?? 0) + count]),
  )

/** The recognized visits of a fleet's first weeks, and what each adds to the counters. */
function* visitsOf(number: number, run: number): Generator<[Visit, Counts]> {
  const world = WORLDS[number]
  if (!world) throw new Error(`There is no world ${number}.`)
  const fleet = fleetOf(world, number, run)
  const memory = new Memory(PEOPLE, fleet.reluctance)
  const draw = drawsOf(number, run, DAYS)
  for (const visit of fleet.weeks.flat().filter(({ day }) => day < DAYS)) {
    const isNamed = (LEVELS[visit.level] ?? 0) >= START
    const greeted: Counts = { recognized: 1, [isNamed ? 'named' : 'neutral']: 1 }
    if (draw.happens(isNamed ? QUESTIONS.above : QUESTIONS.below) && memory.mayBeAsked(visit)) {
      memory.wasAsked(visit)
      yield [visit, { ...greeted, asked: 1, ...answerTo(visit, draw) }]
    } else {
      const objects = isNamed && visit.isWrong && draw.happens(PEOPLE.object) && memory.objects(visit)
      yield [visit, { ...greeted, ...(objects && { objected: 1 }) }]
    }
  }
}

function answerTo({ isWrong }: Visit, draw: Draw): Counts {
  const saysNo = isWrong ? !draw.happens(PEOPLE.wrongSayYes) : draw.happens(PEOPLE.rightSayNo)
  return draw.happens(PEOPLE.answer) ? { [saysNo ? 'no' : 'yes']: 1 } : {}
}
