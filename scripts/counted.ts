import type { EvidenceAdmin } from '../lambda/admin/evidence-admin.ts'
import { LOCALES } from '../lambda/locale.ts'
import { type Counts, DAY, dayOf, type Tally } from '../lambda/speaker/evidence.ts'

/** What a day brings at a level: greetings, of these questions, and of those a no. */
const A_DAY = [
  { level: 200, visits: 14, asked: 1, noEvery: 7 },
  { level: 300, visits: 61, asked: 4, noEvery: 97 },
  { level: 400, visits: 17, asked: 2, noEvery: 1000 },
]

/** One locale is busier than another. */
const BUSY = { 'en-US': 1, 'en-GB': 0.6, 'fr-FR': 0.3 }

/**
 * Days of a made-up shop, for pictures, tests and measurements: always the same numbers, so that two looks at them
 * are alike.
 * @param now epoch seconds, on the last day
 */
export function countedDays(now: number, days: number): Tally[] {
  let asks = 0
  return Array.from({ length: days }, (_, ago) => dayOf(now - ago * DAY)).flatMap((day) =>
    LOCALES.flatMap((locale) =>
      A_DAY.map(({ level, visits, asked, noEvery }): Tally => {
        const recognized = Math.round(visits * BUSY[locale])
        const named = level >= 300 ? recognized - 1 : 0
        const answers = Math.round(asked * BUSY[locale])
        const before = Math.floor(asks / noEvery)
        asks += answers
        const no = Math.min(answers, Math.floor(asks / noEvery) - before)
        const objected = level === 300 && no > 0 ? 1 : 0
        const neutral = recognized - named
        const drawn = answers + 1
        const counts: Counts = {
          recognized,
          named,
          neutral,
          chances: recognized,
          drawn,
          asked: answers,
          yes: answers - no,
          no,
          objected,
        }
        return { day, locale, level, counts }
      }),
    ),
  )
}

/** Puts them into a shop. */
export async function putCounted(evidence: EvidenceAdmin, days = 30): Promise<void> {
  await evidence.put(countedDays(evidence.now(), days), 'made-up')
}
