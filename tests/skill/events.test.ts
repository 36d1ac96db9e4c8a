import type { RequestEnvelope } from 'ask-sdk-model'
import { ANNA, callMe, EVENING, find, LEAVE_NAME_OUT, NOBODY, OPEN, openShop, YES } from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

/** A request of another type for the household of `envelope`: skill events come without a session. */
function event(envelope: RequestEnvelope, type: string, more: object = {}): RequestEnvelope {
  const { session: _, ...rest } = structuredClone(envelope)
  const { requestId, timestamp } = envelope.request
  return { ...rest, request: { type, requestId, timestamp, ...more } } as unknown as RequestEnvelope
}

const iso = (at: number): string => new Date(at).toISOString()

async function lived() {
  const shop = openShop(table)
  const talk = shop.talk()
  const { request } = await talk.say(ANNA, OPEN)
  await talk.say(ANNA, find('a quiet kettle'))
  return { shop, talk, request }
}

describe('the skill being disabled', () => {
  it.each<[string, object]>([
    ['NOT_PERSISTED', { body: { userInformationPersistenceStatus: 'NOT_PERSISTED' } }],
    ['no body', {}],
    ['a status that cannot be read', { body: { userInformationPersistenceStatus: 7 } }],
  ])('deletes the household with %s, and again without harm', async (_, more) => {
    const { shop, talk, request } = await lived()
    await talk.send(event(request, 'AlexaSkillEvent.SkillDisabled', more))
    expect(await shop.stored()).toBeUndefined()
    await talk.send(event(request, 'AlexaSkillEvent.SkillDisabled', more))
    expect(JSON.stringify(await table.rawItems())).not.toContain('a quiet kettle')
  })

  it('deletes the choices, searches and names of everybody, read from the table itself', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    const { request } = await talk.say(ANNA, OPEN)
    for (const said of [callMe('zanzibar'), YES, find('a cerulean blanket'), LEAVE_NAME_OUT])
      await talk.say(ANNA, said)
    expect(JSON.stringify(await table.rawItems())).toMatch(/zanzibar.*cerulean|cerulean.*zanzibar/)
    await talk.send(event(request, 'AlexaSkillEvent.SkillDisabled', {}))
    expect(JSON.stringify(await table.rawItems())).not.toMatch(/zanzibar|cerulean/)
  })

  it('that comes late leaves the household that was made since', async () => {
    const { shop, talk, request } = await lived()
    const disabled = event(request, 'AlexaSkillEvent.SkillDisabled', {
      eventCreationTime: iso(EVENING + 60_000),
    })
    await talk.send(disabled)
    await shop.talk().say(ANNA, find('a lamp'), EVENING + 120_000)
    await talk.send(disabled)
    expect((await shop.stored())?.searches).toHaveLength(1)
  })

  it.each(['yesterday', 7, null, '2018-01-01T00:00:00Z'])(
    'deletes where nothing says when it was: %p',
    async (eventCreationTime) => {
      const { shop, talk, request } = await lived()
      await talk.send(event(request, 'AlexaSkillEvent.SkillDisabled', { eventCreationTime }))
      expect(await shop.stored()).toBeUndefined()
    },
  )

  it('fails where the store does not answer, so that Alexa delivers it again', async () => {
    const { shop, talk, request } = await lived()
    shop.store.fault = 'stopped'
    await expect(talk.send(event(request, 'AlexaSkillEvent.SkillDisabled', {}))).rejects.toThrow()
    shop.store.fault = 'none'
    await talk.send(event(request, 'AlexaSkillEvent.SkillDisabled', {}))
    expect(await shop.stored()).toBeUndefined()
  })

  it('leaves the household with PERSISTED', async () => {
    const { shop, talk, request } = await lived()
    const body = { userInformationPersistenceStatus: 'PERSISTED' }
    await talk.send(event(request, 'AlexaSkillEvent.SkillDisabled', { body }))
    expect(await shop.stored()).toBeDefined()
  })
})

describe('a request that is no talk', () => {
  const accepted = [{ scope: 'alexa::person_id:read' }]
  it.each<[string, object]>([
    ['AlexaSkillEvent.SkillEnabled', {}],
    ['AlexaSkillEvent.SkillPermissionAccepted', { body: { acceptedPermissions: accepted } }],
    ['AlexaSkillEvent.SkillPermissionChanged', { body: { acceptedPermissions: [] } }],
    ['AlexaSkillEvent.SkillPermissionChanged', {}],
    ['AlexaSkillEvent.SkillAccountLinked', { body: { accessToken: 'tok-8f3a' } }],
    ['AlexaSkillEvent.ProactiveSubscriptionChanged', { body: { subscriptions: [] } }],
    ['SessionEndedRequest', {}],
    ['System.ExceptionEncountered', {}],
    ['A.New.Thing', {}],
  ])('gets no speech and changes nothing, twice over: %s %j', async (type, more) => {
    const { shop, talk, request } = await lived()
    const before = await shop.stored()
    for (const _ of ['once', 'again']) {
      const reply = await talk.send(event(request, type, more))
      expect(reply.response.response).toEqual({})
    }
    expect(await shop.stored()).toEqual(before)
    expect(JSON.stringify(await table.rawItems())).not.toContain('tok-8f3a')
  })
})

describe('a request that is not for this skill', () => {
  it('is refused, and nothing is read or written', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    const { request } = await talk.say(NOBODY, OPEN)
    const foreign = structuredClone(request)
    foreign.context.System.application.applicationId = 'amzn1.ask.skill.11111111-0000-4000-8000-000000000001'
    const calls = { ...shop.store.calls }
    await expect(talk.send(foreign)).rejects.toThrow(/skill/i)
    expect(shop.store.calls).toEqual(calls)
  })

  it('is answered with a sentence if it names no account', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    const { request } = await talk.say(NOBODY, OPEN)
    const nameless = structuredClone(request)
    nameless.context.System.user.userId = ''
    expect((await talk.send(nameless)).text).toMatch(/^Sorry, I could not do that/)
  })
})
