import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Admins } from '../../lambda/admin/console.ts'
import type { Locale } from '../../lambda/locale.ts'
import { pinLocalesOf } from '../../lambda/settings.ts'
import type { TurnRecord } from '../../lambda/skill/house.ts'
import { explain } from '../../lambda/speaker/assurance.ts'
import type { LocalAlexa } from '../alexa/alexa.ts'
import { OutcomeRefused } from '../alexa/connections/index.ts'
import type { Heard } from '../alexa/heard.ts'
import type { Clocks } from '../clocks.ts'
import { pathInProject } from '../root.ts'
import { pathOf } from '../smapi/path.ts'
import type { Resident } from '../stack.ts'
import { localAdmin } from './admin.ts'
import { bodyUpTo, jsonOf } from './body.ts'
import { evidenceDoor } from './evidence.ts'
import { foreignPage } from './foreign-page.ts'
import { guard, wantsJson } from './guard.ts'
import { type LocalPhone, localPhone } from './phone.ts'
import { picturesDoor } from './pictures.ts'
import { BadBody, clockOf, utteranceOf } from './turn-body.ts'

/** What the doors open onto. */
export interface Doors {
  readonly alexa: LocalAlexa
  /** The skill that is talked to. */
  readonly skill: Resident
  readonly clocks: Clocks
  /** The port we listen on, once it is known. */
  readonly port: () => number
  /** The local Alexa endpoint for ask-cli. */
  readonly smapi?: Hono
  /** What the phone's doors open onto. */
  readonly phone?: LocalPhone
  /** What the console and the door for evidence work on. A foreign skill has nothing of the kind. */
  readonly admins?: Admins
  /** Where Alexa can ask for a PIN; left out: where Amazon says so. */
  readonly pinLocales?: readonly Locale[]
}

const BODY_MAX = 256 * 1024
const SCRIPT = 'text/javascript; charset=utf-8'
const PAGES: Readonly<Record<string, [file: string, type: string]>> = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/page.css': ['page.css', 'text/css; charset=utf-8'],
  '/page.js': ['page.js', SCRIPT],
  '/connection.js': ['connection.js', SCRIPT],
  '/decision.js': ['decision.js', SCRIPT],
  '/dom.js': ['dom.js', SCRIPT],
  '/door.js': ['door.js', SCRIPT],
  '/inside.js': ['inside.js', SCRIPT],
  '/phrases.js': ['phrases.js', SCRIPT],
  '/talk.js': ['talk.js', SCRIPT],
  '/icon.svg': ['icon.svg', 'image/svg+xml'],
}

/** The decision of a turn, as others rely on it. */
const decisionOf = (record: TurnRecord | undefined) =>
  record
    ? {
        level: record.assurance.level,
        policy: record.assurance.policy < 0 ? null : record.assurance.policy,
        privileges: record.assurance.privileges,
        why: explain(record.assurance, record.acts.includes('greeted')),
      }
    : null

/** The answer of `POST /local/turn`. */
const answerOf = ({ record, ...heard }: Heard, ms: number) => ({ ...heard, decision: decisionOf(record), ms })

/** Every door on the laptop's port, behind one guard. */
export function createApp({
  alexa,
  skill,
  clocks,
  port,
  smapi,
  phone,
  admins,
  pinLocales = pinLocalesOf({}),
}: Doors): Hono {
  const app = new Hono({ getPath: pathOf })
  app.use(guard(port))
  if (phone) {
    // Before the headers of the other pages: the phone's and the console's own are the same here as on AWS.
    const doors = localPhone(phone, clocks)
    for (const path of ['/p', '/p/*']) app.all(path, (c) => doors.fetch(c.req.raw, c.env))
  }
  if (phone && admins) {
    const { publicUrl, ids } = phone
    const console = localAdmin({ publicUrl, ids, admins, pinLocales })
    for (const path of ['/admin', '/admin/*']) app.all(path, (c) => console.fetch(c.req.raw, c.env))
  }
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      // Plain http on this machine; a browser that remembered otherwise could not come back.
      strictTransportSecurity: false,
    }),
  )
  for (const [path, [file, type]] of Object.entries(PAGES))
    app.get(path, async (c) => {
      const text = await readFile(pathInProject(`local/web/page/${file}`), 'utf8')
      return c.body(skill.handler ? foreignPage(path, text, skill) : text, 200, { 'content-type': type })
    })

  picturesDoor(app)

  const tooLarge = bodyUpTo(BODY_MAX)
  app.post('/local/turn', wantsJson, tooLarge, async (c) => {
    const utterance = utteranceOf(await jsonOf(c), clocks, alexa)
    const began = performance.now()
    const heard = await alexa.turn(utterance)
    return c.json(answerOf(heard, Math.round(performance.now() - began)))
  })
  app.post('/local/clock', wantsJson, tooLarge, async (c) => {
    const { household, to } = clockOf(await jsonOf(c))
    clocks.move(household, to)
    return c.json({ household, now: new Date(clocks.now(household)).toISOString() })
  })

  if (admins) evidenceDoor(app, admins.evidence)
  if (smapi) app.route('/', smapi)

  app.notFound((c) => c.json({ error: 'There is no such door.' }, 404))
  app.onError((error, c) => {
    if (error instanceof BadBody || error instanceof OutcomeRefused)
      return c.json({ error: error.message }, 400)
    process.stderr.write(`${error.stack ?? error.name}\n`)
    return c.json({ error: 'This failed here; the terminal of npm start says why.' }, 500)
  })
  return app
}
