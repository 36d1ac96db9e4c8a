import { cellsIn, shownCells } from '../../lambda/speaker/report/cells.ts'
import {
  hiddenSentence,
  recommendationSentences,
  reportSentences,
} from '../../lambda/speaker/report/sentences.ts'
import { windowUntil } from '../../lambda/speaker/report/window.ts'
import { amount, listed, part, rate, setting } from '../../lambda/speaker/report/words.ts'
import { IN_FORCE, reportOn, tallies, tally, WORKED } from '../support/report.ts'

const preview = (greetByName: number | 'never') => ({ previewed: { ...IN_FORCE, greetByName } })
const inForce = (greetByName: number | 'never') => ({ inForce: { ...IN_FORCE, greetByName } })

describe('a window', () => {
  it.each([
    [30, '2026-10-24'],
    [90, '2026-08-25'],
    [365, '2025-11-23'],
  ] as const)('of %d days ends today and has that many days', (days, first) => {
    const now = Date.parse('2026-11-22T23:59:59Z') / 1000
    expect(windowUntil(now, days)).toEqual({ days, first, last: '2026-11-22' })
    expect((Date.parse('2026-11-22') - Date.parse(first)) / 86_400_000 + 1).toBe(days)
  })
})

describe('what is shown of a window', () => {
  const WITHIN = ['2026-10-24', '2026-08-25']
  const seen = (days: readonly (readonly [string, number])[]) => {
    const tallies = days.map(([day, recognized]) => tally(300, { recognized, no: 1, asked: 1 }, { day }))
    return cellsIn(tallies, WITHIN).map(({ counts }) => [counts.recognized, counts.no])
  }

  it('leaves out what it adds to a shorter one that is shown, if that is less than a cell', () => {
    expect(seen([['2026-11-21', 12]])).toEqual([[12, 1]])
    expect(
      seen([
        ['2026-11-21', 12],
        ['2026-09-13', 9],
      ]),
    ).toEqual([[12, 1]])
    expect(
      seen([
        ['2026-11-21', 12],
        ['2026-09-13', 10],
      ]),
    ).toEqual([[22, 2]])
    expect(
      seen([
        ['2026-11-21', 12],
        ['2026-09-13', 9],
        ['2026-01-01', 1],
      ]),
    ).toEqual([[22, 3]])
    expect(
      seen([
        ['2026-11-21', 12],
        ['2026-09-13', 30],
        ['2026-01-01', 9],
      ]),
    ).toEqual([[42, 2]])
  })

  it('adds up what is too small to be shown in any shorter one', () => {
    expect(
      seen([
        ['2026-11-21', 9],
        ['2026-09-13', 1],
      ]),
    ).toEqual([[10, 2]])
    expect(
      seen([
        ['2026-11-21', 4],
        ['2026-09-13', 3],
        ['2026-01-01', 2],
      ]),
    ).toEqual([[9, 3]])
  })

  it('tells a day that is in a shorter one from the day before it', () => {
    expect(
      seen([
        ['2026-10-24', 12],
        ['2026-10-23', 9],
      ]),
    ).toEqual([[12, 1]])
    expect(
      seen([
        ['2026-10-24', 12],
        ['2026-10-24', 9],
      ]),
    ).toEqual([[21, 2]])
  })
})

describe('what is shown', () => {
  it('is added up over days, by locale and level, and over locales by level', () => {
    const shown = shownCells(
      [
        tally(300, { recognized: 9, named: 9 }),
        tally(300, { recognized: 1, neutral: 1 }, { day: '2026-11-22' }),
        tally(300, { recognized: 20, named: 20 }, { locale: 'fr-FR' }),
        tally(200, { recognized: 12 }),
      ],
      undefined,
    )
    expect(shown.cells.map(({ locale, level, counts }) => [locale, level, counts.recognized])).toEqual([
      ['en-US', 200, 12],
      ['en-US', 300, 10],
      ['fr-FR', 300, 20],
    ])
    expect(shown.levels.map(({ level, counts }) => [level, counts.recognized, counts.named])).toEqual([
      [200, 12, 0],
      [300, 30, 29],
    ])
    expect(shown).toMatchObject({ totals: { recognized: 42, neutral: 1, objected: 0 }, hidden: 0 })
  })

  it.each([
    [9, 0, 1],
    [10, 1, 0],
  ])('of %d visits to a level in a locale are %d cells, and %d are left out', (recognized, cells, hidden) => {
    const shown = shownCells([tally(300, { recognized, no: 3, asked: 3 })], undefined)
    expect([shown.cells.length, shown.levels.length, shown.hidden]).toEqual([cells, cells, hidden])
  })

  it('is not more because a level is common in another locale', () => {
    const shown = shownCells(
      [tally(300, { recognized: 500 }), tally(300, { recognized: 9, objected: 4 }, { locale: 'fr-FR' })],
      undefined,
    )
    expect(shown.totals).toMatchObject({ recognized: 500, objected: 0 })
    expect(shown.hidden).toBe(1)
  })

  it('of a locale says nothing of others, nor how much of them is left out', () => {
    const all = [tally(300, { recognized: 5 }), tally(300, { recognized: 50 }, { locale: 'fr-FR' })]
    expect(shownCells(all, 'fr-FR')).toMatchObject({ totals: { recognized: 50 }, hidden: 0 })
    expect(shownCells(all, 'en-GB')).toMatchObject({ cells: [], totals: { recognized: 0 }, hidden: 0 })
  })

  it('counts answers without visits as a cell that is left out', () => {
    expect(shownCells([tally(300, { asked: 50, yes: 50 })], undefined)).toMatchObject({
      cells: [],
      hidden: 1,
    })
  })
})

describe('the sentence of a threshold', () => {
  it.each<[string, string, Parameters<typeof reportOn>]>([
    [
      'says rate, bound, answers and lost names',
      'At 300 the wrong-name rate is 1.0 % (at most 1.8 %, 95 % sure, from 420 answers); 12 % of recognized visits lose the name.',
      [WORKED],
    ],
    [
      'takes the bound that holds at every look',
      'At 300 the wrong-name rate is 1.0 % (at most 3.3 %, 95 % sure, from 420 answers); 12 % of recognized visits lose the name.',
      [WORKED, { bound: 'anytime' }],
    ],
    [
      'says of never that no name is spoken',
      'At never no name is spoken, so none is wrong; 100 % of recognized visits lose the name.',
      [WORKED, inForce('never')],
    ],
    [
      'says as what a threshold between two levels works',
      'At 250, which works as 300, the wrong-name rate is 1.0 % (at most 1.8 %, 95 % sure, from 420 answers); 12 % of recognized visits lose the name.',
      [WORKED, inForce(250)],
    ],
    [
      'says that a threshold below all levels works as the lowest',
      'At 1, which works as 100, the wrong-name rate is 2.7 % (at most 3.9 %, 95 % sure, from 515 answers); 0 % of recognized visits lose the name.',
      [WORKED, inForce(1)],
    ],
    [
      'says that a threshold above all levels names nobody',
      'At 9999, above all levels shown, no name is spoken, so none is wrong; 100 % of recognized visits lose the name.',
      [WORKED, inForce(9999)],
    ],
    [
      'knows no rate where nobody has answered',
      'At 300 the wrong-name rate is not known: nobody has answered a check question yet; 50 % of recognized visits lose the name.',
      [
        tallies([
          [200, 50],
          [300, 50],
        ]),
      ],
    ],
    [
      'knows no rate where some of those who are named never answer',
      'At 200 the wrong-name rate is not known: nobody at level 200 has answered a check question yet; 0 % of recognized visits lose the name.',
      [
        tallies([
          [200, 50],
          [300, 50, 40],
        ]),
        inForce(200),
      ],
    ],
    [
      'names all levels without answers',
      'At 100 the wrong-name rate is not known: nobody at level 100 and 200 has answered a check question yet; 0 % of recognized visits lose the name.',
      [
        tallies([
          [100, 50],
          [200, 50],
          [300, 50, 40],
        ]),
        inForce(100),
      ],
    ],
    [
      'says one answer as one',
      'At 300 the wrong-name rate is 25.0 % (at most 95.0 %, 95 % sure, from 1 answer); 0 % of recognized visits lose the name.',
      [tallies([[300, 50, 1]])],
    ],
    [
      'says plainly that answers prove nothing',
      'At 300 the wrong-name rate is 75.0 % (at most 100 %, 95 % sure, from 1 answer); 0 % of recognized visits lose the name.',
      [tallies([[300, 50, 1, 1]])],
    ],
    [
      'says a small share as under 1 %, not as none',
      'At 300 the wrong-name rate is 1.0 % (at most 5.8 %, 95 % sure, from 50 answers); under 1 % of recognized visits lose the name.',
      [
        tallies([
          [200, 10],
          [300, 9990, 50],
        ]),
      ],
    ],
    ['says where nothing was counted', 'Nothing is known yet: no recognized visits were counted.', [[]]],
    [
      'says where nothing may be shown',
      'Nothing is known yet: no level has 10 recognized visits.',
      [tallies([[300, 9, 9]])],
    ],
  ])('%s', (_, sentence, report) => {
    expect(reportSentences(reportOn(...report))[0]).toBe(sentence)
  })
})

describe('beside it', () => {
  it('a threshold that is tried is compared with the one in force', () => {
    expect(reportSentences(reportOn(WORKED, preview(200)))[1]).toBe(
      'In force is 300: the wrong-name rate is 1.0 % (at most 1.8 %); 12 % lose the name; for 100 recognized visits it costs 18.5 lost names, 200 costs 20.7.',
    )
  })

  it.each<[number | 'never', string]>([
    ['never', 'In force is never: no name is spoken; 100 % lose the name'],
    [250, 'In force is 250, which works as 300: the wrong-name rate is 1.0 %'],
    [500, 'In force is 500, above all levels shown: no name is spoken'],
  ])('%s in force is said as it is', (threshold, sentence) => {
    expect(reportSentences(reportOn(WORKED, { ...inForce(threshold), ...preview(200) }))[1]).toContain(
      sentence,
    )
  })

  it('no costs are compared where a rate is not known', () => {
    const [, , third] = reportSentences(
      reportOn(
        tallies([
          [200, 50],
          [300, 50, 40],
        ]),
        preview(200),
      ),
    )
    expect(third).toBe('In force is 300: the wrong-name rate is 1.2 % (at most 7.2 %); 50 % lose the name.')
  })

  it('nothing is compared with itself', () => {
    expect(reportSentences(reportOn(WORKED))).toHaveLength(1)
  })

  it.each([
    [
      'is',
      [[300, 50, 40]],
      'All recognized visits carry level 300; the only choices are to name, to ask, or never to name.',
    ],
    [
      'of those shown is',
      [
        [300, 50, 40],
        [400, 9],
      ],
      'All recognized visits shown carry level 300; the only choices are to name, to ask, or never to name.',
    ],
  ] as const)('the one level that there %s said', (_, rows, sentence) => {
    expect(reportSentences(reportOn(tallies(rows)))).toContain(sentence)
  })

  it.each([
    [1, '1 cell of fewer than 10 visits is left out.'],
    [2, '2 cells of fewer than 10 visits are left out.'],
  ])('%d cells that are left out are counted', (hidden, sentence) => {
    const few = tallies([
      [1, 9],
      [2, 9],
    ]).slice(0, hidden)
    expect(reportSentences(reportOn([...WORKED, ...few]))).toContain(sentence)
    expect(hiddenSentence(shownCells(WORKED, undefined))).toEqual([])
  })

  it('what is missing for proof is said', () => {
    expect(reportSentences(reportOn(tallies([[300, 50, 58]])))).toContain(
      '1 more clean answer (without a no) is needed to prove that 300 keeps under 5 %.',
    )
    expect(reportSentences(reportOn(tallies([[300, 50]])))).toContain(
      '59 more clean answers (without a no) are needed to prove that 300 keeps under 5 %.',
    )
  })

  it('harm is said plainly, of the threshold in force as well', () => {
    const harmful = tallies([
      [300, 500, 100, 20],
      [400, 500, 100, 0],
    ])
    const harm =
      /^Harm is proven at 300: at least \d+\.\d % of names are wrong \(95 % sure\), and the cap is 5 %\.$/
    expect(reportSentences(reportOn(harmful))).toContainEqual(expect.stringMatching(harm))
    expect(reportSentences(reportOn(harmful, preview(400)))).toContainEqual(expect.stringMatching(harm))
    expect(reportSentences(reportOn(WORKED))).not.toContainEqual(expect.stringMatching(/^Harm/))
  })

  it('objections are said plainly, and no number of answers is said to help', () => {
    const objected = tallies([
      [300, 500, 400, 0, 400, 60],
      [400, 500, 400, 0, 400, 0],
    ])
    const said = reportSentences(reportOn(objected))
    expect(said).toContainEqual(
      expect.stringMatching(
        /^Objections speak against 300: at least 6\.0 % of those named objected \(95 % sure\), and the cap is 5 %\.$/,
      ),
    )
    expect(said.join(' ')).not.toMatch(/more clean|Harm/)
    expect(reportOn(objected).rows[0]).toMatchObject({
      threshold: 300,
      reason: 'objections',
      moreAnswers: null,
    })
  })
})

describe('a report', () => {
  it('has a row for every level, for what is in force and tried, and for never', () => {
    const { rows } = reportOn(WORKED, { ...inForce(250), ...preview(350) })
    expect(rows.map(({ threshold, worksAs }) => [threshold, worksAs])).toEqual([
      [100, 100],
      [200, 200],
      [250, 300],
      [300, 300],
      [350, 400],
      [400, 400],
      ['never', 'never'],
    ])
    expect(rows.filter(({ isInForce }) => isInForce).map(({ threshold }) => threshold)).toEqual([250])
    expect(rows.filter(({ isPreviewed }) => isPreviewed).map(({ threshold }) => threshold)).toEqual([350])
    expect(rows.filter(({ isRecommended }) => isRecommended).map(({ threshold }) => threshold)).toEqual([250])
  })

  it.each([
    ['a yes alone', { yes: 3 }],
    ['a no alone', { no: 3 }],
    ['an objection alone', { objected: 3 }],
    ['more answers than visits', { asked: 90, yes: 60, no: 30 }],
    ['more named than recognized', { named: 5000 }],
    ['more than is ever counted', { recognized: 1e15, yes: 1e15, no: 1e15, named: 1e15, objected: 1e15 }],
  ])('is made of counts that arrived by halves: %s', (_, counts) => {
    const report = reportOn([tally(300, { recognized: 20, ...counts })])
    expect(report.rows).toHaveLength(2)
  })
})

describe('a recommendation', () => {
  it('leaves a threshold as it is that works as the recommended one', () => {
    const report = reportOn([tally(350, { recognized: 900, named: 900, asked: 200, yes: 200 })])
    expect([report.status, report.recommended]).toEqual(['evidence', 300])
  })

  it.each<[string, Parameters<typeof reportOn>, string[]]>([
    [
      'keeps what is proven to be the best',
      [WORKED],
      [
        'Recommended: 300, as it is; it costs the least of those that are proven to keep under the cap, at 18.5 lost names for 100 recognized visits.',
        'A wrong name counts as 10 lost names; the cap is 5 %.',
      ],
    ],
    [
      'says what changes',
      [WORKED, { ...inForce(400), previewed: { greetByName: 400, costRatio: 1, cap: 0.5 } }],
      [
        'Recommended: 400 → 100; it costs the least of those that are proven to keep under the cap, at 2.7 lost names for 100 recognized visits.',
        'A wrong name counts as one lost name; the cap is 50 %.',
      ],
    ],
    [
      'is none without visits',
      [[], inForce('never')],
      [
        'Nothing is recommended: there are no visits to go by; never stays.',
        'A wrong name counts as 10 lost names; the cap is 5 %.',
      ],
    ],
    [
      'is none without proof, and says what is missing, of what is in force and of what is nearest',
      [
        tallies([
          [300, 50, 20, 1],
          [400, 500, 40],
        ]),
      ],
      [
        'Nothing is recommended: there is too little evidence; 300 stays.',
        expect.stringMatching(
          /^\d+ more clean answers \(without a no\) are needed to prove that 300 keeps under 5 %\.$/,
        ),
        '19 more clean answers (without a no) are needed to prove that 400 keeps under 5 %.',
        'A wrong name counts as 10 lost names; the cap is 5 %.',
      ],
    ],
    [
      'raises where harm is proven, though nothing above is',
      [
        tallies([
          [300, 500, 30, 12],
          [400, 500, 10],
        ]),
      ],
      [
        'Recommended: 300 → 400; harm is proven below it.',
        'A wrong name counts as 10 lost names; the cap is 5 %.',
      ],
    ],
    [
      'never names where harm is proven everywhere',
      [tallies([[300, 500, 100, 90]])],
      [
        'Recommended: 300 → never; harm is proven at every level that is named now.',
        'A wrong name counts as 10 lost names; the cap is 5 %.',
      ],
    ],
  ])('%s', (_, report, sentences) => {
    expect(recommendationSentences(reportOn(...report))).toEqual(sentences)
  })

  it('is of what is tried, for what is in force', () => {
    const tried = reportOn(WORKED, { previewed: { greetByName: 200, costRatio: 100, cap: 0.05 } })
    expect(tried.recommended).toBe(400)
    expect(reportOn(WORKED, { previewed: { greetByName: 200, costRatio: 10, cap: 0.015 } }).recommended).toBe(
      400,
    )
  })

  it.each([
    [250, 'insufficient evidence: keep'],
    ['never', 'insufficient evidence: never name'],
  ] as const)('is none over %s without proof', (threshold, status) => {
    expect(reportOn(tallies([[300, 50, 3]]), inForce(threshold))).toMatchObject({
      status,
      recommended: undefined,
    })
  })
})

describe('words', () => {
  it.each([
    [rate(0), '0.0 %'],
    [rate(0.0004), 'under 0.1 %'],
    [rate(0.9999), 'over 99.9 %'],
    [rate(1), '100 %'],
    [part(0), '0 %'],
    [part(0.001), 'under 1 %'],
    [part(0.999), 'over 99 %'],
    [part(1), '100 %'],
    [setting(0.05), '5 %'],
    [setting(0.00001), '0.001 %'],
    [setting(0.29), '29 %'],
    [amount(0, 'answer'), '0 answers'],
    [amount(0.2, 'answer'), '1 answer'],
    [amount(1.6, 'answer'), '2 answers'],
    [listed([100]), '100'],
    [listed([100, 200, 300]), '100, 200 and 300'],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected)
  })
})
