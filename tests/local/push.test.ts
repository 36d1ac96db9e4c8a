import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ANY_PORT, command, endAll, start } from '../support/command.ts'
import { aSubscriber, openPushServer, type PushServer, signedClaims } from '../support/push.ts'

jest.setTimeout(60_000)

const KETTLES = 'ask corner shop to find a quiet kettle'
let folder: string
let server: PushServer
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corner-shop-push-'))
  server = await openPushServer()
})
afterEach(async () => {
  endAll()
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

/** A started shop that trusts our push service. */
async function openShop() {
  const trusted = join(folder, 'push.pem')
  await writeFile(trusted, server.cert)
  const shop = start(command('start', '--data', join(folder, 'data')), {
    env: { ...ANY_PORT, NODE_EXTRA_CA_CERTS: trusted, PUSH_HOSTS: server.host },
  })
  await shop.printed('Ctrl-C closes it.')
  const door = /http:\/\/127\.0\.0\.1:\d+/.exec(shop.out())?.[0] ?? ''
  const say = async (utterance: string) => {
    const response = await fetch(`${door}/local/turn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ utterance, locale: 'en-GB' }),
    })
    return (await response.json()) as { speech: string; card?: { text?: string } }
  }
  return { shop, door, say }
}

/** A phone that is connected with the code on a card. */
async function connected(door: string, card: string | undefined) {
  const [code = ''] = /[A-Z]{4}-[A-Z]{4}/.exec(card ?? '') ?? []
  const paired = await fetch(`${door}/p/pair`, {
    method: 'POST',
    headers: { origin: door, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ code }).toString(),
    redirect: 'manual',
  })
  const cookie = paired.headers.getSetCookie().find((line) => line.startsWith('__Host-shop')) ?? ''
  const mine = { cookie: cookie.split(';')[0] ?? '' }
  const headers = { ...mine, origin: door, 'content-type': 'application/json' }
  return {
    subscribe: (json: object) =>
      fetch(`${door}/p/push`, { method: 'POST', headers, body: JSON.stringify(json) }),
    state: async (at = door) =>
      (await (await fetch(`${at}/p/state`, { headers: mine })).json()) as {
        push: { isOn: boolean; key: string }
      },
  }
}

describe('a search that is sent by voice', () => {
  it('reaches the phone through its push service, sealed and signed, and is dropped where nobody is', async () => {
    const { shop, door, say } = await openShop()
    await say(KETTLES)
    const phone = await connected(door, (await say('connect my phone')).card?.text)
    const browser = aSubscriber(`${server.origin}/push/1`)
    expect((await phone.subscribe(browser.json)).status).toBe(204)
    const { key } = (await phone.state()).push

    await say('ask corner shop to send it to my phone')
    await server.atLeast(1)
    const [push] = server.arrived
    if (!push) throw new Error('Nothing arrived.')
    expect(browser.open(push.body)).toMatchObject({ title: 'Corner Shop', body: 'Your search is ready' })
    expect(signedClaims(push, key)).toMatchObject({ aud: server.origin })

    server.answers.push(410)
    await say('ask corner shop to send it to my phone')
    await server.atLeast(2)
    shop.child.kill('SIGINT')
    const { code, err } = await shop.ended
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(shop.out()).toContain(`and in ${join(folder, 'data', 'events.jsonl')}`)

    const again = await openShop()
    expect((await phone.state(again.door)).push).toEqual({ isOn: false, key })
    expect(server.arrived).toHaveLength(2)
    again.shop.child.kill('SIGINT')
    await again.shop.ended
  })
})
