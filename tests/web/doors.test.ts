import { LocalAlexa } from '../../local/alexa/alexa.ts'
import { Clocks } from '../../local/clocks.ts'
import { terminalSubject } from '../../local/open-policies.ts'
import { openStack, type Stack } from '../../local/stack.ts'
import { createApp } from '../../local/web/app.ts'
import { newSkill, tinySkill, VERIFY } from '../support/connections.ts'

const PORT = 3000
const DOOR = `http://127.0.0.1:${PORT}`
const JSON_TYPE = { 'content-type': 'application/json' }

/** An answer, as far as these tests look into it. */
interface Answered {
  readonly speech: string | null
  readonly error?: string
  readonly intent: string | null
  readonly sessionEnded: boolean
  readonly [key: string]: unknown
}

let stack: Stack
let app: ReturnType<typeof createApp>
let sessions = 0

beforeAll(async () => {
  stack = await openStack({ data: undefined, env: {}, anyPort: true })
  app = createApp({ ...stack, clocks: new Clocks(), port: () => PORT })
})
afterAll(() => stack?.close())

/** A request as it comes in from a socket, where `Host` is always what the client wrote. */
const knock = (path: string, init: RequestInit = {}, headers: Record<string, string> = {}) =>
  app.request(`${DOOR}${path}`, { ...init, headers: { host: `127.0.0.1:${PORT}`, ...headers } })

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  knock(path, { method: 'POST', body: JSON.stringify(body) }, { ...JSON_TYPE, ...headers })

async function turn(body: Record<string, unknown>): Promise<Answered> {
  const response = await post('/local/turn', body)
  expect(response.status).toBe(200)
  return (await response.json()) as Answered
}

/** A talk in a session and a household of its own. */
function talk(fixed: Record<string, unknown> = {}) {
  const session = `s${++sessions}`
  return (utterance: string, more: Record<string, unknown> = {}) =>
    turn({ utterance, session, household: session, ...fixed, ...more })
}

describe('the guard', () => {
  test.each(['127.0.0.1:3000', 'localhost:3000', '[::1]:3000'])('lets in the host %s', async (host) => {
    expect((await knock('/', {}, { host })).status).toBe(200)
  })

  test.each([
    ['a foreign host', { host: 'shop.example:3000' }],
    ['a name that only begins like ours', { host: '127.0.0.1.evil.example:3000' }],
    ['our host with another port', { host: '127.0.0.1:3001' }],
    ['our host without a port', { host: '127.0.0.1' }],
    ['an empty host', { host: '' }],
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['our origin with another port', { origin: 'http://127.0.0.1:3001' }],
    ['our origin over https', { origin: 'https://127.0.0.1:3000' }],
    ['an origin that hides', { origin: 'null' }],
    ['another site by the browser’s word', { 'sec-fetch-site': 'cross-site' }],
  ])('turns away %s, at every door', async (_, headers) => {
    for (const response of [
      await knock('/', {}, headers),
      await knock('/page.js', {}, headers),
      await knock('/nowhere', {}, headers),
      await knock('/admin', {}, headers),
      await knock('/admin/sign-out', { method: 'POST' }, headers),
      await post('/local/turn', { utterance: 'open corner shop' }, headers),
      await post('/local/clock', { now: null }, headers),
    ]) {
      expect(response.status).toBe(403)
      expect(await response.json()).toEqual({ error: expect.stringMatching(/only for|another site/) })
    }
  })

  test('turns away a request without a host', async () => {
    expect((await app.request(`${DOOR}/`)).status).toBe(403)
  })

  test('lets our own page in', async () => {
    const headers = { origin: DOOR, 'sec-fetch-site': 'same-origin' }
    expect((await post('/local/turn', { utterance: '' }, headers)).status).toBe(200)
  })
})

test('the console is open to whoever is at this machine, who is its admin', async () => {
  const page = await (await knock('/admin')).text()
  expect(page).toContain(`admin <code>${terminalSubject()}</code>`)
})

describe('what comes in', () => {
  test.each(['/local/turn', '/local/clock'])('%s takes JSON only', async (path) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '']) {
      const response = await knock(path, { method: 'POST', body: '{}' }, { 'content-type': type })
      expect([type, response.status]).toEqual([type, 415])
      expect(await response.json()).toEqual({ error: expect.stringContaining('application/json') })
    }
    const charset = { 'content-type': 'Application/JSON; charset=utf-8' }
    expect((await knock(path, { method: 'POST', body: '{"now":null}' }, charset)).status).not.toBe(415)
  })

  test('what is no JSON is refused', async () => {
    const response = await knock('/local/turn', { method: 'POST', body: '{"utterance":' }, JSON_TYPE)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: 'The body is not JSON.' })
  })

  test('a body that is too large is refused', async () => {
    const response = await post('/local/turn', { utterance: 'x'.repeat(256 * 1024) })
    expect(response.status).toBe(413)
    expect(await response.json()).toEqual({ error: expect.stringContaining(String(256 * 1024)) })
  })

  test.each(['/local/other', '/package.json', '/page/../app.ts', '/%2e%2e/guard.ts', '/types.d.ts'])(
    'there is no door %s',
    async (path) => {
      const response = await knock(path)
      expect(response.status).toBe(404)
      expect(await response.json()).toEqual({ error: expect.any(String) })
    },
  )

  test('a door that takes turns gives no page', async () => {
    expect((await knock('/local/turn')).status).toBe(404)
  })
})

describe('the page', () => {
  test.each([
    ['/', 'text/html'],
    ['/page.css', 'text/css'],
    ['/page.js', 'text/javascript'],
    ['/icon.svg', 'image/svg+xml'],
  ])('%s is served as %s, and may load nothing from elsewhere', async (path, type) => {
    const response = await knock(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain(type)
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
  })

  test('every file that the page asks for is served', async () => {
    const asked = new Set(['/'])
    for (const path of asked) {
      const response = await knock(path)
      expect([path, response.status]).toEqual([path, 200])
      const text = await response.text()
      for (const [, file = ''] of text.matchAll(/(?:src|href)="(\/[\w.]+)"/g)) asked.add(file)
      for (const [, file = ''] of text.matchAll(/from '\.(\/[\w.]+)'/g)) asked.add(file)
    }
    expect(asked.size).toBeGreaterThan(6)
  })
})

describe('what /local/turn refuses, and that it says what is allowed', () => {
  const open = { utterance: 'open corner shop' }
  test.each<[string, unknown, RegExp]>([
    ['no utterance', {}, /"utterance" must be a text/],
    ['an utterance that is no text', { utterance: 7 }, /"utterance" must be a text/],
    ['no object', [open], /JSON object with utterance, speaker/],
    ['nothing', null, /JSON object with utterance/],
    ['an unknown key', { ...open, volume: 11 }, /no "volume"; there are utterance, speaker/],
    ['an inherited key', { ...open, constructor: 1 }, /no "constructor"/],
    ['an unknown speaker', { ...open, speaker: 'zoe' }, /null or one of anna, mary-jo, ben/],
    ['a speaker that is no text', { ...open, speaker: ['anna'] }, /null or one of anna/],
    ['a level that is no integer', { ...open, speaker: 'anna', level: 299.5 }, /whole number/],
    ['a level as text', { ...open, speaker: 'anna', level: '300' }, /whole number/],
    ['a level beyond numbers', { ...open, speaker: 'anna', level: 1e300 }, /whole number/],
    ['a level without a speaker', { ...open, level: 300 }, /needs a "speaker"/],
    ['a level for nobody', { ...open, speaker: null, level: 300 }, /needs a "speaker"/],
    ['a person beside a speaker', { ...open, person: {}, speaker: 'anna' }, /in place of/],
    ['an unsupported locale', { ...open, locale: 'de-DE' }, /en-GB, en-US, fr-FR/],
    ['an unknown device', { ...open, device: 'toaster' }, /speaker, screen/],
    ['an empty session', { ...open, session: '' }, /1 to 100 characters/],
    ['a household that is no text', { ...open, household: 1 }, /1 to 100 characters/],
    ['a household that is too long', { ...open, household: 'x'.repeat(101) }, /1 to 100 characters/],
    ['half a character', { ...open, household: '\ud800' }, /1 to 100 characters/],
    ['a time in words', { ...open, now: 'tomorrow' }, /2026-11-21T18:00:00Z/],
    ['a time as a number', { ...open, now: 1_800_000_000 }, /2026-11-21T18:00:00Z/],
    ['a time without a zone', { ...open, now: '2026-11-21T18:00:00' }, /2026-11-21T18:00:00Z/],
    ['a time that does not exist', { ...open, now: '2026-13-45T18:00:00Z' }, /2026-11-21T18:00:00Z/],
    ['a time before 1970', { ...open, now: '1969-12-31T23:59:59Z' }, /2026-11-21T18:00:00Z/],
    ['an unknown outcome', { ...open, outcome: 'ACHIEVE' }, /"outcome" must be one of ACHIEVED, .*done/],
    ['an outcome of null', { ...open, outcome: null }, /"outcome" must be one of/],
    ['an outcome without a connection', { ...open, outcome: 'ACHIEVED' }, /needs a connection that is open/],
    ['an outcome without words', { outcome: 'ACHIEVED' }, /"utterance" must be a text/],
    ['another way to resume', { ...open, resumes: 'never' }, /"resumes" must be one of same, anew/],
    ['no time', { ...open, now: null }, /2026-11-21T18:00:00Z/],
  ])('%s', async (_, body, error) => {
    const response = await post('/local/turn', body)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: expect.stringMatching(error) })
  })

  test('a refusal changes nothing in an open talk', async () => {
    const say = talk()
    await say('open corner shop')
    const refused = await post('/local/turn', { utterance: 'stop', session: `s${sessions}`, speaker: 'zoe' })
    expect(refused.status).toBe(400)
    expect((await say('help')).intent).toBe('AMAZON.HelpIntent')
  })
})

describe('what /local/turn answers', () => {
  const FIELDS = [
    'card',
    'connection',
    'decision',
    'directives',
    'exchanges',
    'intent',
    'ms',
    'reprompt',
    'request',
    'response',
    'sessionEnded',
    'speech',
    'ssml',
  ]

  test('has the shape that others rely on', async () => {
    const answer = await talk()('open corner shop', { speaker: 'anna', level: 300 })
    expect(Object.keys(answer).sort()).toEqual(FIELDS)
    expect(answer).toMatchObject({
      speech: 'Welcome to Corner Shop, Anna. What are you looking for?',
      ssml: expect.stringMatching(/^<speak>.*<alexa:name .*<\/speak>$/),
      reprompt: 'What are you looking for?',
      card: null,
      directives: [],
      sessionEnded: false,
      intent: 'LaunchRequest',
      decision: {
        level: 300,
        policy: 0,
        privileges: {
          greetByName: { allowed: true, needs: 300, reason: 'the level is enough' },
          resumeSearch: { allowed: true, needs: 300, reason: 'the level is enough' },
          order: { allowed: false, needs: 400, reason: 'the level is too low' },
        },
      },
      ms: expect.any(Number),
      request: { request: { type: 'LaunchRequest', locale: 'en-US' }, session: { new: true } },
      response: { version: '1.0', response: {} },
    })
  })

  test('without anything but words: nobody, in one standing session, of the household demo', async () => {
    const first = await turn({ utterance: 'open corner shop' })
    expect(first.speech).not.toMatch(/Anna|Ben|Mary/)
    expect(first.request).toMatchObject({
      context: { System: { user: { userId: 'amzn1.ask.account.demo' } } },
    })
    const found = await turn({ utterance: 'find a quiet kettle' })
    expect(found).toMatchObject({ intent: 'FindProductIntent', card: { title: 'Quiet kettles' } })
    expect(found.decision).toMatchObject({
      level: null,
      privileges: { greetByName: { allowed: false, needs: 300, reason: 'nobody was recognized' } },
    })
  })

  test.each(['find a quiet kettle', 'stop', '', '   '])('no skill was invoked by "%s"', async (utterance) => {
    const answer = await talk()(utterance)
    expect(Object.keys(answer).sort()).toEqual([...FIELDS, 'error'].sort())
    expect(answer).toMatchObject({
      speech: null,
      error: 'no skill was invoked',
      intent: null,
      decision: null,
      request: null,
      response: null,
    })
  })

  test('hears a name with a space as it is', async () => {
    const { speech } = await talk()('open corner shop', { speaker: 'mary-jo', level: 300 })
    expect(speech).toBe('Welcome to Corner Shop, Mary Jo. What are you looking for?')
  })

  test('the people of a household are its own', async () => {
    await talk({ household: 'left' })('open corner shop', { speaker: 'anna', level: 300 })
    const right = await talk({ household: 'right' })('open corner shop', { speaker: 'anna', level: 300 })
    expect(right.speech).toBe('Welcome to Corner Shop, Anna. What are you looking for?')
    expect(right.request).toMatchObject({
      context: { System: { person: { personId: expect.stringContaining('right') } } },
    })
  })

  test.each([
    null,
    'anna',
    [],
    {},
    { personId: 7 },
    { personId: 'p', authenticationConfidenceLevel: { level: '300' } },
    { personId: 'p', authenticationConfidenceLevel: null },
  ])('a malformed person goes into the request as it is, and is not named: %j', async (person) => {
    const answer = await talk()('open corner shop', { person })
    expect(answer.request).toMatchObject({ context: { System: { person } } })
    expect(answer.ssml).not.toContain('alexa:name')
    expect(answer.speech).toBe('Welcome to Corner Shop. What are you looking for?')
    expect(answer.decision).toMatchObject({ level: null, privileges: { greetByName: { allowed: false } } })
  })
})

describe('a connection at /local/turn', () => {
  function tinyTill() {
    const { asked, invoke } = tinySkill()
    const alexa = new LocalAlexa('amzn1.ask.skill.x', newSkill().compiled, invoke)
    const door = createApp({ ...stack, alexa, clocks: new Clocks(), port: () => PORT })
    const say = async (utterance: string, more: object = {}) => {
      const response = await door.request(`${DOOR}/local/turn`, {
        method: 'POST',
        headers: { ...JSON_TYPE, host: `127.0.0.1:${PORT}` },
        body: JSON.stringify({ utterance, speaker: 'anna', level: 300, ...more }),
      })
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    }
    return { say, asked }
  }

  test('is shown while it is open, and null else', async () => {
    const { say } = tinyTill()
    expect((await say('open tiny till')).body.connection).toBeNull()
    expect((await say('reserve it')).body).toMatchObject({
      speech: "One moment. What's your PIN?",
      sessionEnded: false,
      connection: { uri: VERIFY, token: 't1', outcomes: expect.arrayContaining(['ACHIEVED', 'failed']) },
    })
    expect((await say('1234')).body).toMatchObject({
      intent: 'SessionResumedRequest',
      connection: null,
      request: { request: { cause: { result: { status: 'ACHIEVED' } } } },
    })
  })

  test('ends as it is asked to, in a new session if that is asked', async () => {
    const { say } = tinyTill()
    await say('open tiny till')
    const forced = { outcome: 'METHOD_LOCKOUT', resumes: 'anew' }
    expect((await say('reserve it', forced)).body).toMatchObject({
      connection: null,
      request: {
        session: { new: true, attributes: {} },
        request: { cause: { result: { reason: 'METHOD_LOCKOUT' } } },
      },
    })
    await say('reserve it')
    expect((await say('', { outcome: 'failed' })).body).toMatchObject({
      request: { session: { new: false }, request: { cause: { status: { code: '500' } } } },
    })
  })

  test('refuses an outcome that it cannot have, with those that it can', async () => {
    const { say, asked } = tinyTill()
    await say('open tiny till')
    await say('reserve it')
    const before = asked.length
    expect(await say('1234', { outcome: 'done' })).toEqual({
      status: 400,
      body: { error: expect.stringMatching(/"outcome" of connection:.*must be one of ACHIEVED, /) },
    })
    expect(asked).toHaveLength(before)
    expect((await say('1234')).body.intent).toBe('SessionResumedRequest')
  })

  test('prints nothing of what is said in it', async () => {
    const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
    const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true)
    try {
      const { say } = tinyTill()
      for (const words of ['open tiny till', 'reserve it', '4321', '1234']) await say(words)
      await say('reserve it')
      await say('9876', { outcome: 'done' })
      expect([...written.mock.calls, ...out.mock.calls]).toEqual([])
    } finally {
      written.mockRestore()
      out.mockRestore()
    }
  })
})

describe('a session', () => {
  const AT = '2026-11-21T18:00:00.000Z'
  const later = (ms: number) => new Date(Date.parse(AT) + ms).toISOString()
  const TEN_MINUTES = 10 * 60_000

  test('goes on for ten minutes without a turn, not longer', async () => {
    const say = talk()
    await say('open corner shop', { now: AT })
    const inTime = later(TEN_MINUTES - 1)
    expect((await say('help', { now: inTime })).intent).toBe('AMAZON.HelpIntent')
    const tooLate = new Date(Date.parse(inTime) + TEN_MINUTES).toISOString()
    expect((await say('help', { now: tooLate })).error).toBe('no skill was invoked')
    expect((await say('help', { now: tooLate })).error).toBe('no skill was invoked')
  })

  test.each([
    ['locale', { locale: 'en-GB' }],
    ['device', { device: 'screen' }],
    ['household', { household: 'next door' }],
  ])('ends when the %s changes under its id', async (_, change) => {
    const say = talk()
    await say('open corner shop')
    expect((await say('help', change)).error).toBe('no skill was invoked')
    expect((await say('help')).error).toBe('no skill was invoked')
  })

  test('goes on when somebody else speaks', async () => {
    const say = talk()
    await say('open corner shop', { speaker: 'anna', level: 300 })
    expect((await say('find a kettle', { speaker: 'ben', level: 200 })).intent).toBe('FindProductIntent')
  })

  test('is a new one when the shop is opened anew', async () => {
    const say = talk()
    const sessionOf = (answer: Answered) =>
      (answer.request as { session: { new: boolean; sessionId: string } }).session
    const first = sessionOf(await say('open corner shop'))
    expect(sessionOf(await say('help'))).toMatchObject({ new: false, sessionId: first.sessionId })
    const second = sessionOf(await say('open corner shop'))
    expect(second.new).toBe(true)
    expect(second.sessionId).not.toBe(first.sessionId)
  })

  test('is over after stop', async () => {
    const say = talk()
    await say('open corner shop')
    expect(await say('stop')).toMatchObject({ sessionEnded: true })
    expect((await say('help')).error).toBe('no skill was invoked')
  })

  test('asks again after a silence, and ends after the next', async () => {
    const say = talk()
    const { reprompt } = await say('open corner shop')
    expect(await say('')).toMatchObject({ speech: reprompt, sessionEnded: false, decision: null })
    const end = await say('')
    expect(end).toMatchObject({
      speech: null,
      intent: 'SessionEndedRequest',
      sessionEnded: true,
      request: { request: { reason: 'EXCEEDED_MAX_REPROMPTS' } },
    })
    expect((await say('')).error).toBe('no skill was invoked')
  })

  test('a word after a silence goes on as if there had been none', async () => {
    const say = talk()
    await say('open corner shop')
    await say('')
    await say('find a kettle')
    expect(await say('')).toMatchObject({ sessionEnded: false, speech: expect.stringMatching(/\?$/) })
  })

  test('what matches nothing is the FallbackIntent', async () => {
    const say = talk()
    await say('open corner shop')
    expect((await say('flibbertigibbet onomatopoeia')).intent).toBe('AMAZON.FallbackIntent')
  })

  test('two sessions do not hear one another', async () => {
    const left = talk()
    const right = talk()
    await left('open corner shop')
    expect((await right('help')).error).toBe('no skill was invoked')
    expect((await left('help')).intent).toBe('AMAZON.HelpIntent')
  })
})

describe('/local/clock', () => {
  const THEN = '2027-03-01T09:30:00Z'
  const timestampOf = (answer: Answered) =>
    (answer.request as { request: { timestamp: string } }).request.timestamp

  test('moves the clock of one household, which runs on, and back', async () => {
    const moved = await post('/local/clock', { household: 'clock', now: THEN })
    expect(moved.status).toBe(200)
    expect(await moved.json()).toEqual({
      household: 'clock',
      now: expect.stringMatching(/^2027-03-01T09:30/),
    })
    const say = talk({ household: 'clock' })
    expect(timestampOf(await say('open corner shop'))).toMatch(/^2027-03-01T09:3/)
    expect(timestampOf(await talk()('open corner shop'))).not.toMatch(/^2027-03/)

    const back = (await (await post('/local/clock', { household: 'clock', now: null })).json()) as {
      now: string
    }
    expect(Math.abs(Date.parse(back.now) - Date.now())).toBeLessThan(60_000)
  })

  test('a turn’s own time counts for that turn only', async () => {
    const say = talk()
    expect(timestampOf(await say('open corner shop', { now: THEN }))).toBe('2027-03-01T09:30:00.000Z')
    expect(timestampOf(await say('open corner shop'))).not.toMatch(/^2027-03/)
  })

  test('takes the household demo where none is named', async () => {
    const response = await post('/local/clock', { now: null })
    expect(await response.json()).toMatchObject({ household: 'demo' })
  })

  test.each<[unknown, RegExp]>([
    [{}, /"now" must be a time .*or null/],
    [{ now: 'soon' }, /"now" must be a time/],
    [{ now: null, household: '' }, /1 to 100 characters/],
    [{ now: null, session: 's' }, /no "session"; there are household, now/],
  ])('refuses %j', async (body, error) => {
    const response = await post('/local/clock', body)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: expect.stringMatching(error) })
  })
})
