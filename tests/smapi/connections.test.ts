import { LocalAlexa } from '../../local/alexa/alexa.ts'
import { Clocks } from '../../local/clocks.ts'
import { parseScript } from '../../local/scripts/parse.ts'
import { readRecorded } from '../../local/scripts/replay-read.ts'
import { runScript } from '../../local/scripts/run.ts'
import { expectedAsRecorded, scriptText } from '../../local/scripts/write.ts'
import { Simulations } from '../../local/smapi/simulations.ts'
import { newSkill, tinySkill } from '../support/connections.ts'
import { faultsBySpec } from '../support/smapi-spec.ts'
import { at, captionOf } from './smapi.ts'

const HERE = 'http://here'

/** The tiny skill behind `ask dialog`, which is recorded as --save-skill-io would. */
function desk() {
  const skill = newSkill()
  const { invoke } = tinySkill()
  const alexa = new LocalAlexa(skill.id, skill.compiled, invoke)
  const simulations = new Simulations(alexa, skill, new Clocks())
  const recorded: object[] = []
  const say = async (content: string, token = 'speaker=anna;level=300') => {
    const mode = recorded.length === 0 ? 'FORCE_NEW_SESSION' : 'DEFAULT'
    const said = { content, locale: 'en-US', mode, type: 'DEFAULT' } as const
    const done = simulations.get(await simulations.run(token, said, HERE))
    expect(faultsBySpec('v2.skill.simulations.SimulationsApiResponse', done)).toEqual([])
    recorded.push({
      request: { utterance: content, newSession: mode === 'FORCE_NEW_SESSION' },
      response: { body: done },
    })
    return done
  }
  const recording = () => JSON.stringify({ invocations: recorded })
  return { say, recording, alexa }
}

const calls = (done: unknown) => at(done, 'result', 'skillExecutionInfo', 'invocations')

describe('a connection in a simulation', () => {
  test('that opens shows the answer that began it, and what Alexa asks', async () => {
    const { say } = desk()
    await say('open tiny till')
    const done = await say('reserve it')
    expect(captionOf(done)).toBe("One moment. What's your PIN?")
    expect(calls(done)).toMatchObject([
      {
        invocationRequest: { endpoint: HERE, body: { request: { type: 'IntentRequest' } } },
        invocationResponse: {
          body: { response: { directives: [{ type: 'Connections.StartConnection' }] } },
        },
      },
    ])
    expect(at(done, 'result', 'alexaExecutionInfo', 'consideredIntents', 0, 'name')).toBe('PinIntent')
  })

  test('takes the next words, and shows what the skill answers to the end', async () => {
    const { say } = desk()
    for (const words of ['open tiny till', 'reserve it']) await say(words)
    const done = await say('1234')
    expect(captionOf(done)).toBe('SessionResumedRequest.')
    expect(calls(done)).toMatchObject([
      { invocationRequest: { body: { request: { cause: { result: { status: 'ACHIEVED' } } } } } },
    ])
    expect(at(done, 'result', 'alexaExecutionInfo', 'consideredIntents')).toEqual([])
  })

  test('that Alexa goes on with alone is no failure, and has no invocation', async () => {
    const { say } = desk()
    for (const words of ['open tiny till', 'reserve it']) await say(words)
    const done = await say('4321')
    expect([at(done, 'status'), captionOf(done)]).toEqual([
      'SUCCESSFUL',
      "That's not right. What's your PIN?",
    ])
    expect(calls(done)).toEqual([])
  })

  test.each([
    ['put it in my cart', 'speaker=anna;level=300'],
    ['reserve it', 'speaker=ben;level=300'],
  ])('that ends at once ("%s", %s) shows both invocations', async (words, token) => {
    const { say } = desk()
    await say('open tiny till', token)
    expect(calls(await say(words, token))).toMatchObject([
      { invocationRequest: { body: { request: { type: 'IntentRequest' } } } },
      { invocationRequest: { body: { request: { type: 'SessionResumedRequest' } } } },
    ])
  })

  test('is of one profile only', async () => {
    const { say } = desk()
    for (const words of ['open tiny till', 'reserve it']) await say(words)
    expect(at(await say('1234', 'speaker=mary-jo;level=300'), 'status')).toBe('FAILED')
  })

  test('that was recorded can be played again', async () => {
    const { say, recording, alexa } = desk()
    const talk = [
      'open tiny till',
      'reserve it',
      '4321',
      '1234',
      'order it',
      'no',
      'put it in my cart',
      'yes',
    ]
    for (const words of talk) await say(words)
    const { turns } = readRecorded(recording())
    expect(turns.map(({ utterance }) => utterance)).toEqual(talk)
    const heading = { note: 'n', voice: { speaker: null, level: null }, locale: 'en-US' }
    const text = scriptText(heading, turns, expectedAsRecorded)
    expect(text).toContain("U: reserve it\nA: One moment. What's your PIN?\n")
    expect(await runScript(parseScript(text), 'again', alexa, { hasRegulars: false })).toEqual([])
    const changed = text.replace('U: 1234', 'U: 1111')
    expect(await runScript(parseScript(changed), 'changed', alexa, { hasRegulars: false })).not.toEqual([])
  })
})

describe('a script with connections', () => {
  const play = (text: string) =>
    runScript(parseScript(`@ speaker=anna level=300\nU: open tiny till\n${text}`), 'x', desk().alexa, {
      hasRegulars: false,
    })

  test('is met where they end as it wants', async () => {
    expect(
      await play(`U: reserve it
A: One moment. What's your PIN?
ENDED: no
U: 4321
INTENT: Connection
@ speaker=ben
U: 1234
INTENT: SessionResumedRequest
@ speaker=anna resumes=anew
U: reserve it
OUTCOME: METHOD_LOCKOUT
A: One moment. SessionResumedRequest.
U: order it
A: One moment. Shall I order it?
OUTCOME: RetryLaterError
A~ /^Sorry, .* SessionResumedRequest\\.$/`),
    ).toEqual([])
  })

  test.each([
    ['U: yes\nOUTCOME: ACHIEVED', 3, /needs a connection that is open/],
    ['U: yes\nA: AMAZON.YesIntent.\nOUTCOME: ACHIEVED', 5, /needs a connection that is open/],
    ['--\nOUTCOME: done', 4, /needs a connection that is open/],
    ['U: reserve it\nOUTCOME: done\nA: x\nENDED: no', 3, /must be one of ACHIEVED/],
  ])('differs once where an outcome cannot be: %j', async (text, line, why) => {
    expect(await play(text)).toMatchObject([
      { expectation: { line, of: 'A' }, why: expect.stringMatching(why) },
    ])
  })
})
