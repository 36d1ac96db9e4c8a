// @ts-check
// Draws wrong names against lost names: a point for each threshold, its bounds, and the cap.

import uPlot from './uplot.js'

/** @typedef {import('../pages/curve.ts').Curve} Curve */
/** @typedef {import('../pages/curve.ts').CurvePoint} CurvePoint */

const LEAST_HEIGHT = 260
const MOST_HEIGHT = 380
/** How high the picture goes beyond the cap and the rates, of which it is about. */
const ROOM = 1.35

/** Pixels from which on a point has more than its threshold written beside it. */
const WIDE = 400
/** Pixels beyond the last point, for its label. */
const ROOM_RIGHT = 18

/** @type {uPlot | undefined} */
let plot
/** @type {Curve | null} */
let shown = null

/** A colour of the page's own, as it is now: light, dark, or the system's. @param {HTMLElement} figure @param {string} name */
function colour(figure, name) {
  const probe = document.createElement('i')
  probe.style.color = `var(--${name})`
  figure.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

/** @param {number} share */
const percent = (share) => `${Number((share * 100).toFixed(1))} %`

/** The highest that is shown: bounds that rest on few answers are cut, and have an arrow. @param {Curve} curve */
const topOf = ({ cap, points }) =>
  Math.min(
    1,
    Math.max(cap * 1.6, ...points.map(({ wrong }) => wrong * ROOM), Math.min(cap * 5, ...highest(points))),
  )

/** @param {readonly CurvePoint[]} points */
const highest = (points) => [Math.max(...points.map(({ atMost }) => atMost)) * 1.1]

/**
 * Draws a curve into its figure, in place of the one before; none hides the figure.
 * @param {HTMLElement} figure
 * @param {Curve | null} curve
 */
export function draw(figure, curve) {
  const place = /** @type {HTMLElement} */ (figure.querySelector('.plot'))
  shown = curve
  figure.hidden = curve === null
  plot?.destroy()
  plot = undefined
  if (curve === null) return
  plot = new uPlot(optionsOf(figure, place, curve), dataOf(curve), place)
  const canvas = plot.ctx.canvas
  canvas.setAttribute('role', 'img')
  canvas.setAttribute('aria-label', labelOf(curve))
  if (!figure.dataset.watched) watch(figure, place)
}

/** Redraws when the page is made narrower, or dark. @param {HTMLElement} figure @param {HTMLElement} place */
function watch(figure, place) {
  figure.dataset.watched = 'yes'
  new ResizeObserver(() => plot?.setSize(sizeOf(place))).observe(place)
  for (const query of ['(prefers-color-scheme: dark)', '(forced-colors: active)', 'print'])
    matchMedia(query).addEventListener('change', () => draw(figure, shown))
}

/** @param {HTMLElement} place */
const sizeOf = ({ clientWidth }) => ({
  width: clientWidth,
  height: Math.round(Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, clientWidth * 0.6))),
})

/** @param {Curve} curve @returns {uPlot.AlignedData} */
const dataOf = ({ points }) => [points.map(({ lost }) => lost), points.map(({ wrong }) => wrong)]

/** @param {Curve} curve */
function labelOf({ cap, points }) {
  const each = points.map(({ threshold, wrong, atMost, lost }) =>
    threshold === 'never'
      ? `never: no name is wrong, all are lost`
      : `${threshold}: ${percent(wrong)} wrong, at most ${percent(atMost)}, ${percent(lost)} lost`,
  )
  return `Wrong names against lost names. ${each.join('; ')}. The cap is ${percent(cap)}.`
}

/**
 * @param {HTMLElement} figure
 * @param {HTMLElement} place
 * @param {Curve} curve
 * @returns {uPlot.Options}
 */
function optionsOf(figure, place, curve) {
  const [ink, soft, line] = [colour(figure, 'ink'), colour(figure, 'soft'), colour(figure, 'line')]
  const font = `13px ${getComputedStyle(figure).fontFamily}`
  const top = topOf(curve)
  /** @type {uPlot.Axis} */
  const axis = {
    stroke: soft,
    font,
    labelFont: font,
    labelSize: 22,
    grid: { stroke: line, width: 1 },
    ticks: { stroke: line, width: 1 },
    values: (_, all) => all.map(percent),
  }
  return {
    ...sizeOf(place),
    padding: [14, ROOM_RIGHT + 4, 0, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: [-0.03, 1.03] },
      y: { range: [-top * 0.05, top] },
    },
    axes: [
      { ...axis, label: 'names lost, of recognized visits', incrs: [0.1, 0.2, 0.25, 0.5, 1] },
      { ...axis, label: 'names wrong, of spoken ones', size: 54 },
    ],
    series: [{}, { stroke: soft, width: 1, dash: [2, 4], points: { show: false } }],
    hooks: { draw: [(drawn) => drawMarks(drawn, figure, curve, top, font, ink)] },
  }
}

/**
 * @param {uPlot} drawn
 * @param {HTMLElement} figure
 * @param {Curve} curve
 * @param {number} top
 * @param {string} font
 * @param {string} ink
 */
function drawMarks(drawn, figure, { cap, points }, top, font, ink) {
  const { ctx } = drawn
  const ratio = uPlot.pxRatio
  /** @param {number} share */
  const y = (share) => drawn.valToPos(Math.min(share, top), 'y', true)
  const { left, width } = drawn.bbox
  ctx.save()
  ctx.font = font.replace('13px', `600 ${13 * ratio}px`)
  ctx.lineWidth = 2 * ratio

  const red = colour(figure, 'accent')
  ctx.strokeStyle = red
  ctx.setLineDash([7 * ratio, 5 * ratio])
  path(ctx, [left, y(cap)], [left + width, y(cap)])
  ctx.setLineDash([])

  ctx.strokeStyle = colour(figure, 'edge')
  for (const { lost, atLeast, atMost } of points) {
    const x = drawn.valToPos(lost, 'x', true)
    const end = 4 * ratio
    path(ctx, [x, y(atLeast)], [x, y(atMost)])
    if (atMost > top) path(ctx, [x - end, y(top) + end], [x, y(top)], [x + end, y(top) + end])
    else if (atMost > 0) path(ctx, [x - end, y(atMost)], [x + end, y(atMost)])
  }
  const paper = colour(figure, 'paper')
  /** @type {Box[]} */
  const taken = []
  for (const point of points) {
    const [x, at] = [drawn.valToPos(point.lost, 'x', true), y(point.wrong)]
    mark(ctx, x, at, point, { red, ink, paper }, ratio)
  }
  ctx.fillStyle = ink
  ctx.strokeStyle = paper
  ctx.lineWidth = 4 * ratio
  ctx.lineJoin = 'round'
  // The last one first: where two meet it stays at its point, and the other has its bar to stand at.
  for (const point of points.toReversed()) {
    const at = {
      x: drawn.valToPos(point.lost, 'x', true),
      y: y(point.wrong),
      most: left + width + ROOM_RIGHT * ratio,
    }
    label(ctx, wordsOf(point, width > WIDE * ratio), at, taken, ratio)
  }
  ctx.restore()
}

/** @typedef {{ left: number, right: number, bottom: number }} Box */

/** What a point is, where there is room to write it; else the key under the picture says it. @param {CurvePoint} point @param {boolean} isWide */
const wordsOf = ({ threshold, ...point }, isWide) =>
  isWide ? [threshold, ...kindsOf(point)].join(', ') : threshold

/** @param {Omit<CurvePoint, 'threshold'>} point */
const kindsOf = ({ isInForce, isTried, isBest }) =>
  [isInForce ? 'in force' : isTried ? 'previewed' : '', isBest ? 'recommended' : ''].filter(
    (word) => word !== '',
  )

/**
 * Writes beside a point, above what is written there already.
 * @param {CanvasRenderingContext2D} ctx
 * @param {string} words
 * @param {{ x: number, y: number, most: number }} at
 * @param {Box[]} taken
 * @param {number} ratio
 */
function label(ctx, words, { x, y, most }, taken, ratio) {
  const [beside, above, line] = [12 * ratio, 10 * ratio, 17 * ratio]
  const { width } = ctx.measureText(words)
  // Where there is no room beside the point, it is above it.
  const left = Math.min(x + beside, most - width)
  const box = { left, right: left + width, bottom: y - (left < x + beside ? 1.7 * above : above) }
  for (const other of taken)
    if (box.left < other.right && box.right > other.left && Math.abs(box.bottom - other.bottom) < line)
      box.bottom = other.bottom - line
  taken.push(box)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'alphabetic'
  // A halo, so that lines do not run through the letters.
  ctx.strokeText(words, box.left, box.bottom)
  ctx.fillText(words, box.left, box.bottom)
}

/**
 * In force is a square, recommended has a ring around it, what is tried a diamond: told apart without colours.
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} x
 * @param {number} y
 * @param {CurvePoint} point
 * @param {{ red: string, ink: string, paper: string }} colours
 * @param {number} ratio
 */
function mark(ctx, x, y, { isInForce, isTried, isBest }, { red, ink, paper }, ratio) {
  ctx.strokeStyle = ink
  ctx.fillStyle = isInForce ? ink : isTried ? red : paper
  const size = 6 * ratio
  if (isBest) {
    ctx.beginPath()
    ctx.arc(x, y, 11 * ratio, 0, 2 * Math.PI)
    ctx.stroke()
  }
  ctx.beginPath()
  if (isInForce) ctx.rect(x - size, y - size, 2 * size, 2 * size)
  else if (isTried) {
    const far = size * 1.4
    ctx.moveTo(x, y - far)
    ctx.lineTo(x + far, y)
    ctx.lineTo(x, y + far)
    ctx.lineTo(x - far, y)
    ctx.closePath()
  } else ctx.arc(x, y, size * 0.8, 0, 2 * Math.PI)
  ctx.fill()
  ctx.stroke()
}

/** @param {CanvasRenderingContext2D} ctx @param {(readonly [number, number])[]} points */
function path(ctx, ...points) {
  ctx.beginPath()
  for (const [x, y] of points) ctx.lineTo(x, y)
  ctx.stroke()
}
