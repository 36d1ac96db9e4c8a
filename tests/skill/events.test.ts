import type { RequestEnvelope } from 'ask-sdk-model'
import { ANNA, find, NOBODY, OPEN, openShop } from '../support/shop.ts'
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

  it('leaves the household with PERSISTED', async () => {
    const { shop, talk, request } = await lived()
    const body = { userInformationPersistenceStatus: 'PERSISTED' }
    await talk.send(event(request, 'AlexaSkillEvent.SkillDisabled', { body }))
    expect(await shop.stored()).toBeDefined()
  })
})

describe('a request that is no talk', () => {
  it.each([
    'AlexaSkillEvent.SkillEnabled',
    'AlexaSkillEvent.SkillPermissionAccepted',
    'AlexaSkillEvent.SkillAccountLinked',
    'SessionEndedRequest',
    'System.ExceptionEncountered',
    'A.New.Thing',
  ])('gets no speech and changes nothing: %s', async (type) => {
    const { shop, talk, request } = await lived()
    const before = await shop.stored()
    const reply = await talk.send(event(request, type))
    expect(reply.response.response).toEqual({})
    expect(await shop.stored()).toEqual(before)
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
