import fc from 'fast-check'
import { personIdOf, SPEAKERS, userIdOf } from '../../local/alexa/people.ts'
import { parseScript } from '../../local/scripts/parse.ts'
import { type Recorded, readRecorded } from '../../local/scripts/replay-read.ts'
import { replaysOf } from '../../local/scripts/replay-write.ts'
import { expectedAsRecorded, scriptText } from '../../local/scripts/write.ts'
import { RUNS } from '../support/runs.ts'

const SKILL = 'amzn1.ask.skill.00000000-0000-4000-8000-000000000001'
const exported = (text: string) => replaysOf(parseScript(text), SKILL)
const replay = (userInput: unknown, more: object = {}) =>
  JSON.stringify({ skillId: SKILL, locale: 'en-US', type: 'text', userInput, ...more })
const HEADING = { note: 'n', voice: { speaker: null, level: null }, locale: 'en-US' }
const backAgain = ({ turns }: Recorded) => scriptText(HEADING, turns, expectedAsRecorded)

describe('a script as replay files', () => {
  it('is what is said, and .quit', () => {
    expect(exported('U: open corner shop\nU: help').replays).toEqual([
      { skillId: SKILL, locale: 'en-US', type: 'text', userInput: ['open corner shop', 'help', '.quit'] },
    ])
  })

  it('is a file for each session and each locale', () => {
    const { replays } = exported('U: a\n--\nU: b\n@ locale=fr-FR\nU: c\nU: d')
    expect(replays.map(({ locale, userInput }) => [locale, ...userInput])).toEqual([
      ['en-US', 'a', '.quit'],
      ['en-US', 'b', '.quit'],
      ['fr-FR', 'c', 'd', '.quit'],
    ])
  })

  it('loses nothing where there is nothing to lose', () => {
    expect(exported('# a note\nU: open corner shop\n--\nU: help').lost).toEqual([])
  })

  it.each<[string, string]>([
    ['@ speaker=anna level=300\nU: a\nU: b', 'line 2: the speaker is anna at level 300'],
    ['@ speaker=anna\nU: a', 'line 2: the speaker is anna'],
    ['U: a\nA: b\nU: c\nA~ /d/', 'lines 2, 4: an expectation (A)'],
    ['U: a\nENDED: no', 'line 2: an expectation (ENDED)'],
    ['@ household=h1\nU: a', 'line 2: the household is h1'],
    ['@ policy=questions=1,1\nU: a', 'line 2: settings (questions)'],
    ['@ device=screen\nU: a', 'line 2: the device is a screen'],
    ['@ now=2026-01-06T08:00:00Z\nU: a\nU: b', 'line 2: the clock is put to 2026-01-06T08:00:00.000Z'],
    ['U: a\nOUTCOME: failed', 'line 1: the outcome failed, which ask dialog cannot bring about'],
    ['U: a\n\nOUTCOME: failed', 'line 3: the outcome failed, which ask dialog cannot bring about'],
    ['U: a\n@ resumes=anew\nU: b', 'line 3: a connection resumes anew'],
    ['U: a\nU:', 'line 2: silence, which ask dialog cannot send'],
    ['U: a\nU: .record x', 'line 2: ".record x", which ask dialog would take for a command'],
  ])('says with its line what is lost: %j', (text, sentence) => {
    expect(exported(text).lost).toEqual([sentence])
  })

  it('says each change of the speaker', () => {
    const { lost } = exported(
      '@ speaker=anna level=300\nU: a\n@ speaker=nobody\nU: b\n@ speaker=anna level=300\nU: c',
    )
    expect(lost).toEqual(['lines 2, 6: the speaker is anna at level 300', 'line 4: the speaker is nobody'])
  })

  it('leaves out a session in which nothing can be said', () => {
    expect(exported('U:\n--\nU: .x').replays).toEqual([])
  })
})

describe('a replay file', () => {
  it('is read up to its .quit', () => {
    expect(readRecorded(replay(['open corner shop', ' help ', '.quit', 'never said']))).toEqual({
      kind: 'replay',
      skillId: SKILL,
      locale: 'en-US',
      turns: [
        { utterance: 'open corner shop', isNew: true },
        { utterance: 'help', isNew: false },
      ],
    })
  })

  it('may lack the .quit and the type', () => {
    expect(readRecorded('{"skillId":"s","locale":"en-US","userInput":["a"]}').turns).toHaveLength(1)
  })

  it.each<[string, string]>([
    ['', 'is no JSON.'],
    ['{"skillId":', 'is no JSON.'],
    ['null', 'is neither a replay file'],
    ['[]', 'is neither a replay file'],
    ['"x"', 'is neither a replay file'],
    ['{}', 'is neither a replay file'],
    [replay('open'), 'is no replay file of ask dialog: userInput: '],
    [replay([]), 'is no replay file of ask dialog: userInput: '],
    [replay([1]), 'is no replay file of ask dialog: userInput.0: '],
    [replay(['a'], { type: 'audio' }), 'is no replay file of ask dialog: type: '],
    [replay(['a'], { locale: '' }), 'is no replay file of ask dialog: locale: '],
    [replay(['a'], { skillId: undefined }), 'is no replay file of ask dialog: skillId: '],
    [replay(['a', ' ']), 'has nothing said at userInput.1;'],
    [replay(['a\nb']), 'has more than one line at userInput.0.'],
    [replay(['a', '.record x']), 'has the command .record x at userInput.1,'],
    [replay(['.quit']), 'has nothing to say before .quit.'],
  ])('that is malformed is refused in a sentence: %s', (text, sentence) => {
    expect(() => readRecorded(text)).toThrow(expect.objectContaining({ name: 'ScriptError' }))
    expect(() => readRecorded(text)).toThrow(sentence)
  })

  it('comes back as the same utterances, whatever was said', () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .map((text) => text.replace(/[\r\n]/gu, ' ').trim())
      .filter((text) => text !== '' && !text.startsWith('.'))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (said) => {
        const script = backAgain(readRecorded(replay(said)))
        expect(exported(script).replays.flatMap(({ userInput }) => userInput)).toEqual([...said, '.quit'])
      }),
      { numRuns: RUNS },
    )
  })
})

/** An entry as --save-skill-io writes it. */
const entry = (utterance: unknown, body: object, newSession?: boolean) => ({
  request: { utterance, newSession },
  response: { body: { status: 'SUCCESSFUL', ...body } },
})
const said = (captions: string[], shouldEndSession = false, locale = 'en-GB') => ({
  result: {
    alexaExecutionInfo: {
      alexaResponses: captions.map((caption) => ({ type: 'Speech', content: { caption } })),
    },
    skillExecutionInfo: {
      invocations: [
        {
          invocationRequest: { body: { request: { locale } } },
          invocationResponse: { body: { response: { shouldEndSession } } },
        },
      ],
    },
  },
})
const recording = (...invocations: unknown[]) => JSON.stringify({ invocations })

describe('a recording', () => {
  it('brings its captions as what is expected, and its locale', () => {
    const read = readRecorded(
      recording(
        entry('open corner shop', said(['Welcome.']), true),
        entry('help', said(['Say …', 'Or …'], true), false),
      ),
    )
    expect(read.locale).toBe('en-GB')
    expect(backAgain(read)).toBe(
      '# n\n\n@ speaker=nobody locale=en-US\nU: open corner shop\nA: Welcome.\nU: help\nA: Say …\n# and then: Or …\n',
    )
  })

  it('is read without the polls that had no result yet', () => {
    const waiting = entry('open corner shop', { status: 'IN_PROGRESS', result: null }, true)
    const read = readRecorded(
      recording(waiting, waiting, entry('open corner shop', said(['Welcome.']), true)),
    )
    expect(read.turns).toMatchObject([{ utterance: 'open corner shop', isNew: true, heard: ['Welcome.'] }])
  })

  it('has a session of its own where one was forced, not where the one before had ended', () => {
    const ended = readRecorded(recording(entry('a', said([], true), true), entry('b', said([]), true)))
    const forced = readRecorded(recording(entry('a', said([]), true), entry('b', said([]), true)))
    expect([ended.turns[1]?.isNew, forced.turns[1]?.isNew]).toEqual([false, true])
    expect(backAgain(forced)).toContain('U: a\n--\nU: b\n')
  })

  it('notes a failure, and expects nothing of it', () => {
    const failed = entry('what', { status: 'FAILED', result: { error: { message: 'No skill.\nAt all.' } } })
    expect(backAgain(readRecorded(recording(failed)))).toContain('U: what\n# ask dialog: No skill.\n')
  })

  it.each(['a\nb', ' a ', '  ', 'a/b.c [d]\n', '\tx'])('expects %j by a pattern that fits it', (caption) => {
    const script = backAgain(readRecorded(recording(entry('a', said([caption])))))
    const [pattern] = parseScript(script).flatMap(({ expected }) => expected.map(({ is }) => is))
    expect(pattern).toBeInstanceOf(RegExp)
    const fits = (text: string): boolean => pattern instanceof RegExp && pattern.test(text)
    expect([fits(caption), fits(`${caption}x`)]).toEqual([true, false])
  })

  it.each<[string, string]>([
    [recording(), 'is no recording of ask dialog: invocations: '],
    ['{"invocations":{}}', 'is no recording of ask dialog: invocations: '],
    [recording({}), 'is no recording of ask dialog: invocations.0.request: '],
    [
      recording({ request: {}, response: {} }),
      'is no recording of ask dialog: invocations.0.request.utterance: ',
    ],
    [
      recording({ request: { utterance: 'a' }, response: {} }),
      'is no recording of ask dialog: invocations.0.response.body: ',
    ],
    [recording(entry(1, said([]))), 'is no recording of ask dialog: invocations.0.request.utterance: '],
    [recording(entry('a', { result: { alexaExecutionInfo: { alexaResponses: 'x' } } })), 'alexaResponses: '],
    [recording(entry('', said([]))), 'has nothing said at invocations.0.request.utterance;'],
    [recording(entry('a', { status: 'IN_PROGRESS' })), 'has no turn that came to an end.'],
  ])('that is malformed is refused in a sentence: %s', (text, sentence) => {
    expect(() => readRecorded(text)).toThrow(expect.objectContaining({ name: 'ScriptError' }))
    expect(() => readRecorded(text)).toThrow(sentence)
  })
})

describe('who spoke in a recording', () => {
  const ELSEWHERE = 'amzn1.ask.person.ABC123'
  /** A turn whose request had this person in it. */
  const spokenBy = (person: unknown, utterance = 'a', household = 'demo') => {
    const System = { user: { userId: userIdOf(household) }, ...(person === undefined ? {} : { person }) }
    const body = { context: { System }, request: { locale: 'en-US' } }
    const skillExecutionInfo = { invocations: [{ invocationRequest: { body } }] }
    return entry(utterance, { result: { skillExecutionInfo } })
  }
  const at = (level: unknown, personId: unknown = personIdOf('demo', 'anna')) => ({
    personId,
    authenticationConfidenceLevel: { level },
  })
  const BEN = { speaker: 'ben', level: 200 }
  const scriptOf = (...turns: unknown[]) => {
    const { turns: read } = readRecorded(recording(...turns))
    return scriptText({ ...HEADING, voice: BEN }, read, expectedAsRecorded)
  }
  const scenes = (script: string) => script.match(/^@.*$/gm)

  it('is said where it changes, and nowhere else', () => {
    const anna = spokenBy(at(300))
    const script = scriptOf(anna, anna, spokenBy(at(200)), spokenBy(undefined), spokenBy(undefined), anna)
    expect(script).toBe(
      [
        '# n\n\n@ speaker=anna level=300 locale=en-US\nU: a\nU: a\n@ speaker=anna level=200\nU: a',
        '@ speaker=nobody\nU: a\nU: a\n@ speaker=anna level=300\nU: a\n',
      ].join('\n'),
    )
  })

  it('stands behind the line that begins a session', () => {
    const forced = { ...spokenBy(at(300), 'b'), request: { utterance: 'b', newSession: true } }
    expect(scriptOf(spokenBy(undefined), forced)).toContain('U: a\n--\n@ speaker=anna level=300\nU: b\n')
  })

  it('is who spoke before, where a turn that failed does not say', () => {
    const failed = entry('what', { status: 'FAILED', result: { error: { message: 'No skill.' } } })
    expect(scenes(scriptOf(failed, spokenBy(at(300)), failed))).toEqual([
      '@ speaker=anna level=300 locale=en-US',
    ])
    expect(scenes(scriptOf(failed))).toEqual(['@ speaker=ben level=200 locale=en-US'])
  })

  it.each<[string, unknown, string]>([
    ['a person of ours in another household', at(300, ELSEWHERE), `speaker=${ELSEWHERE} level=300`],
    ['a person without a level', { personId: personIdOf('demo', 'ben') }, 'speaker=ben level=none'],
    ['a level that is a text', at('300'), 'speaker=anna level=none'],
    ['a level that is a fraction', at(1.5), 'speaker=anna level=none'],
    ['a level below zero', at(-1), 'speaker=anna level=-1'],
    ['a person that is a text', 'anna', 'speaker=nobody'],
    ['a person id that is a number', at(300, 7), 'speaker=nobody'],
    ['a person id of two words', at(300, 'amzn1.ask.person.a level=400'), 'speaker=nobody'],
    ['a person id of nothing of Alexa', at(300, 'anna'), 'speaker=nobody'],
    ['null', null, 'speaker=nobody'],
  ])('is usable for %s', (_, person, who) => {
    expect(scenes(scriptOf(spokenBy(person)))).toEqual([`@ ${who} locale=en-US`])
  })

  it('is a member of the household it was, whatever that is called', () => {
    const person = at(300, personIdOf('de la Cruz', 'mary-jo'))
    expect(scriptOf(spokenBy(person, 'a', 'de la Cruz'))).toContain('@ speaker=mary-jo level=300')
    expect(scriptOf(spokenBy(person))).toContain(`@ speaker=${person.personId} level=300`)
  })

  it('comes back from the script as the same voices, whoever spoke', () => {
    const someone = fc.record({
      speaker: fc.constantFrom(...SPEAKERS, ELSEWHERE),
      level: fc.option(fc.maxSafeInteger()),
    })
    const voice = fc.oneof(fc.constant({ speaker: null, level: null }), someone)
    fc.assert(
      fc.property(fc.array(voice, { minLength: 1 }), (voices) => {
        const turns = voices.map(({ speaker, level }) => {
          if (speaker === null) return spokenBy(undefined)
          return spokenBy(at(level ?? undefined, personIdOf('demo', speaker)))
        })
        expect(parseScript(scriptOf(...turns)).map(({ scene }) => scene.voice)).toEqual(voices)
      }),
      { numRuns: RUNS },
    )
  })
})
