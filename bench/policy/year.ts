import { LOCALES } from '../../lambda/locale.ts'
import { DAY, dayOf, type Tally } from '../../lambda/speaker/evidence.ts'
import { LEVELS, START } from '../calibration/assumptions.ts'
import { drawsOf } from '../calibration/draw.ts'

const DAYS = 365

/** A year of a busy shop's counters: a tally a day, locale and level. @param now epoch seconds of its last day */
export function yearOfCounters(now: number): Tally[] {
  const draw = drawsOf(DAYS, 3)
  const upTo = (most: number): number => Math.floor(draw.uniform() * (most + 1))
  const countsAt = (level: number) => {
    const [recognized, asked] = [100 + upTo(200), upTo(20)]
    const yes = upTo(asked)
    const no = draw.happens(20 / level) ? Math.min(1, asked - yes) : 0
    const named = level >= START ? recognized - asked : 0
    const objected = named > 0 && draw.happens(0.05) ? 1 : 0
    return { recognized, named, neutral: recognized - named, asked, yes, no, objected }
  }
  const days = Array.from({ length: DAYS }, (_, ago) => dayOf(now - ago * DAY))
  return days.flatMap((day) =>
    LOCALES.flatMap((locale) => LEVELS.map((level) => ({ day, locale, level, counts: countsAt(level) }))),
  )
}
