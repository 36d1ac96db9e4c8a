import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { Clocks } from '../../local/clocks.ts'
import { lanAddress, lanPort } from '../../local/lan/address.ts'
import { createLanApp } from '../../local/lan/app.ts'
import { certificateFor } from '../../local/lan/certificate.ts'
import { lanServer } from '../../local/lan/door.ts'
import type { LocalPhone } from '../../local/web/phone.ts'

const NOW = Date.parse('2026-11-21T18:00:00Z')
const DAY = 86_400_000
const HOME = '192.168.1.20'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'corner-shop-lan-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the certificate of the house’s door', () => {
  it('is for the address by number, signed by itself, and good for months', async () => {
    const { cert } = await certificateFor(HOME, undefined, NOW)
    const read = new X509Certificate(cert)
    expect(read.checkIP(HOME)).toBe(HOME)
    expect(read.checkIP('192.168.1.21')).toBeUndefined()
    expect(read.issuer).toBe(read.subject)
    expect(Date.parse(read.validTo)).toBeGreaterThan(NOW + 80 * DAY)
  })

  it('stays the same from start to start, so that a phone is asked once', async () => {
    const first = await certificateFor(HOME, folder, NOW)
    expect(await certificateFor(HOME, folder, NOW + DAY)).toEqual(first)
  })

  it.each<[string, string, number, (folder: string) => void]>([
    ['this machine has another address', '10.0.0.7', NOW, () => {}],
    ['it ran out', HOME, NOW + 90 * DAY, () => {}],
    ['its file is damaged', HOME, NOW, (there) => writeFileSync(join(there, 'lan-cert.pem'), 'half of it')],
    ['its key is gone', HOME, NOW, (there) => rmSync(join(there, 'lan-key.pem'))],
  ])('is made anew where %s', async (_, address, later, harm) => {
    const first = await certificateFor(HOME, folder, NOW)
    harm(folder)
    const next = await certificateFor(address, folder, later)
    expect(next.cert).not.toBe(first.cert)
    expect(readFileSync(join(folder, 'lan-cert.pem'), 'utf8')).toBe(next.cert)
  })

  it('keeps its key from everybody else on the machine', async () => {
    await certificateFor(HOME, folder, NOW)
    expect(statSync(join(folder, 'lan-key.pem')).mode & 0o077).toBe(0)
  })
})

describe('the address of the house’s door', () => {
  const ipv4 = (address: string, internal: boolean) =>
    ({ address, internal, family: 'IPv4', netmask: '', mac: '', cidr: null }) as const

  it('is the first that the network knows, never this machine alone', () => {
    expect(lanAddress({ lo: [ipv4('127.0.0.1', true)], en0: [ipv4(HOME, false)] })).toBe(HOME)
    expect(lanAddress({ lo: [ipv4('127.0.0.1', true)], en0: undefined })).toBeUndefined()
    expect(lanAddress({})).toBeUndefined()
  })

  it('has a port beside the laptop’s', () => {
    expect(lanPort(3000)).toBe(3443)
    expect(lanPort(0)).toBe(0)
  })
})

describe('what the house’s network sees', () => {
  const phone = { publicUrl: `https://${HOME}:3443` } as LocalPhone
  const app = createLanApp(phone, new Clocks(), () => `${HOME}:3443`)
  const knock = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
    app.request(path, { ...init, headers: { host: `${HOME}:3443`, ...init.headers } })

  it.each(['127.0.0.1:3443', 'localhost:3443', HOME, 'shop.evil.example:3443', ''])(
    'is refused under another name: %p',
    async (host) => {
      expect((await knock('/p', { headers: { host } })).status).toBe(403)
    },
  )

  it.each([
    ['POST', '/local/turn'],
    ['POST', '/local/clock'],
    ['GET', '/smapi/v1/skills'],
    ['GET', '/admin'],
    ['POST', '/admin/sign-out'],
    ['GET', '/admin'],
    ['GET', '/page.js'],
    ['GET', '/p/../local/turn'],
  ])('holds no other door of the laptop: %s %s', async (method, path) => {
    expect((await knock(path, { method })).status).toBe(404)
  })

  it('is the phone’s page and the pictures', async () => {
    expect((await knock('/p/phone.css')).status).toBe(200)
    expect((await knock('/pictures/320x320/no-such.png')).status).toBe(404)
    expect((await knock('/')).headers.get('location')).toBe('/p')
  })
})

it('https with that certificate is spoken to whoever trusts it', async () => {
  const app = new Hono().get('/p', (c) => c.text('the page'))
  const server = await lanServer(app, { address: '127.0.0.1', port: 0, url: '' }, folder)
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  try {
    const { port } = server.address() as AddressInfo
    const ca = readFileSync(join(folder, 'lan-cert.pem'))
    const body = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: '/p', ca, agent: false }, (answer) => {
        answer.setEncoding('utf8').on('data', resolve)
      })
        .on('error', reject)
        .end()
    })
    expect(body).toBe('the page')
  } finally {
    server.close()
  }
})
