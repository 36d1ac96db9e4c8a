import { html } from 'hono/html'
import { LEAST_VISITS, type LevelCounts, shownOf } from '../../speaker/report/cells.ts'
import { hiddenSentence } from '../../speaker/report/sentences.ts'
import { amount, part } from '../../speaker/report/words.ts'
import type { Console } from '../console.ts'
import type { Doors } from '../doors.ts'
import type { Counted, Looked } from '../evidence-admin.ts'
import { evidenceCsv } from '../evidence-csv.ts'
import type { AdminContext } from '../identity.ts'
import { askedIn, faultSentence } from './asked.ts'
import { bar, type Part } from './bars.ts'
import { type FigureRow, figuresTable } from './figures.ts'
import { type Html, plainly } from './plain.ts'
import { lookedFields } from './trying.ts'

const share = (some: number, of: number): string => (of === 0 ? '-' : part(some / of))

const ALWAYS = ['Recognized', 'Named', 'Neutral', 'Objected']
const ASKING = ['Drawn', 'Asked', 'Yes', 'No']

/** A line's figures; of questions only where there were any. @param most what the widest bar stands for */
function cellsOf(
  { counts }: Pick<LevelCounts, 'counts'>,
  areAsked: boolean,
  most?: number,
): FigureRow['cells'] {
  const { recognized, named, neutral, objected, chances, drawn, asked, yes, no } = counts
  const parts: Part[] = [
    { kind: 'named', count: named },
    { kind: 'neutral', count: neutral },
  ]
  const seen = most === undefined ? recognized : html`${recognized}${bar(parts, most)}`
  return [seen, named, neutral, objected, ...(areAsked ? [share(drawn, chances), asked, yes, no] : [])]
}

const COLUMNS = html`<details><summary>What the columns mean</summary><dl><dt>Recognized</dt><dd>greetings of a voice that came with a level</dd><dt>Named, neutral</dt><dd>of these, with the name and without; neither where it failed on the way</dd><dt>Objected</dt><dd>said that the name was wrong</dd><dt>Drawn</dt><dd>of the greetings at which somebody could be asked, those that chance picked: it should be near the share that is set</dd><dt>Asked, yes, no</dt><dd>check questions, and whether it was that person</dd></dl></details>`

function tables({ shown: { levels, cells, totals } }: Counted): Html {
  const areAsked = totals.chances + totals.drawn + totals.asked > 0
  const columns = (of: string): string[] => [of, ...ALWAYS, ...(areAsked ? ASKING : [])]
  const mostOf = (all: readonly LevelCounts[]): number =>
    Math.max(...all.map(({ counts }) => Math.max(counts.recognized, counts.named + counts.neutral)))
  const byLevel = figuresTable({
    caption: 'By level',
    columns: columns('Level'),
    rows: levels.map((row) => ({ of: row.level, cells: cellsOf(row, areAsked, mostOf(levels)) })),
    total: levels.length > 1 ? { of: 'all', cells: cellsOf({ counts: totals }, areAsked) } : undefined,
  })
  const byLocale = figuresTable({
    caption: 'By locale and level',
    columns: columns('Where'),
    rows: cells.map((row) => ({
      of: `${row.locale} ${row.level}`,
      cells: cellsOf(row, areAsked, mostOf(cells)),
    })),
  })
  const areSeveral = new Set(cells.map(({ locale }) => locale)).size > 1
  return html`<ul class="key"><li class="key-named">named</li><li class="key-neutral">neutral</li></ul>${byLevel}${areSeveral ? byLocale : ''}${COLUMNS}`
}

function page(counted: Counted, looked: Looked): Html {
  const { window, shown } = counted
  const { days, locale } = looked
  const asked = new URLSearchParams({ days: String(days), ...(locale && { locale }) })
  return html`<h1>Evidence</h1>
<p class="glance">${amount(shown.totals.recognized, 'recognized visit')} and ${amount(shown.totals.yes + shown.totals.no, 'answer')} from ${window.first} to ${window.last}${locale === undefined ? '' : `, ${locale}`}.</p>
<form class="row" method="get" action="/admin/evidence">${lookedFields(looked, 'without bound')}<button>Show</button></form>
${
  shown.levels.length > 0
    ? html`${tables(counted)}<p><a class="button" href="/admin/evidence.csv?${asked}" download>Save as CSV</a></p>`
    : html`<p>${shown.hidden > 0 ? `No level has ${LEAST_VISITS} visits yet.` : 'Nothing was counted in these days.'} Every greeting of a voice that comes with a level is counted by itself.</p>`
}
<p class="note">${hiddenSentence(shown)} What fewer than ${LEAST_VISITS} visits show is left out here and in the file, and out of every sum, so that nobody can tell who was misheard. Nothing here is anybody’s: days, locales, levels and numbers are all that is counted.</p>`
}

const notThese = (c: AdminContext, faults: Parameters<typeof faultSentence>[0][]) =>
  plainly(c, {
    status: 422,
    title: 'This cannot be looked at',
    text: faults.map(faultSentence).join(' '),
    link: { to: '/admin/evidence', says: 'To the evidence' },
  })

/** What was counted, to look at and to take along. */
export function evidenceDoors(doors: Doors, { evidence, frames }: Console): void {
  doors.page('viewer', '/admin/evidence', async (c) => {
    const asked = askedIn(c, 'as it is')
    if ('faults' in asked) return notThese(c, asked.faults)
    const { days, locale } = asked.looked
    const { newest, window, cells } = await evidence.read(days)
    const counted = { window, shown: shownOf(cells, locale) }
    return frames(c, { title: 'Evidence', at: 'evidence', newest }, page(counted, asked.looked))
  })

  doors.page('viewer', '/admin/evidence.csv', async (c) => {
    const asked = askedIn(c, 'as it is')
    if ('faults' in asked) return notThese(c, asked.faults)
    const { days, locale } = asked.looked
    const counted = await evidence.counted(days, locale)
    const { first, last } = counted.window
    const name = ['corner-shop-evidence', ...(locale ? [locale] : []), first, 'to', last].join('-')
    return c.body(evidenceCsv(counted), 200, {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
    })
  })
}
