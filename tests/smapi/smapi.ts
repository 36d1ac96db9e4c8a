import { readFileSync } from 'node:fs'
import { readPackage } from '../../local/alexa/deployed-skill.ts'
import { Clocks } from '../../local/clocks.ts'
import { SKILL_ID } from '../../local/house.ts'
import { pathInProject } from '../../local/root.ts'
import { createSmapi } from '../../local/smapi/index.ts'
import { openStack, type Stack } from '../../local/stack.ts'
import { createApp } from '../../local/web/app.ts'
import { type Packed, zipOf } from '../support/zip.ts'

const PORT = 3000
export const DOOR = `http://127.0.0.1:${PORT}`
export const SKILL = `/v1/skills/${SKILL_ID}`
export const STAGE = `${SKILL}/stages/development`
export const STAGE_V2 = `/v2/skills/${SKILL_ID}/stages/development`
export const MODEL = `${STAGE}/interactionModel/locales/en-US`

/** An answer, read. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Readonly<Record<string, unknown>>
}

export interface Call {
  readonly token?: string
  readonly headers?: Record<string, string>
}

/** A shop in memory with its local SMAPI. */
export interface Smapi {
  readonly stack: Stack
  /** Sends a request under /smapi; a body that is no text or bytes goes as JSON. */
  send(method: string, path: string, body?: unknown, call?: Call): Promise<Answer>
  /** Says something and returns the finished simulation. */
  say(content: string, token?: string, more?: Record<string, unknown>): Promise<Answer['body']>
  /** Uploads an archive and returns the finished import. */
  deploy(archive: Uint8Array<ArrayBuffer>): Promise<Answer['body']>
  close(): Promise<void>
}

/** Opens a shop; each has its own store. */
export async function openSmapi(): Promise<Smapi> {
  const stack = await openStack({ data: undefined, env: {}, anyPort: true })
  const clocks = new Clocks()
  const smapi = createSmapi({ ...stack, skill: stack.deployed, clocks })
  const app = createApp({ ...stack, clocks, port: () => PORT, smapi })

  const send: Smapi['send'] = async (method, path, body, { token, headers = {} } = {}) => {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array
    const response = await app.request(path.startsWith('http') ? path : `${DOOR}/smapi${path}`, {
      method,
      headers: {
        host: `127.0.0.1:${PORT}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: token }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: isRaw ? (body as string | Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : {} }
  }
  return {
    stack,
    send,
    async say(content, token = 'local', more = {}) {
      const input = { input: { content }, device: { locale: 'en-US' }, ...more }
      const began = await send('POST', `${STAGE_V2}/simulations`, input, { token })
      if (began.status !== 200) throw new Error(JSON.stringify(began.body))
      return (await send('GET', `${STAGE_V2}/simulations/${began.body.id}`)).body
    },
    async deploy(archive) {
      const { uploadUrl } = (await send('POST', '/v1/skills/uploads')).body
      const put = await send('PUT', String(uploadUrl), archive, {
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
      if (put.status !== 200) throw new Error(`The upload was refused: ${put.status}`)
      const began = await send('POST', `${SKILL}/imports`, { location: uploadUrl })
      if (began.status !== 202) throw new Error(JSON.stringify(began.body))
      return (await send('GET', began.headers.get('location') ?? '')).body
    },
    close: () => stack.close(),
  }
}

/** A value somewhere in an answer. */
export function at(value: unknown, ...keys: (string | number)[]): unknown {
  let found = value
  for (const key of keys) found = (found as Record<string | number, unknown> | null | undefined)?.[key]
  return found
}

export const captionOf = (simulation: unknown): unknown =>
  at(simulation, 'result', 'alexaExecutionInfo', 'alexaResponses', 0, 'content', 'caption')

export const messageOf = (answer: unknown): unknown => at(answer, 'result', 'error', 'message')

export const NEW = { session: { mode: 'FORCE_NEW_SESSION' } }

export const fixture = (): Record<string, unknown> =>
  JSON.parse(readFileSync(pathInProject('docs/fixtures/launch-anna-300.json'), 'utf8'))

export const { manifest: MANIFEST, models: MODELS } = readPackage(pathInProject('models'))

/** The files of our own package, with changes: a file that becomes undefined is left out. */
export function packageFiles(changes: Record<string, unknown> = {}): Packed[] {
  const models = Object.entries(MODELS).map(([locale, model]) => [
    `interactionModels/custom/${locale}.json`,
    model,
  ])
  const files = { 'skill.json': MANIFEST, ...Object.fromEntries(models), ...changes }
  return Object.entries(files)
    .filter(([, content]) => content !== undefined)
    .map(([name, content]) => ({
      name,
      content: typeof content === 'string' ? content : JSON.stringify(content),
    }))
}

export const packageZip = (changes?: Record<string, unknown>) => zipOf(packageFiles(changes))

/** The en-US model under another invocation name. */
export function renamed(invocationName: string): Record<string, unknown> {
  const model = structuredClone(MODELS['en-US']) as {
    interactionModel: { languageModel: { invocationName: string } }
  }
  model.interactionModel.languageModel.invocationName = invocationName
  return model
}
