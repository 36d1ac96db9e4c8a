import { createAdaptorServer } from '@hono/node-server'
import { parseSettings } from '../../lambda/settings.ts'
import { faultText, type SkillFault } from '../alexa/skill-fault.ts'
import { Clocks } from '../clocks.ts'
import { createLanApp } from '../lan/app.ts'
import { aboutLan, type LanDoor, lanDoor, lanServer } from '../lan/door.ts'
import { createSmapi } from '../smapi/index.ts'
import { openStack, type Stack } from '../stack.ts'
import { StartError } from '../start-error.ts'
import { createApp } from '../web/app.ts'
import { command, dataOf, leave, run } from './command.ts'
import { aboutHandler, foreignOf, withForeign } from './foreign.ts'

const HOST = '127.0.0.1'

type Server = ReturnType<typeof createAdaptorServer>

/** Listens at one address: this machine's own, unless another is given. */
function listen(server: Server, port: number, host = HOST): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      reject(
        isTaken ? new StartError(`Port ${port} is taken; set PORT to another, or end what uses it.`) : error,
      )
    })
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

const shut = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })

/** What is open, and where. */
function welcome({ skill, alexa, endpoint, where, folder }: Stack, door: string): string[] {
  const { title, handler, openings } = skill
  const body = JSON.stringify({ utterance: openings.get(alexa.locale), speaker: 'anna', level: 300 })
  return [
    `${title} is open.${handler ? ` ${aboutHandler(handler)}` : ''}`,
    '',
    `  talk to it in a browser   ${door}/`,
    `  from a program            POST ${door}/local/turn  ${body}`,
    ...(handler
      ? []
      : ['  in this terminal          npm run talk -- --as anna --level 300   (in a second window)']),
    `  with the real ask-cli     npm run ask:setup   (once; ${door}/smapi)`,
    ...(endpoint ? [`  its DynamoDB              ${endpoint}   (data ${where})`] : []),
    ...(handler
      ? []
      : [`  its order events          here, ${folder ? `and in ${folder.events}` : 'and nowhere else'}`]),
  ]
}

/** Opens the doors; from here on Ctrl-C closes them again. */
async function open(stack: Stack, wanted: number, lan: LanDoor | undefined): Promise<void> {
  let port = wanted
  const clocks = new Clocks()
  const smapi = createSmapi({ ...stack, skill: stack.deployed, clocks })
  const app = createApp({ ...stack, clocks, port: () => port, smapi })
  const server = createAdaptorServer({ fetch: app.fetch })
  port = await listen(server, wanted)
  const door = `http://${HOST}:${port}`
  const servers = [server]
  if (lan && stack.phone) {
    const outside = createLanApp(stack.phone, clocks, () => new URL(lan.url).host)
    const secure = await lanServer(outside, lan, stack.folder?.path)
    await listen(secure, lan.port, lan.address)
    servers.push(secure)
  }
  if (stack.endpoint) await stack.folder?.announce({ pid: process.pid, endpoint: stack.endpoint, door })

  let isClosing = false
  const close = async () => {
    if (isClosing) return
    isClosing = true
    await stack.folder?.withdraw()
    await Promise.all(servers.map(shut))
    await stack.close()
    const kept = stack.folder ? ' Everything said is kept.' : ''
    process.stdout.write(`\n${stack.skill.handler ? stack.skill.title : 'The shop'} is closed.${kept}\n`)
    leave()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void close())

  const about = [...welcome(stack, door), ...(lan ? aboutLan(lan) : []), '', 'Ctrl-C closes it.']
  process.stdout.write(`${about.join('\n')}\n`)
}

const cli = withForeign(
  command('start', 'Opens the shop on this machine: its DynamoDB and all its doors.').option(
    '--lan',
    'let a phone in this house in, over https, and show its QR code',
  ),
).parse()

const work = async (): Promise<void> => {
  const data = dataOf(cli.opts())
  const options = { data, env: process.env, anyPort: false }
  const foreign = foreignOf(cli, options)
  // A foreign skill's settings are its own: a DYNAMODB_TABLE of its is no misspelt one of ours.
  const { PORT: port = 3000 } = parseSettings(foreign ? { PORT: process.env.PORT } : process.env)
  // Whatever door it came through, who wrote the skill is looking at this terminal.
  const report = ({ message, trace }: SkillFault) =>
    void process.stderr.write(`${faultText(message, trace)}\n`)
  const lan = cli.opts<{ lan?: boolean }>().lan && !foreign ? lanDoor(port) : undefined
  // Cards, the QR code and pictures name the address that the phone can reach.
  const env = lan ? { PUBLIC_URL: lan.url, ...process.env } : process.env
  const stack = await openStack({
    ...options,
    env,
    console: process.stdout,
    foreign: foreign && { ...foreign, report },
  })
  if (stack.where.startsWith('with the start')) {
    await stack.close()
    throw new StartError(`The shop is open already, ${stack.where.slice('with the start '.length)}.`)
  }
  try {
    await open(stack, port, lan)
  } catch (error) {
    await stack.close()
    throw error
  }
}

await run(work, { stays: true })
