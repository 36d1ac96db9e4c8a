import { pruned } from '../../lambda/household/change.ts'
import { DAY } from '../../lambda/household/limits.ts'
import { unfinished, withAcceptance, withRefusal } from '../../lambda/household/offers.ts'
import type { Household, Search } from '../../lambda/household/state.ts'
import { anna, ben, householdOf, NOW, searchOf } from '../support/situation.ts'

const offersOf = (household: Household) => ({
  household: household.offers,
  anna: household.people[anna]?.offers,
  ben: household.people[ben]?.offers,
})

describe('what is offered', () => {
  it('is the search that was touched last', () => {
    const searches = [3, 9, 5].map((later) => searchOf(`${later}`, { touched: NOW + later }))
    expect(unfinished(householdOf({ searches }), 'household', NOW)?.id).toBe('9')
    expect(unfinished(householdOf({ searches: searches.reverse() }), 'household', NOW)?.id).toBe('9')
  })

  it.each<[string, Partial<Search>]>([
    ['of which nothing was heard', { results: [] }],
    ['that was closed', { closed: true }],
    ['of which an offer was refused', { refused: true }],
    ['that a recognized voice touched', { byPerson: true }],
    ['that is a person’s', { owner: anna }],
  ])('is no search %s', (_, more) => {
    expect(unfinished(householdOf({ searches: [searchOf('a', more)] }), 'household', NOW)).toBeUndefined()
  })

  it('is a person’s own though every turn of it was theirs', () => {
    const own = searchOf('a', { owner: anna, byPerson: true })
    expect(unfinished(householdOf({ searches: [own] }), anna, NOW)?.id).toBe('a')
    expect(unfinished(householdOf({ searches: [own] }), ben, NOW)).toBeUndefined()
  })

  it('is nothing until the silence ends, to the second', () => {
    const quiet = householdOf({ searches: [searchOf('a')], offers: { refused: 2, quietUntil: NOW + 10 } })
    expect(unfinished(quiet, 'household', NOW + 9)).toBeUndefined()
    expect(unfinished(quiet, 'household', NOW + 10)?.id).toBe('a')
    expect(pruned(quiet, NOW + 9).offers).toEqual(quiet.offers)
    expect(pruned(quiet, NOW + 10).offers).toBeUndefined()
  })
})

describe('refused offers', () => {
  const searches = ['a', 'b'].map((id) => searchOf(id, { owner: anna }))
  const start = householdOf({ searches, people: { [anna]: { touched: NOW }, [ben]: { touched: NOW } } })
  const [first, second] = searches as [Search, Search]

  it('bring silence after two in a row, for 30 days, to that person alone', () => {
    const once = withRefusal(start, first, NOW)
    expect(offersOf(once)).toEqual({ household: undefined, anna: { refused: 1 }, ben: undefined })
    const twice = withRefusal(once, second, NOW + 5)
    const anna = { refused: 2, quietUntil: NOW + 5 + 30 * DAY }
    expect(offersOf(twice)).toEqual({ household: undefined, anna, ben: undefined })
    expect(twice.searches.map(({ refused }) => refused)).toEqual([true, true])
  })

  it('are the household’s where the search is', () => {
    const next = withRefusal(householdOf({ searches: [searchOf('c')] }), searchOf('c'), NOW)
    expect(next.offers).toEqual({ refused: 1 })
    expect(next.people).toEqual({})
  })

  it('are over with a yes, for its owner alone', () => {
    const person = { touched: NOW, offers: { refused: 1 } }
    const all = householdOf({ offers: { refused: 1 }, people: { [anna]: person, [ben]: person } })
    const one = { refused: 1 }
    expect(offersOf(withAcceptance(all, anna, NOW))).toEqual({ household: one, anna: undefined, ben: one })
    expect(offersOf(withAcceptance(all, 'household', NOW))).toEqual({
      household: undefined,
      anna: one,
      ben: one,
    })
  })

  it('leave no record where there was none to begin with', () => {
    expect(withAcceptance(householdOf(), anna, NOW)).toEqual(householdOf())
  })
})
