import { randomOf } from './random.ts'

/** What one answer is worth. */
export interface Score {
  /** nDCG@10, what nobody judged counting as 0. */
  readonly ndcg: number
  /** nDCG@10 with what nobody judged taken out first. */
  readonly condensed: number
  /** The share of the first ten that was judged. */
  readonly judged: number
  /** 1 if one of the first three is what was wanted, at least in part. */
  readonly success: number
}

const TOP = 10
const READ_ALOUD = 3

/** Järvelin and Kekäläinen, 2002, with gains 2^rating - 1 and discount log2(place + 1). */
function ndcg(ids: readonly string[], ratings: ReadonlyMap<string, number>): number {
  const gain = (rating: number, place: number) => (2 ** rating - 1) / Math.log2(place + 2)
  const sum = (all: readonly number[]) =>
    all.slice(0, TOP).reduce((total, rating, place) => total + gain(rating, place), 0)
  return sum(ids.map((id) => ratings.get(id) ?? 0)) / sum([...ratings.values()].sort((a, b) => b - a))
}

/** Scores an answer. Not a number where no product of the pool is any good. */
export function scoreOf(ids: readonly string[], ratings: ReadonlyMap<string, number>): Score {
  const judged = ids.filter((id) => ratings.has(id))
  return {
    ndcg: ndcg(ids, ratings),
    condensed: ndcg(judged, ratings),
    judged: ids.slice(0, TOP).filter((id) => ratings.has(id)).length / TOP,
    success: ids.slice(0, READ_ALOUD).some((id) => (ratings.get(id) ?? 0) > 0) ? 1 : 0,
  }
}

/** A mean with the ends of its 95 % interval. */
export interface Mean {
  readonly mean: number
  readonly low: number
  readonly high: number
}

const RESAMPLES = 2000
const SEED = 20_261_121

/** The mean over queries, each a mean over its draws, and a percentile bootstrap over the queries. */
export function bootstrapped(perQuery: readonly number[]): Mean {
  const random = randomOf(SEED)
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const means = Array.from({ length: RESAMPLES }, () =>
    mean(perQuery.map(() => perQuery[Math.floor(random() * perQuery.length)] ?? 0)),
  ).sort((a, b) => a - b)
  return { mean: mean(perQuery), low: means[RESAMPLES * 0.025] ?? 0, high: means[RESAMPLES * 0.975] ?? 0 }
}
