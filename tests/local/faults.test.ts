import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model'
import { type Invoke, LocalAlexa } from '../../local/alexa/alexa.ts'
import { compileModel } from '../../local/alexa/resolver/index.ts'
import { checked, SkillFault } from '../../local/alexa/skill-fault.ts'
import { SKILL_ID } from '../../local/house.ts'
import { parseScript } from '../../local/scripts/parse.ts'
import { runScript } from '../../local/scripts/run.ts'
import { EVENING, NOBODY } from '../support/shop.ts'

const intents = [{ name: 'GoIntent', samples: ['go on'] }, { name: 'AMAZON.StopIntent' }]
const MODEL = { interactionModel: { languageModel: { invocationName: 'hello world', intents } } }
const MODELS = new Map([['en-US', compileModel(MODEL, 'en-US', SKILL_ID)]])

/** What a skill answers to each request in turn; after the last one always that. */
type Answers = readonly (unknown | Error)[]
const fine = (text: string) => ({
  version: '1.0',
  response: { outputSpeech: { type: 'PlainText', text }, shouldEndSession: false },
})
const wrong = { version: '1.0', response: { card: { type: 'Fancy' }, shouldEndSession: 'no' } }
const MESSAGE =
  'Alexa refuses this response: response.card.type must be one of Simple, Standard, LinkAccount, AskForPermissionsConsent, and is "Fancy". (and 1 more)'

function world(answers: Answers) {
  const requests: RequestEnvelope['request'][] = []
  const invoke: Invoke = ({ request }) => {
    requests.push(request)
    const answer = answers[Math.min(requests.length, answers.length) - 1]
    return answer instanceof Error
      ? Promise.reject(answer)
      : Promise.resolve({ response: answer as ResponseEnvelope })
  }
  const alexa = new LocalAlexa(SKILL_ID, MODELS, checked(invoke))
  const say = (utterance: string, now = EVENING) =>
    alexa.turn({
      utterance,
      voice: NOBODY,
      locale: 'en-US',
      session: 's',
      device: 'speaker',
      household: 'h',
      now,
    })
  return { alexa, say, requests }
}

describe('a skill that answers what Alexa refuses', () => {
  it('is not heard, ends its session, and is told why', async () => {
    const { say, requests } = world([fine('Hi.'), wrong, fine('')])
    await say('open hello world')
    expect(await say('go on')).toMatchObject({
      speech: null,
      card: null,
      sessionEnded: true,
      intent: 'GoIntent',
      fault: 'INVALID_RESPONSE',
      error: MESSAGE,
      response: wrong,
    })
    expect(requests.at(-1)).toMatchObject({
      type: 'SessionEndedRequest',
      reason: 'ERROR',
      error: { type: 'INVALID_RESPONSE', message: MESSAGE },
    })
    expect(await say('go on')).toMatchObject({ error: 'no skill was invoked' })
  })

  it('goes on with the next session as if nothing had been', async () => {
    const { say } = world([wrong, fine(''), fine('Hi.')])
    await say('open hello world')
    expect(await say('open hello world')).toMatchObject({ speech: 'Hi.', sessionEnded: false })
  })

  it('may answer anything to the end of a session', async () => {
    const { say } = world([fine('Hi.'), wrong, fine('Hi again.')])
    await say('open hello world')
    expect(await say('open hello world')).toMatchObject({ speech: 'Hi again.' })
  })

  it('fails by its own name where it is late', async () => {
    const { say, requests } = world([new SkillFault('ENDPOINT_TIMEOUT', 'Too late.'), fine('')])
    expect(await say('open hello world')).toMatchObject({
      fault: 'ENDPOINT_TIMEOUT',
      error: 'Too late.',
      intent: 'LaunchRequest',
      response: null,
    })
    expect(requests.at(-1)).toMatchObject({ error: { type: 'ENDPOINT_TIMEOUT' } })
  })

  it('is told apart from a stack that fails', async () => {
    await expect(world([new TypeError('ours')]).say('open hello world')).rejects.toThrow('ours')
    const { say } = world([fine('Hi.'), new TypeError('ours')])
    await say('open hello world')
    await expect(say('open hello world')).rejects.toThrow('ours')
  })
})

describe('a script', () => {
  const play = (answers: Answers, text: string) =>
    runScript(parseScript(text), 'x', world(answers).alexa, { hasRegulars: false })

  it('differs where the skill fails, whatever it expects', async () => {
    expect(await play([wrong], 'U: open hello world')).toMatchObject([
      { expectation: { line: 1, is: 'an answer that Alexa takes' }, heard: '', why: MESSAGE },
    ])
    expect(await play([wrong], 'U: open hello world\nENDED: yes')).toHaveLength(1)
  })

  it('differs once in a turn in which the skill fails, at the line of what should have been said', async () => {
    const expected = 'INTENT: LaunchRequest\nA: Hi.\nCARD~ /x/\nREPROMPT: y\nENDED: no'
    expect(await play([wrong], `U: open hello world\n${expected}`)).toMatchObject([
      { expectation: { line: 3, is: 'Hi.' }, heard: '', why: MESSAGE },
    ])
  })

  it('shows where the skill threw', async () => {
    const fault = new SkillFault('INVALID_RESPONSE', 'The handler threw Error: x', { trace: ['at a.js:1:2'] })
    expect(await play([fault, fine('')], 'U: open hello world')).toMatchObject([{ trace: ['at a.js:1:2'] }])
    expect(await play([fine('No.')], 'U: open hello world\nA: Hi.')).toMatchObject([{ trace: [] }])
  })

  it('may expect the fault with WHY', async () => {
    expect(await play([wrong], 'U: open hello world\nWHY~ /must be one of Simple/\nENDED: yes')).toEqual([])
    expect(await play([wrong], 'U: open hello world\nWHY~ /too late/')).toHaveLength(1)
  })

  it('greets no regular of a skill that has none', async () => {
    expect(await play([fine('First.'), fine('Second.')], 'U: open hello world\nA: First.')).toEqual([])
  })
})
