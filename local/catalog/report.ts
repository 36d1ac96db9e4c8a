import { type Fault, REASONS, type Reason, type Severity } from '../../lambda/catalog/feeds/fault.ts'
import type { Counts } from '../../lambda/catalog/feeds/import.ts'

/** How an import tells its faults and its end. */
export interface Report {
  fault(fault: Fault): void
  end(ending: Ending): void
}

/** What an import came to. */
export interface Ending {
  readonly counts: Counts | undefined
  /** Why nothing was replaced, or undefined. */
  readonly error: string | undefined
  readonly note: string | undefined
  readonly feed: string
  readonly catalog: string
  readonly language: string
  readonly seconds: number
}

type Write = (text: string) => unknown

/** A report for people lists this many faults; `--json` lists all. */
const MOST_LISTED = 50

const SEVERITIES: readonly Severity[] = ['refused', 'skipped', 'warned']

/** A fault in one line. */
function faultLine({ line, id, field, why, severity }: Fault): string {
  const what = field === undefined ? why : `${field} ${why}`
  return `  line ${line}${id === undefined ? '' : `, ${id}`}: ${what} (${severity})`
}

/** Reasons with their numbers, the most frequent first. */
function reasonsOf({ reasons }: Counts, severity: Severity): string {
  return (Object.entries(reasons) as [Reason, number][])
    .filter(([reason]) => REASONS[reason] === severity)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${reason} ${count}`)
    .join(', ')
}

/** Words for people; the first faults, then how many rows came to what. */
export function wordsTo(write: Write): Report {
  let faults = 0
  return {
    fault(fault) {
      faults += 1
      if (faults <= MOST_LISTED) write(`${faultLine(fault)}\n`)
    },
    end(ending) {
      const lines =
        faults > MOST_LISTED ? [`  … and ${faults - MOST_LISTED} more; --json lists every one`] : []
      if (faults > 0 && ending.counts) lines.push('', ...summary(ending.counts))
      write(`${[...lines, ...lastWords(ending)].join('\n')}\n`)
    },
  }
}

/** How many rows came to what, and why. */
const summary = (counts: Counts): string[] =>
  SEVERITIES.filter((severity) => counts.rows[severity] > 0).map(
    (severity) => `${severity.padEnd(8)} ${counts.rows[severity]} (${reasonsOf(counts, severity)})`,
  )

function lastWords({ counts, error, note, feed, catalog, language, seconds }: Ending): string[] {
  if (error !== undefined || !counts) return [`${error} ${catalog} is as it was.`]
  const products = `${counts.imported} products (${language})`
  const done = `imported ${products} from ${feed} into ${catalog} in ${seconds.toFixed(1)} s`
  return note === undefined ? [done] : [note, done]
}

/** One JSON object, written as it grows: `faults`, then the counts. */
export function jsonTo(write: Write): Report {
  let isFirst = true
  write('{"faults":[')
  return {
    fault({ line, field, id, reason, severity, why }) {
      const told = { line, field: field ?? null, id: id ?? null, reason, severity, why }
      write(`${isFirst ? '' : ','}\n${JSON.stringify(told)}`)
      isFirst = false
    },
    end({ counts, error, note, feed, catalog, language, seconds }) {
      const { imported = 0, rows = { refused: 0, skipped: 0, warned: 0 }, reasons = {} } = counts ?? {}
      const rest = {
        replaced: error === undefined,
        error: error ?? null,
        note: note ?? null,
        feed,
        catalog,
        language,
        imported,
        ...rows,
        reasons,
        seconds,
      }
      write(`\n],${JSON.stringify(rest).slice(1)}\n`)
    },
  }
}
