import * as z from 'zod/mini'
import type { Voice } from '../alexa/envelope.ts'
import { speakerOf } from '../alexa/people.ts'
import { ScriptError } from './parse.ts'
import { QUIT } from './replay-write.ts'

/** One thing said in a recorded dialog. */
export interface RecordedTurn {
  readonly utterance: string
  /** Begins a session, whatever was before. */
  readonly isNew: boolean
  /** Who spoke, if that was recorded. */
  readonly voice?: Voice
  /** What Alexa was heard to say, if that was recorded. */
  readonly heard?: readonly string[]
  /** Why there was no answer, if that was recorded. */
  readonly error?: string
}

/** A dialog as ask-cli wrote it down. */
export interface Recorded {
  readonly kind: 'replay' | 'recording'
  /** Undefined where the file does not say. */
  readonly skillId: string | undefined
  readonly locale: string | undefined
  readonly turns: readonly RecordedTurn[]
}

const someText = z.string().check(z.minLength(1))
const replaySchema = z.object({
  skillId: someText,
  locale: someText,
  type: z.optional(z.literal('text')),
  userInput: z.array(z.string()).check(z.minLength(1)),
})

const system = z.object({
  user: z.optional(z.object({ userId: z.optional(z.string()) })),
  // Whatever a skill was sent: a malformed person is nobody.
  person: z.optional(z.unknown()),
})
const requestBody = z.object({
  context: z.optional(z.object({ System: z.optional(system) })),
  request: z.optional(z.object({ locale: z.optional(z.string()) })),
})
const responseBody = z.object({
  response: z.optional(z.object({ shouldEndSession: z.optional(z.nullable(z.boolean())) })),
})
const call = z.object({
  invocationRequest: z.optional(z.object({ body: z.optional(requestBody) })),
  invocationResponse: z.optional(z.object({ body: z.optional(responseBody) })),
})
const spoken = z.object({ content: z.optional(z.object({ caption: z.optional(z.string()) })) })
const result = z.object({
  alexaExecutionInfo: z.optional(z.object({ alexaResponses: z.optional(z.array(spoken)) })),
  skillExecutionInfo: z.optional(z.object({ invocations: z.optional(z.array(call)) })),
  error: z.optional(z.object({ message: z.optional(z.string()) })),
})
const entry = z.object({
  request: z.object({ utterance: z.string(), newSession: z.optional(z.boolean()) }),
  response: z.object({ body: z.object({ status: z.string(), result: z.optional(z.nullable(result)) }) }),
})
const recordingSchema = z.object({ invocations: z.array(entry).check(z.minLength(1)) })

type Entry = z.infer<typeof entry>

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value as the schema has it, or a sentence with the place. */
function read<S extends z.ZodMiniType>(schema: S, value: unknown, what: string): z.infer<S> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const at = issue?.path.join('.') ?? ''
  throw new ScriptError(`is no ${what}: ${at === '' ? '' : `${at}: `}${issue?.message.replace(/\.$/u, '')}.`)
}

/** One line of what was said. */
function utteranceAt(text: string, where: string): string {
  const said = text.trim()
  if (said === '') throw new ScriptError(`has nothing said at ${where}; ask dialog would refuse it too.`)
  if (/[\r\n]/u.test(said)) throw new ScriptError(`has more than one line at ${where}.`)
  return said
}

function readReplay(file: object): Recorded {
  const { skillId, locale, userInput } = read(replaySchema, file, 'replay file of ask dialog')
  const end = userInput.findIndex((text) => text.trim() === QUIT)
  const said = userInput.slice(0, end < 0 ? undefined : end)
  const turns = said.map((text, at) => {
    const utterance = utteranceAt(text, `userInput.${at}`)
    if (utterance.startsWith('.'))
      throw new ScriptError(`has the command ${utterance} at userInput.${at}, which only ${QUIT} may be.`)
    return { utterance, isNew: at === 0 }
  })
  if (turns.length === 0) throw new ScriptError('has nothing to say before .quit.')
  return { kind: 'replay', skillId, locale, turns }
}

const callsOf = ({ response }: Entry) => response.body.result?.skillExecutionInfo?.invocations ?? []
const hasEnded = (one: Entry): boolean =>
  callsOf(one).some((call) => call.invocationResponse?.body?.response?.shouldEndSession === true)

const personSchema = z.object({
  personId: z.string(),
  authenticationConfidenceLevel: z.catch(z.optional(z.object({ level: z.int() })), undefined),
})

/** Who spoke, by the request that the skill got; undefined where none is recorded. */
function voiceIn(one: Entry): Voice | undefined {
  const [asked] = callsOf(one).flatMap((call) => call.invocationRequest?.body?.context?.System ?? [])
  if (!asked) return undefined
  const person = personSchema.safeParse(asked.person).data
  const speaker = person && speakerOf(asked.user?.userId ?? '', person.personId)
  if (!person || speaker === undefined) return { speaker: null, level: null }
  return { speaker, level: person.authenticationConfidenceLevel?.level ?? null }
}

function readRecording(file: object): Recorded {
  const { invocations } = read(recordingSchema, file, 'recording of ask dialog')
  // Where the endpoint was slow, each time it was asked is an entry of its own; the last one has the result.
  const final = invocations.filter((one) => one.response.body.status !== 'IN_PROGRESS')
  if (final.length === 0) throw new ScriptError('has no turn that came to an end.')
  const turns = final.map((one, at): RecordedTurn => {
    const { request, response } = one
    const before = final[at - 1]
    const error = response.body.result?.error?.message?.split('\n')[0]
    const voice = voiceIn(one)
    const captions = response.body.result?.alexaExecutionInfo?.alexaResponses ?? []
    return {
      utterance: utteranceAt(request.utterance, `invocations.${invocations.indexOf(one)}.request.utterance`),
      isNew: !before || (request.newSession === true && !hasEnded(before)),
      ...(voice === undefined ? {} : { voice }),
      heard: captions.flatMap((caption) => caption.content?.caption ?? []),
      ...(error === undefined ? {} : { error }),
    }
  })
  const locales = final
    .flatMap(callsOf)
    .flatMap((call) => call.invocationRequest?.body?.request?.locale ?? [])
  return { kind: 'recording', skillId: undefined, locale: locales[0], turns }
}

/**
 * Reads what `ask dialog` wrote: a replay file, or a recording made with --save-skill-io.
 * @throws {ScriptError} whose message goes on after the file's name
 */
export function readRecorded(text: string): Recorded {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    throw new ScriptError('is no JSON.')
  }
  if (isObject(file) && 'invocations' in file) return readRecording(file)
  if (isObject(file) && 'userInput' in file) return readReplay(file)
  throw new ScriptError(
    'is neither a replay file (skillId, locale, userInput) nor a recording (invocations).',
  )
}
