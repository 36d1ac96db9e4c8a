import type { Hono } from 'hono'
import { createAdminApp } from '../../lambda/admin/app.ts'
import { type Admins, consolePages } from '../../lambda/admin/console.ts'
import { laptopDoorkeeper } from '../../lambda/admin/doorkeeper.ts'
import type { AdminEnv } from '../../lambda/admin/identity.ts'
import { briefly } from '../../lambda/log.ts'
import { terminalSubject } from '../open-policies.ts'

/** The console on the laptop: whoever is at this machine is its admin, as in the terminal. */
export const localAdmin = (publicUrl: string, admins: Admins): Hono<AdminEnv> =>
  createAdminApp({
    doorkeeper: laptopDoorkeeper(terminalSubject()),
    pages: consolePages(admins),
    publicUrl,
    report: (error) => void process.stderr.write(`console: ${briefly(error)}\n`),
  })
