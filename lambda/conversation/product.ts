import { searchById } from '../household/searches.ts'
import type { Talk } from '../household/state.ts'
import { nextRow } from './reading.ts'
import { find, nothingOpen } from './search.ts'
import { type Decision, decided, type Situation, touching, type Which } from './situation.ts'

/** The product that is meant, among those read aloud in this session and no others. */
function meant(talk: Talk, which: Which): string | undefined {
  const row = talk.heard.slice(-talk.row)
  if (which.by === 'product') return talk.heard.find((id) => id === which.id)
  if (which.by === 'position') return which.position === 'last' ? row.at(-1) : row[which.position - 1]
  return which.by === 'nothing' && row.length === 1 ? row[0] : undefined
}

/** "Tell me about the second one". A product that was not read aloud is looked for by its name. */
export async function describe(situation: Situation, which: Which): Promise<Decision> {
  const { talk, household, catalog, language } = situation
  const id = meant(talk, which)
  if (id === undefined && which.by === 'product') return find(situation, which.name)
  if (talk.row === 0) return nothingOpen(situation)
  const [product] = id === undefined ? [] : await catalog.products([id], language)
  if (!product)
    return decided(situation, [{ act: 'missed the product', heard: talk.row }], {
      talk: { ...talk, asked: talk.row === 1 ? 'describe' : 'which' },
    })

  const search = searchById(household, talk.search)
  const ahead = search && (await nextRow(search, search.place + talk.row, catalog, language))
  const left = ahead?.ids.length ? ahead.ids.length + ahead.left : 0
  return decided(situation, [{ act: 'described', id: product.id, left }], {
    talk: { ...talk, asked: left > 0 ? 'more' : 'what' },
    household: search ? touching(situation, search) : household,
  })
}
