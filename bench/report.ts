/** A line of the report. What has no target is there to be read, not judged. */
export interface Line {
  readonly what: string
  readonly skill: number
  readonly minimal: number
  /** The skill bundled as the minimal one is, with everything it imports, where that was measured. */
  readonly plain?: number
  /** The minimal skill bundled as ours is, without what no Lambda calls, where that was measured. */
  readonly trimmed?: number
  readonly digits: number
  readonly target?: Target
}

export interface Target {
  readonly of: 'the ratio' | 'the skill'
  readonly atMost: number
}

const HEADER = ['', 'skill', 'minimal', 'ratio', 'target', '', 'both plain', 'both trimmed']

/** The lines as a table, and what is said below it. */
export function tableOf(lines: readonly Line[]): string {
  const rows = [HEADER, ...lines.map(cellsOf)]
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const padded = (cell: string, column: number): string =>
    column === 0 || column === 4 || column === 5
      ? cell.padEnd(widths[column] ?? 0)
      : cell.padStart(widths[column] ?? 0)
  return rows.map((row) => row.map(padded).join('  ').trimEnd()).join('\n')
}

function cellsOf(line: Line): string[] {
  const { what, skill, minimal, plain, trimmed, digits, target } = line
  const ratio = skill / minimal
  const shown = (value: number): string => value.toFixed(digits)
  const over = target && (target.of === 'the skill' ? skill : ratio) > target.atMost
  return [
    what,
    shown(skill),
    minimal === 0 ? '-' : shown(minimal),
    minimal === 0 ? '-' : ratio.toFixed(2),
    target ? `<= ${target.atMost}${target.of === 'the ratio' ? ' x' : ''}` : '',
    over === undefined ? '' : over ? 'over' : 'ok',
    plain === undefined ? '' : (plain / minimal).toFixed(2),
    trimmed === undefined ? '' : (skill / trimmed).toFixed(2),
  ]
}
