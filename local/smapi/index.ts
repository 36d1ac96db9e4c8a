import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { Invoke, LocalAlexa } from '../alexa/alexa.ts'
import type { DeployedSkill } from '../alexa/deployed-skill.ts'
import type { Clocks } from '../clocks.ts'
import { accepted, addressOf, atMost, refusal } from './http.ts'
import { Imports } from './imports.ts'
import { invocation } from './invocations.ts'
import { bodyOf, textIn } from './json.ts'
import { tokenOf } from './profile.ts'
import { Refused } from './refused.ts'
import { Simulations, simulationOf } from './simulations.ts'
import { skillDoors } from './skill-doors.ts'
import { refreshed } from './token.ts'
import { Uploads } from './uploads.ts'

/** What stands behind the local SMAPI. */
export interface SmapiHouse {
  readonly alexa: LocalAlexa
  readonly invoke: Invoke
  readonly skill: DeployedSkill
  readonly clocks: Clocks
}

const JSON_MAX = 2 * 1024 * 1024
const UPLOAD_MAX = 8 * 1024 * 1024

/** Lets only the one skill and the one stage through that there are. Routes without them are not asked. */
const known =
  (skill: DeployedSkill): MiddlewareHandler =>
  async (c, next) => {
    const { skillId, stage } = c.req.param() as { skillId?: string; stage?: string }
    if (skillId !== skill.id)
      throw new Refused(404, `There is no such skill here; the one that is here is ${skill.id}.`)
    if (stage !== undefined && stage !== 'development')
      throw new Refused(404, 'There is no such stage here; the one that is here is development.')
    await next()
  }

/** Uploads and imports: how `ask deploy` brings a skill package. */
function packageDoors(smapi: Hono, skill: DeployedSkill): void {
  const uploads = new Uploads()
  const imports = new Imports(skill)
  const importInto = (action: 'CREATE' | 'UPDATE') => async (c: Context) => {
    const location = textIn(await bodyOf(c), 'location')
    return accepted(c, `/v1/skills/imports/${imports.run(uploads.take(location), action)}`)
  }
  smapi.post('/v1/skills/uploads', (c) => c.json(uploads.create(`${addressOf(c)}/smapi/uploads`), 201))
  smapi.put('/uploads/:id', atMost(UPLOAD_MAX), async (c) => {
    const { id } = c.req.param()
    uploads.require(id)
    uploads.put(id, new Uint8Array(await c.req.arrayBuffer()))
    return c.body(null, 200)
  })
  smapi.post('/v1/skills/imports', importInto('CREATE'))
  smapi.get('/v1/skills/imports/:id', (c) => {
    const done = imports.get(c.req.param('id'))
    if (!done) throw new Refused(404, 'There is no such import.')
    return c.json(done)
  })
  smapi.post('/v1/skills/:skillId/imports', known(skill), importInto('UPDATE'))
}

/** Simulations and invocations: how ask-cli talks to a skill. */
function talkDoors(smapi: Hono, { alexa, invoke, skill, clocks }: SmapiHouse): void {
  const simulations = new Simulations(alexa, skill, clocks)
  const STAGE = '/v2/skills/:skillId/stages/:stage'
  smapi.post(`${STAGE}/simulations`, async (c) => {
    const simulation = simulationOf(await bodyOf(c))
    const token = tokenOf(c.req.header('authorization'))
    const id = await simulations.run(token, simulation, addressOf(c))
    return c.json({ id, status: 'IN_PROGRESS' })
  })
  smapi.get(`${STAGE}/simulations/:id`, (c) => {
    const done = simulations.get(c.req.param('id'))
    if (!done) throw new Refused(404, 'There is no such simulation.')
    return c.json(done)
  })
  smapi.post('/v1/skills/:skillId/invocations', async (c) =>
    c.json(await invocation(await bodyOf(c), 'v1', invoke, addressOf(c))),
  )
  smapi.post(`${STAGE}/invocations`, async (c) =>
    c.json(await invocation(await bodyOf(c), 'v2', invoke, addressOf(c))),
  )
}

/**
 * The Skill Management API on a laptop, as far as ask-cli and ask-smapi-sdk need it to talk to a skill and to
 * deploy it. Nothing it does leaves the process or outlives it, but what the skill itself keeps.
 */
export function createSmapi(house: SmapiHouse): Hono {
  const app = new Hono()
  const smapi = new Hono()
  // Before the doors of one skill, whose id would otherwise be "uploads" or "imports".
  packageDoors(smapi, house.skill)
  for (const path of ['status', 'invocations']) smapi.use(`/v1/skills/:skillId/${path}`, known(house.skill))
  for (const version of ['v1', 'v2'])
    smapi.use(`/${version}/skills/:skillId/stages/:stage/*`, known(house.skill))
  talkDoors(smapi, house)
  skillDoors(smapi, house.skill)
  smapi.post('/auth/o2/token', refreshed)
  smapi.all('*', (c) => refusal(c, 404, 'There is no such call here.'))

  app.use('/smapi/uploads/*', atMost(UPLOAD_MAX))
  app.use('/smapi/v1/*', atMost(JSON_MAX))
  app.use('/smapi/v2/*', atMost(JSON_MAX))
  app.use('/auth/*', atMost(JSON_MAX))
  app.post('/auth/o2/token', refreshed)
  app.route('/smapi', smapi)
  app.onError((error, c) => {
    if (!(error instanceof Refused)) throw error
    return refusal(c, error.status, error.message)
  })
  return app
}
