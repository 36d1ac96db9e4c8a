import { METHOD } from './policies.ts'
import type { Reference } from './reference.ts'
import type { Score } from './score.ts'
import { meanOf, type Simulated, shareOf } from './simulate.ts'

/** What is expected of the method with questions in every world. */
const EXPECTED = { coverage: 0.92, breaks: 0.05, regret: 5 }

/** Rows as a table: the first column to the left, the others to the right. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const padded = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)
  return rows.map((row) => row.map(padded).join('  ').trimEnd()).join('\n')
}

const percent = (share: number | undefined, digits = 0): string =>
  share === undefined ? '-' : (share * 100).toFixed(digits)

const mean = (scores: readonly Score[], of: (score: Score) => number): number => meanOf(scores.map(of))

const cells = (scores: readonly Score[]): string[] => [
  percent(
    mean(scores, ({ wrongRate }) => wrongRate),
    2,
  ),
  percent(
    mean(scores, ({ lostRightful }) => lostRightful),
    1,
  ),
  mean(scores, ({ cost }) => cost).toFixed(1),
  mean(scores, ({ regret }) => regret).toFixed(1),
  percent(shareOf(scores.map(({ breaksCap }) => breaksCap))),
  percent(shareOf(scores.map(({ covered }) => covered))),
  percent(
    mean(scores, ({ askedShare }) => askedShare),
    1,
  ),
]

const HEADER = ['wrong %', 'lost %', 'cost', 'regret', 'cap broken %', 'covered %', 'asked /100']

/** The rules in one world, with what the reference found. */
export function rulesTable({ world, rules }: Simulated, reference: Reference): string {
  const head = [world.name, ...HEADER, '| reference: wrong', 'lost', 'cost', 'regret', 'broken', 'covered']
  const rows = [...rules].map(([name, scores]) => {
    const [wrong, lost, cost, regret, broken] = reference.rules[name] ?? []
    const theirs = [wrong?.toFixed(2), lost?.toFixed(1), cost?.toFixed(1), regret?.toFixed(1), broken]
    return [
      name,
      ...cells(scores),
      ...theirs.map((value) => String(value ?? '-')),
      name === METHOD.name ? String(reference.coverage) : '',
    ]
  })
  return tableOf([head, ...rows])
}

/** What the world is like, with what the reference's was. */
export function worldTable({ wrongByLevel, sight }: Simulated, reference: Reference): string {
  const { guestsRecognized, childrenWrong, adultsWrong } = sight
  return tableOf([
    [
      '',
      'wrong at 100 %',
      'at 200',
      'at 300',
      'at 400',
      'guests named %',
      'children wrong %',
      'adults wrong %',
    ],
    [
      'this world',
      ...wrongByLevel.map((share) => percent(share, 2)),
      ...[guestsRecognized, childrenWrong, adultsWrong].map((share) => percent(share, 1)),
    ],
    [
      'reference',
      ...reference.wrongByLevel.map((share) => share.toFixed(2)),
      ...[reference.guests, reference.children, reference.adults].map((share) => share.toFixed(1)),
    ],
  ])
}

/** The method with questions, where people behave otherwise. */
export function variantsTable({ world, variants }: Simulated): string {
  const rows = [...variants].map(([name, scores]) => [
    name,
    ...cells(scores),
    percent(shareOf(scores.map(({ coveredFree }) => coveredFree))),
  ])
  return tableOf([[world.name, ...HEADER, 'covered, not held %'], ...rows])
}

/** Whether the method did what is expected of it, in all worlds. */
export function verdict(worlds: readonly Simulated[]): string {
  const of = ({ rules }: Simulated): readonly Score[] => rules.get(METHOD.name) ?? []
  const coverage = Math.min(
    ...worlds.map((world) => shareOf(of(world).map(({ covered }) => covered)) ?? Number.NaN),
  )
  const breaks = Math.max(
    ...worlds.map((world) => shareOf(of(world).map(({ breaksCap }) => breaksCap)) ?? Number.NaN),
  )
  const regret = Math.max(...worlds.map((world) => mean(of(world), (score) => score.regret)))
  const said = (isSo: boolean): string => (isSo ? 'ok' : 'not met')
  return tableOf([
    [METHOD.name, 'worst world', 'expected', ''],
    ['coverage %', percent(coverage, 1), '>= 92', said(coverage >= EXPECTED.coverage)],
    ['cap broken, % of runs', percent(breaks, 1), '<= 5', said(breaks <= EXPECTED.breaks)],
    ['mean regret per 100', regret.toFixed(1), '<= 5', said(regret <= EXPECTED.regret)],
  ])
}
