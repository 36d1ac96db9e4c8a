import { type Contender, contendersOver } from './contenders.ts'
import { type Judged, VARIANTS, type Variant } from './judged.ts'
import { bootstrapped, type Mean, type Score, scoreOf } from './measures.ts'
import { alignedTable } from './table.ts'

/** How deep an answer is looked at: condensed measures need more than ten. */
const DEPTH = 200

type Scores = ReadonlyMap<Variant, ReadonlyMap<string, readonly Score[]>>

interface Measured {
  readonly scores: Scores
  /** Of the queries for which nothing in the pool is any good, how many were told so. */
  readonly nothing: { readonly said: number; readonly of: number }
}

/** Measures what is found for judged queries, and says whether the targets are met. */
export async function benchQuality({ products, asked, ratings }: Judged): Promise<string> {
  const contenders = await contendersOver(products)
  const measured = new Map<string, Measured>()
  for (const contender of contenders) measured.set(contender.name, await measure(contender, asked, ratings))
  const rows = VARIANTS.flatMap((variant) =>
    contenders.map(({ name }) => rowOf(variant, name, measured.get(name)?.scores.get(variant))),
  )
  const [ours, plain] = contenders.map(({ name }) => measured.get(name))
  if (!ours || !plain) throw new Error('There is nothing to compare with.')
  const header = ['', '', 'nDCG@10', 'condensed nDCG@10', 'judged', 'success@3']
  return `${alignedTable([header, ...rows])}\n\n${alignedTable(targets(ours, plain))}\n\n${notes(ours)}\n`
}

async function measure(
  { search }: Contender,
  asked: Judged['asked'],
  ratings: Judged['ratings'],
): Promise<Measured> {
  const scores = new Map(VARIANTS.map((variant) => [variant, new Map<string, Score[]>()]))
  const nothing = { said: 0, of: 0 }
  for (const { id, variant, words } of asked) {
    const rated = ratings.get(id)
    if (!rated) continue
    const ids = await search(words, DEPTH)
    if ([...rated.values()].every((rating) => rating === 0)) {
      nothing.of += 1
      if (ids.length === 0) nothing.said += 1
    } else {
      const all = scores.get(variant)
      all?.set(id, [...(all.get(id) ?? []), scoreOf(ids, rated)])
    }
  }
  return { scores, nothing }
}

type Measure = keyof Score

/** A measure of each query, the mean over its draws. */
const perQuery = (scores: ReadonlyMap<string, readonly Score[]> | undefined, measure: Measure): number[] =>
  [...(scores?.values() ?? [])].map(
    (draws) => draws.reduce((sum, draw) => sum + draw[measure], 0) / draws.length,
  )

const shown = ({ mean, low, high }: Mean): string =>
  `${mean.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`

function rowOf(
  variant: Variant,
  name: string,
  scores: ReadonlyMap<string, readonly Score[]> | undefined,
): string[] {
  const of = (measure: Measure) => bootstrapped(perQuery(scores, measure))
  return [
    variant,
    name,
    shown(of('ndcg')),
    shown(of('condensed')),
    of('judged').mean.toFixed(2),
    shown(of('success')),
  ]
}

/** The targets, each a paired bootstrap where two are compared. */
function targets(ours: Measured, plain: Measured): string[][] {
  const values = (measured: Measured, variant: Variant, measure: Measure) =>
    perQuery(measured.scores.get(variant), measure)
  const difference = (a: readonly number[], b: readonly number[]) =>
    bootstrapped(a.map((value, index) => value - (b[index] ?? 0)))
  const against = (variant: Variant, measure: Measure) =>
    difference(values(ours, variant, measure), values(plain, variant, measure))
  const carrier = difference(values(ours, 'carrier', 'ndcg'), values(ours, 'typed', 'ndcg'))
  const line = (what: string, value: Mean, target: string, isMet: boolean) => [
    what,
    shown(value),
    target,
    isMet ? 'ok' : 'missed',
  ]
  const condensed = bootstrapped(values(ours, 'typed', 'condensed'))
  const success = bootstrapped(values(ours, 'asr', 'success'))
  const [typed, typedCondensed, asr] = [
    against('typed', 'ndcg'),
    against('typed', 'condensed'),
    against('asr', 'ndcg'),
  ]
  return [
    ['target', '', '', ''],
    line('typed, condensed nDCG@10', condensed, '>= 0.88', condensed.mean >= 0.88),
    line('typed, nDCG@10 over plain FTS5', typed, '>= 0', typed.mean >= 0),
    line('typed, condensed, over plain FTS5', typedCondensed, '>= 0', typedCondensed.mean >= 0),
    line('asr, nDCG@10 over plain FTS5', asr, '>= 0.12', asr.mean >= 0.12),
    line('asr, success@3', success, '>= 0.78', success.mean >= 0.78),
    line('carrier over typed, nDCG@10', carrier, '>= -0.02', carrier.mean >= -0.02),
  ]
}

const notes = ({ nothing }: Measured): string =>
  `Means over the queries for which somebody found a product good, at least in part, with a 95 % percentile bootstrap
over queries; differences are paired. success@3: one of the first three is such a product. Nothing in the pool is
any good for the others: to ${nothing.said} of ${nothing.of} of these, corner shop says that nothing comes close.`
