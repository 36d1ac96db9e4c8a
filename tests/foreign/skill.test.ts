import type { RequestEnvelope } from 'ask-sdk-model'
import type { Callback, Handler } from '../../local/foreign/handler.ts'
import { foreignSkill, type Timer } from '../../local/foreign/skill.ts'

const REQUEST = {
  version: '1.0',
  request: { type: 'LaunchRequest' },
  context: { System: {} },
} as RequestEnvelope
const ENDED = { ...REQUEST, request: { type: 'SessionEndedRequest' } } as RequestEnvelope
const ANSWER = { version: '1.0', response: {} }

/** A timer that a test lets run out. */
function stopped() {
  const due: (() => void)[] = []
  const asked: number[] = []
  let cancelled = 0
  const timer: Timer = (ms, then) => {
    asked.push(ms)
    due.push(then)
    return () => {
      cancelled += 1
    }
  }
  return { timer, asked, runOut: () => due.at(-1)?.(), cancelled: () => cancelled }
}

const skill = (handler: Handler, kind: 'async' | 'callback' = 'async', timer = stopped().timer) =>
  foreignSkill({ handler, kind }, { timer, now: () => 0 })

describe('a handler', () => {
  it.each<[string, Handler, 'async' | 'callback']>([
    ['a promise', async () => ANSWER, 'async'],
    ['a callback', (_event, _context, callback) => callback(null, ANSWER), 'callback'],
    [
      'a callback, later',
      (_event, _context, callback) => void queueMicrotask(() => callback(undefined, ANSWER)),
      'callback',
    ],
    ['a promise although it names a callback', async (_event, _context, _callback) => ANSWER, 'callback'],
    ['a value, as Node 24 on Lambda takes it', () => ANSWER, 'async'],
  ])('answers with %s', async (_, handler, kind) => {
    expect(await skill(handler, kind)(REQUEST)).toEqual({ response: ANSWER })
  })

  it('gets a copy of the event, and a context that knows the time left', async () => {
    let left = 0
    const handler: Handler = (event, context) => {
      ;(event as { request: { type: string } }).request.type = 'Spoilt'
      left = (context as { getRemainingTimeInMillis: () => number }).getRemainingTimeInMillis()
      return ANSWER
    }
    await skill(handler)(REQUEST)
    expect(REQUEST.request.type).toBe('LaunchRequest')
    expect(left).toBe(8000)
  })

  it('may say nothing to the end of a session', async () => {
    expect(await skill(async () => undefined)(ENDED)).toEqual({ response: ANSWER })
  })

  it('is answered for once: a second word changes nothing', async () => {
    const handler: Handler = (_event, _context, callback) => {
      callback(null, ANSWER)
      callback(new Error('too late'))
    }
    expect(await skill(handler, 'callback')(REQUEST)).toEqual({ response: ANSWER })
  })

  it('stops the clock when it is done', async () => {
    const { timer, asked, cancelled } = stopped()
    await skill(async () => ANSWER, 'async', timer)(REQUEST)
    expect([asked, cancelled()]).toEqual([[8000], 1])
  })

  const circular: Record<string, unknown> = {}
  circular.self = circular
  it.each<[string, Handler, 'async' | 'callback', string]>([
    [
      'throws',
      () => {
        throw new RangeError('no such thing\nmore')
      },
      'async',
      'The handler threw RangeError: no such thing',
    ],
    ['rejects', () => Promise.reject(new Error('no')), 'async', 'The handler threw Error: no'],
    ['rejects with a text', () => Promise.reject('no'), 'async', 'The handler threw no'],
    ['rejects with nothing', () => Promise.reject(), 'async', 'The handler threw Error: nothing'],
    [
      'calls back with an error',
      (_e, _c, callback: Callback) => callback(new Error('no')),
      'callback',
      'The handler threw Error: no',
    ],
    [
      'throws although it names a callback',
      (_e, _c, _callback) => {
        throw new Error('no')
      },
      'callback',
      'The handler threw Error: no',
    ],
    ['returns nothing', async () => {}, 'async', 'The handler returned nothing (undefined).'],
    ['returns null', async () => null, 'async', 'The handler returned nothing (null).'],
    [
      'calls back with nothing',
      (_e, _c, callback: Callback) => callback(),
      'callback',
      'The handler returned nothing (undefined).',
    ],
    [
      'names a callback but awaits',
      async (_e, _c, _callback) => {},
      'callback',
      'The handler returned nothing (undefined).',
    ],
    ['returns a function', async () => () => {}, 'async', 'The handler returned no JSON, but a function.'],
    [
      'returns a circle',
      async () => circular,
      'async',
      'The handler returned no JSON: Converting circular structure to JSON.',
    ],
    [
      'returns a BigInt',
      async () => ({ n: 1n }),
      'async',
      'The handler returned no JSON: Do not know how to serialize a BigInt.',
    ],
  ])('that %s is a fault', async (_, handler, kind, message) => {
    await expect(skill(handler, kind)(REQUEST)).rejects.toMatchObject({
      name: 'SkillFault',
      type: 'INVALID_RESPONSE',
      message,
    })
  })

  it.each<[string, Handler, 'async' | 'callback']>([
    ['never settles', () => new Promise(() => {}), 'async'],
    ['never calls back', (_event, _context, _callback) => undefined, 'callback'],
    ['returns a value although it names a callback', (_event, _context, _callback) => ANSWER, 'callback'],
  ])('that %s is late after eight seconds', async (_, handler, kind) => {
    const { timer, runOut } = stopped()
    const answer = skill(handler, kind, timer)(REQUEST)
    runOut()
    await expect(answer).rejects.toMatchObject({
      type: 'ENDPOINT_TIMEOUT',
      message: 'The handler did not answer within 8 seconds.',
    })
  })
})
