import { html } from 'hono/html'
import type { PolicyReport, ThresholdRow } from '../../speaker/report/report.ts'
import { setting } from '../../speaker/report/words.ts'
import type { Html } from './plain.ts'

/** One threshold of the curve. Shares are of 1. */
export interface CurvePoint {
  readonly threshold: string
  /** Of recognized visits. */
  readonly lost: number
  /** Of spoken names. */
  readonly wrong: number
  readonly atLeast: number
  readonly atMost: number
  readonly isInForce: boolean
  readonly isTried: boolean
  readonly isBest: boolean
}

/** What the script draws: wrong names against lost names. */
export interface Curve {
  readonly cap: number
  readonly points: readonly CurvePoint[]
}

const pointOf = (row: ThresholdRow): CurvePoint => ({
  threshold: String(row.threshold),
  lost: row.lostShare,
  wrong: row.wrongRate ?? 0,
  atLeast: row.atLeast,
  atMost: row.atMost,
  isInForce: row.isInForce,
  isTried: row.isPreviewed,
  isBest: row.isRecommended,
})

/** The curve of a report; undefined where no level has an answer, so that there is nothing to draw. */
export function curveOf({ rows, previewed }: PolicyReport): Curve | undefined {
  const known = rows.filter(({ wrongRate, worksAs }) => worksAs === 'never' || wrongRate !== null)
  if (known.every(({ worksAs }) => worksAs === 'never')) return undefined
  return { cap: previewed.cap, points: known.map(pointOf) }
}

/** Where the curve is drawn. Without script it stays hidden, since the table beside it has all it shows. */
export const curveFigure = (report: PolicyReport): Html => {
  const curve = curveOf(report)
  return html`<figure id="curve" hidden data-curve="${curve === undefined ? '' : JSON.stringify(curve)}"><div class="plot"></div>
<figcaption><ul class="key"><li class="key-force">in force</li><li class="key-tried">previewed</li><li class="key-best">recommended</li><li class="key-bar">from the least to the most it is, each 95 % sure</li><li class="key-cap">cap, ${setting(report.previewed.cap)}</li></ul>
<p class="note">Down is fewer wrong names, left is fewer lost ones. The table has the figures.</p></figcaption></figure>`
}
