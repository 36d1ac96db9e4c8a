import fc from 'fast-check'
import { COUNTERS } from '../../lambda/speaker/evidence.ts'
import { LEAST_VISITS, shownCells } from '../../lambda/speaker/report/cells.ts'
import { recommendationSentences, reportSentences } from '../../lambda/speaker/report/sentences.ts'
import { anyReport, anyTallies, reportOn } from '../support/report.ts'

/** Whether a level has too few visits in a locale. */
const isHidden = (counted: Parameters<typeof reportOn>[0], level: number, locale: string): boolean =>
  counted
    .filter((one) => one.level === level && one.locale === locale)
    .reduce((sum, { counts }) => sum + (counts.recognized ?? 0), 0) < LEAST_VISITS

describe('for whatever was counted', () => {
  it('cells of few visits influence no number', () => {
    fc.assert(
      fc.property(anyReport, ({ counted, settings }) => {
        const without = counted.filter(({ level, locale }) => !isHidden(counted, level, locale))
        const { shown, ...all } = reportOn(counted, settings)
        const { shown: shownWithout, ...rest } = reportOn(without, settings)
        expect(all).toEqual(rest)
        expect({ ...shown, hidden: 0 }).toEqual({ ...shownWithout, hidden: 0 })
      }),
    )
  })

  it('no cell of few visits is shown, and each is counted', () => {
    fc.assert(
      fc.property(anyTallies, (counted) => {
        const { cells, hidden } = shownCells(counted, undefined)
        expect(cells.every(({ counts }) => counts.recognized >= LEAST_VISITS)).toBe(true)
        expect(cells.length + hidden).toBe(
          new Set(counted.map(({ locale, level }) => `${locale} ${level}`)).size,
        )
      }),
    )
  })

  it('totals are the sum of the shown cells, and of the levels', () => {
    fc.assert(
      fc.property(anyTallies, (counted) => {
        const { cells, levels, totals } = shownCells(counted, undefined)
        for (const counter of COUNTERS) {
          const sum = (all: typeof levels) => all.reduce((part, { counts }) => part + counts[counter], 0)
          expect([sum(cells), sum(levels)]).toEqual([totals[counter], totals[counter]])
        }
      }),
    )
  })

  it('what is recommended as proven has a bound under the cap, and none is recommended that objections speak against', () => {
    fc.assert(
      fc.property(anyReport, ({ counted, settings }) => {
        const { rows, status, recommended } = reportOn(counted, settings)
        const row = rows.find(({ isRecommended }) => isRecommended)
        expect(row?.threshold).toBe(recommended)
        if (status === 'evidence') expect(row?.atMost).toBeLessThanOrEqual(settings.previewed.cap)
        if (row) expect(row.objectedAtLeast).toBeLessThanOrEqual(settings.previewed.cap)
      }),
    )
  })

  it('every sentence is made of words and numbers', () => {
    fc.assert(
      fc.property(anyReport, ({ counted, settings }) => {
        const report = reportOn(counted, settings)
        const thresholds = [undefined, ...report.rows.map(({ threshold }) => threshold)]
        for (const sentence of [
          ...thresholds.flatMap((threshold) => reportSentences(report, threshold)),
          ...recommendationSentences(report),
        ]) {
          expect(sentence).toMatch(/^[A-Z0-9].*\.$/)
          expect(sentence).not.toMatch(
            /NaN|undefined|null|Infinity|\[object|,,| {2}|,;|e-\d|-\d+(?:\.\d+)? %/,
          )
          expect(sentence).not.toMatch(/\b1 (?:answers|cells|visits)\b/)
        }
      }),
    )
  })

  it('a threshold is proven if and only if no more answers are needed', () => {
    fc.assert(
      fc.property(anyReport, ({ counted, settings }) => {
        for (const { reason, moreAnswers, atMost, threshold } of reportOn(counted, settings).rows) {
          if (reason === 'objections') expect(moreAnswers).toBeNull()
          else if (threshold !== 'never') expect(moreAnswers === 0).toBe(atMost <= settings.previewed.cap)
        }
      }),
    )
  })
})
