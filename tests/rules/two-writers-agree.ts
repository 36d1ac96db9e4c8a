import { BOUNDS } from '../../lambda/household/limits.ts'
import type { TwoWritersModel } from './two-writers-model.ts'
import type { World } from './two-writers-world.ts'

/** Throws where the household is not as the model has it, in what matters. */
export async function agree(model: TwoWritersModel, world: World): Promise<void> {
  const { home } = world
  const { searches, phones } = model.state
  const real = home?.searches ?? []
  expect({
    searches: Object.fromEntries(
      real.map(({ id, owner, picks }) => [
        id,
        { owner: world.ownerOf(owner), picks: picks.map((one) => one.id) },
      ]),
    ),
    phones: (home?.phones ?? []).map(({ owner, claim }) => ({
      owner: world.ownerOf(owner),
      digits: claim?.digits,
    })),
    codes: home?.codes.length ?? 0,
  }).toEqual({
    searches: Object.fromEntries(
      Object.entries(searches).map(([id, { owner, picks }]) => [id, { owner, picks }]),
    ),
    phones: phones.map(({ owner, claim }) => ({ owner, digits: claim?.digits })),
    codes: model.state.codes.length,
  })
  await seen(model, world)
  grown(world)
  bounded(world)
  const raw = await world.raw()
  for (const gone of world.forgotten) expect(raw).not.toContain(gone)
}

/** Every browser sees what the model says, and one that is no phone sees nothing. */
async function seen(model: TwoWritersModel, world: World): Promise<void> {
  for (const [number, browser] of world.browsers.entries()) {
    if (!browser.cookies.has('__Host-shop') && !model.phone(number)) continue
    const response = await browser.get('/p/state')
    const sees = model.sees(number)
    expect(response.status).toBe(sees ? 200 : 401)
    if (!sees) continue
    const { search, others } = (await response.json()) as {
      search?: { id: string; picks: { id: string }[] }
      others: { id: string }[]
    }
    expect([...(search ? [search.id] : []), ...others.map(({ id }) => id)].sort()).toEqual(sees.sort())
    if (search) expect(search.picks.map(({ id }) => id)).toEqual(model.search(search.id).picks)
  }
}

/** Versions only grow, as long as it is the same household. */
function grown(world: World): void {
  const { home, before } = world
  if (home && before && home.born === before.born) expect(home.version).toBeGreaterThanOrEqual(before.version)
  world.before = home && { born: home.born, version: home.version }
}

function bounded({ home }: World): void {
  if (!home) return
  expect(home.phones.length).toBeLessThanOrEqual(BOUNDS.phones)
  expect(new Set(home.phones.map(({ secret }) => secret)).size).toBe(home.phones.length)
  expect(home.codes.length).toBeLessThanOrEqual(BOUNDS.codes)
  for (const owner of new Set(home.searches.map((search) => search.owner)))
    expect(home.searches.filter((search) => search.owner === owner).length).toBeLessThanOrEqual(
      BOUNDS.searchesPerOwner,
    )
  for (const { picks } of home.searches) {
    expect(picks.length).toBeLessThanOrEqual(BOUNDS.picks)
    expect(new Set(picks.map(({ id }) => id)).size).toBe(picks.length)
  }
  expect(Buffer.byteLength(JSON.stringify(home))).toBeLessThan(64 * 1024)
}
