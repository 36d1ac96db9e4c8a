import { parseScript, ScriptError } from '../../local/scripts/parse.ts'
import { runScript } from '../../local/scripts/run.ts'
import { openStack, type Stack } from '../../local/stack.ts'

describe('a conversation script', () => {
  it('is read line by line: scene, turn, expectations, sessions', () => {
    const turns = parseScript(`# a note
@ speaker=anna level=300 locale=en-GB device=screen household=h1
U: open corner shop
A: Welcome back, Anna.
CARD~ /Hush/i
ENDED: no
--
@ speaker=nobody
U: help`)
    expect(turns).toMatchObject([
      {
        line: 3,
        session: 1,
        utterance: 'open corner shop',
        notes: ['a note'],
        scene: { voice: { speaker: 'anna', level: 300 }, locale: 'en-GB', device: 'screen', household: 'h1' },
        expected: [
          { of: 'A', is: 'Welcome back, Anna.', line: 4 },
          { of: 'CARD' },
          { of: 'ENDED', is: 'no' },
        ],
      },
      { session: 2, scene: { voice: { speaker: null, level: null }, locale: 'en-GB' } },
    ])
  })

  it('may name a person from elsewhere by the id', () => {
    const id = 'amzn1.ask.person.AB12'
    const [turn] = parseScript(`@ speaker=${id} level=300\nU: a`)
    expect(turn?.scene.voice).toEqual({ speaker: id, level: 300 })
  })

  it('sets its clock once, and lets it run on', () => {
    const [first, second] = parseScript('@ now=2026-01-01T00:00:00Z\nU: a\nU: b')
    expect(first?.scene.now).toBe(Date.parse('2026-01-01T00:00:00Z'))
    expect(second?.scene.now).toBeUndefined()
  })

  it('takes an empty utterance for silence', () => {
    expect(parseScript('U:')[0]?.utterance).toBe('')
  })

  it('has an outcome on the line after what opens a connection', () => {
    expect(parseScript('U: order it\nOUTCOME: NOT_ENABLED\nA: No.')).toMatchObject([
      { line: 1, utterance: 'order it', outcome: 'NOT_ENABLED', expected: [{ is: 'No.' }] },
    ])
  })

  it.each([
    'U: order it\nA: PIN?\nOUTCOME: failed',
    'U: a\n\nOUTCOME: failed',
    'U: a\n@ speaker=ben\nOUTCOME: failed',
  ])('has an outcome elsewhere in place of words: %j', (text) => {
    const [first, second, ...others] = parseScript(text)
    expect(first).not.toHaveProperty('outcome')
    expect(second).toMatchObject({ line: 3, utterance: '', outcome: 'failed' })
    expect(others).toEqual([])
  })

  it('resumes in the same session unless it says otherwise', () => {
    const turns = parseScript('U: a\n@ resumes=anew\nU: b\nU: c\n@ resumes=same\nU: d')
    expect(turns.map(({ scene }) => scene.resumes)).toEqual(['same', 'anew', 'anew', 'same'])
  })

  it.each([
    ['OUTCOME: ACHIEVE', 'line 1: an OUTCOME is one of ACHIEVED,'],
    ['U: a\nOUTCOME:', 'line 2: an OUTCOME is one of ACHIEVED,'],
    ['U: a\nOUTCOME: achieved', 'line 2: an OUTCOME is one of'],
    ['U: a\nOUTCOME: constructor', 'line 2: an OUTCOME is one of'],
    ['@ resumes=never', 'line 1: "resumes=never"'],
    ['A: nothing was said', 'line 1: nothing was said yet'],
    ['U: hi\nB: what', 'line 2: a line begins with'],
    ['@ speaker=zoe', 'line 1: "speaker=zoe"'],
    ['@ level=high', 'line 1: "level=high"'],
    ['@ locale=de-DE', 'line 1: "locale=de-DE"'],
    ['@ now=soon', 'line 1: "now=soon"'],
    ['@ constructor=x', 'line 1: "constructor=x"'],
    ['U: hi\nA~ Hush', 'line 2: a pattern stands between slashes'],
    ['U: hi\nA~ /(/', 'line 2: this is not a regular expression'],
    ['U: hi\nENDED: maybe', 'line 2: ENDED is yes or no'],
  ])('that is wrong is refused with its line: %j', (text, message) => {
    expect(() => parseScript(text)).toThrow(ScriptError)
    expect(() => parseScript(text)).toThrow(message)
  })
})

describe('settings in a script', () => {
  let stack: Stack
  beforeAll(async () => {
    stack = await openStack({ data: undefined, env: {}, anyPort: true })
  })
  afterAll(() => stack.close())

  const played = (text: string, name: string) =>
    runScript(parseScript(text), name, stack.alexa, { setOwn: stack.setOwn })
  const SET = '@ speaker=anna level=300 policy=greetByName=400 policy=questions=1,1\n'

  it('are set once, for the household of the turn after their line, and stay from there on', async () => {
    const [first, second] = parseScript(`${SET}U: a\nU: b`)
    expect(first?.scene.policy).toEqual({ greetByName: 400, questions: { below: 1, above: 1 } })
    expect(second?.scene.policy).toBe(undefined)
    const text = `${SET}U: open corner shop\nA~ /^Welcome back\\./\n--\nU: open corner shop\nA~ /^Welcome back\\./\n`
    expect(await played(text, 'settings')).toEqual([])
    expect(await played(text.replace(SET, '@ speaker=anna level=300\n'), 'none')).not.toEqual([])
  })

  it.each([
    ['a value that may not be', '@ policy=questions=2,1', /^questions\.below must be a share from 0 to 1$/],
    ['a setting that is none', '@ policy=fly=3', /^fly/],
    ['a household that is new', '@ household=new policy=questions=1,1', /^There is no such household/],
  ])('of %s are a difference that says why', async (name, line, why) => {
    const text = `${line}\nU: open corner shop`
    const [difference] = await played(text, name.replaceAll(' ', '-'))
    expect(difference?.why).toMatch(why)
  })

  it('of a skill that has none of ours are a difference too', async () => {
    const [difference] = await runScript(parseScript(`${SET}U: open corner shop`), 'foreign', stack.alexa)
    expect(difference?.why).toBe('this skill has no settings of ours')
  })

  it('are named with their value, or it is no script', () => {
    expect(() => parseScript('@ policy=questions\nU: a')).toThrow(ScriptError)
  })
})
