import { randomBytes, randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import type { HouseholdKey, Ids } from '../../lambda/household/ids.ts'
import { briefly } from '../../lambda/log.ts'
import { createPhoneApp } from '../../lambda/phone/app.ts'
import type { Assets, PhoneHouse } from '../../lambda/phone/house.ts'
import type { IconSize } from '../../lambda/phone/icons.ts'
import { pause } from '../../lambda/skill/pause.ts'
import { userIdOf } from '../alexa/people.ts'
import type { Clocks } from '../clocks.ts'
import { pathInProject } from '../root.ts'

const text = (name: string): string => readFileSync(pathInProject(`lambda/phone/page/${name}`), 'utf8')

const icon = (size: IconSize) =>
  new Uint8Array(readFileSync(pathInProject(`lambda/phone/page/icon-${size}.png`)))

/** Style, script, worker and icon of the page, as they lie in the project. */
export const readAssets = (): Assets => ({
  css: text('phone.css'),
  script: text('phone.js'),
  worker: text('worker.js'),
  icon: text('icon.svg'),
  icons: { 180: icon(180), 192: icon(192), 512: icon(512) },
})

/** What a phone's house on the laptop is made of; the rest is the same for all. */
export type LocalPhone = Pick<
  PhoneHouse,
  'households' | 'pairings' | 'guesses' | 'policy' | 'ids' | 'catalog' | 'shop' | 'publicUrl'
> &
  Partial<PhoneHouse>

/** The household whose clock wrong codes are counted by: nobody knows yet whose they are. */
const STANDING = 'demo'

/** Epoch milliseconds of a household that is known by its key alone; on a laptop its clock may be moved. */
function timeOf(ids: Ids, clocks: Clocks): PhoneHouse['now'] {
  const names = new Map<HouseholdKey, string>()
  return (key) => {
    for (const name of clocks.moved()) names.set(ids.household(userIdOf(name)), name)
    return clocks.now(key === undefined ? STANDING : (names.get(key) ?? ''))
  }
}

/** The address of the other end of a socket, as the server hands it on. */
const socketOf = (_: Request, env: unknown): string | undefined =>
  (env as Partial<HttpBindings> | undefined)?.incoming?.socket?.remoteAddress

/** The phone's doors on the laptop. */
export const localPhone = (parts: LocalPhone, clocks: Clocks): Hono =>
  createPhoneApp({
    assets: readAssets(),
    now: timeOf(parts.ids, clocks),
    addressOf: socketOf,
    random: (bytes) => randomBytes(bytes).toString('base64url'),
    digits: () => String(randomInt(10_000)).padStart(4, '0'),
    deadline: (ms) => AbortSignal.timeout(ms),
    pause,
    alarm: () => void process.stderr.write('phone: a burst of wrong codes\n'),
    report: (error) => void process.stderr.write(`phone: ${briefly(error)}\n`),
    ...parts,
  })
