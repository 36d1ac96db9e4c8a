import type { TwoWritersModel } from './two-writers-model.ts'
import { type Action, type Came, must } from './two-writers-step.ts'
import type { World } from './two-writers-world.ts'

/** A form of the page, sent by a browser; what comes of it, the model says. */
function tapped(
  browser: number,
  name: string,
  path: string,
  fields: (world: World, model: TwoWritersModel) => Record<string, string>,
  rest: {
    expected?: (model: TwoWritersModel, sent: Record<string, string>, world: World) => number
    apply: (model: TwoWritersModel, sent: Record<string, string>, came: Came) => void
  },
): Action {
  return {
    name: `browser ${browser} ${name}`,
    ready: () => true,
    send: async (world, model) => {
      const sent = fields(world, model)
      const { status } = await world.post(browser, path, sent)
      if (status === 303) await world.browser(browser).get('/p')
      return { status, sent }
    },
    apply(model, came, { isAnswered, world }) {
      const { sent = {}, status } = came
      const expected = model.phone(browser) ? (rest.expected?.(model, sent, world) ?? 303) : 401
      if (isAnswered) must(status === expected, `${name} is answered ${expected}, not ${status}`)
      if (expected !== 303) return
      rest.apply(model, sent, came)
      model.use(browser)
    },
  }
}

const anySearch = (model: TwoWritersModel, nth: number): string => {
  const all = Object.keys(model.state.searches)
  return all[nth % Math.max(1, all.length)] ?? 'none'
}

export function onSearch(
  browser: number,
  does: 'pick' | 'unpick' | 'refine',
  nth: number,
  at: number,
): Action {
  const fields = (world: World, model: TwoWritersModel): Record<string, string> => {
    const search = anySearch(model, nth)
    const { results = [] } = world.home?.searches.find(({ id }) => id === search) ?? {}
    if (does === 'refine')
      return { search, order: ['cheapest', 'dearest', 'popular', 'fit'][at % 4] ?? 'fit' }
    return { search, id: results[at % Math.max(1, results.length)] ?? 'none' }
  }
  return tapped(browser, `does ${does} ${at} in ${nth}`, `/p/${does}`, fields, {
    // Whoever guesses the id of a search that is not theirs to see hears that there is none.
    expected: (model, { search = '' }) => (model.sees(browser)?.includes(search) ? 303 : 404),
    apply(model, { search = '', id = '' }) {
      if (does === 'pick') model.pick(search, id)
      if (does === 'unpick') model.takeOut(search, id)
    },
  })
}

export const showDigits = (browser: number): Action =>
  tapped(browser, 'shows digits', '/p/claim', () => ({}), {
    apply: (model) => {
      if (model.phone(browser)?.owner === 'household') model.show(browser, '?')
    },
  })

export const remove = (browser: number): Action => ({
  name: `browser ${browser} is removed`,
  ready: () => true,
  send: async (world) => ({ status: (await world.post(browser, '/p/remove')).status }),
  apply: (model) => model.remove(browser),
})

/** A code that was shown, the newest first, whether or not it is open still; or one that nobody was given. */
export const pair = (browser: number, nth: number | 'wrong'): Action => ({
  name: `browser ${browser} types in ${nth === 'wrong' ? 'a wrong code' : `code ${nth}`}`,
  ready: () => true,
  send: async (world) => {
    await world.browser(browser).get('/p')
    const code = (nth === 'wrong' ? undefined : world.codes.at(-1 - nth)) ?? 'BCDF-GHJK'
    const tried = world.triedBy(browser)
    return { status: (await world.post(browser, '/p/pair', { code })).status, sent: { code, tried } }
  },
  apply(model, { status, sent = {} }, { isAnswered }) {
    const is = model.pair(browser, sent.code ?? '', sent.tried ?? '', isAnswered)
    const expected = { paired: 303, refused: 403, full: 409 }[is]
    if (isAnswered) must(status === expected, `a code is answered ${expected}, not ${status}`)
  },
  // The same form again gets the phone that is there already.
  needsNoWrite: ({ status }) => status === 303,
  late(model, { status, sent = {} }) {
    const isLost = model.isLost(sent.code ?? '', sent.tried ?? '')
    must(!isLost || status === 303, 'a form whose answer was lost is answered the second time')
    if (isLost) model.late(browser)
  },
})

export const opened = (browser: number): Action => ({
  name: `browser ${browser} opens the page`,
  ready: () => true,
  send: async (world) => ({ status: (await world.browser(browser).get('/p')).status }),
  apply: (model) => model.use(browser),
})
