import { html } from 'hono/html'
import type { Html } from './plain.ts'

/** A line of figures: what it is of, and a cell for each column after the first. */
export interface FigureRow {
  readonly of: Html | string | number
  readonly cells: readonly (Html | string | number)[]
  /** It is what somebody tries. */
  readonly isTried?: boolean
}

/** A table of figures. */
export interface Figures {
  readonly caption: Html | string
  readonly columns: readonly string[]
  readonly rows: readonly FigureRow[]
  readonly total?: FigureRow | undefined
}

/**
 * A table of figures. Each cell says its column too, for where the page is too narrow for columns: there style puts
 * a row's figures beneath its head.
 */
export function figuresTable({ caption, columns, rows, total }: Figures): Html {
  const row = ({ of, cells, isTried }: FigureRow): Html =>
    html`<tr${isTried ? html` class="tried"` : ''}><th scope="row">${of}</th>${cells.map(
      (cell, at) => html`<td data-th="${columns[at + 1]}">${cell}</td>`,
    )}</tr>`
  return html`<table class="figures"><caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(row)}</tbody>${total === undefined ? '' : html`<tfoot>${row(total)}</tfoot>`}</table>`
}
