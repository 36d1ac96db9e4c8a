import type { Hono } from 'hono'
import type { EvidenceAdmin } from '../../lambda/admin/evidence-admin.ts'
import { evidenceIn, faultText, firstFaulty } from '../../lambda/speaker/report/evidence-lines.ts'
import { StoreUnavailable } from '../../lambda/store/household-store.ts'
import { SOURCE } from '../evidence-file.ts'
import { bodyUpTo, jsonOf } from './body.ts'
import { wantsJson } from './guard.ts'
import { BadBody } from './turn-body.ts'

/** What is said where some of it may be in. */
export const AGAIN = 'Some of the lines may be in; put the same in again: each counts once.'

/** A year of three locales at four levels is a megabyte. */
const BODY_MAX = 8 * 1024 * 1024

/** The door by which programs put in what was counted elsewhere: the lines of `policy evidence`, as an array. */
export function evidenceDoor(app: Hono, evidence: EvidenceAdmin): void {
  app.post('/local/evidence', wantsJson, bodyUpTo(BODY_MAX), async (c) => {
    const sent = await jsonOf(c)
    if (!Array.isArray(sent) || sent.length === 0)
      throw new BadBody('Send a JSON array of lines, each with day, locale, level and counts.')
    const lines = sent.map((value: unknown, at) => ({ line: at + 1, value }))
    const read = evidenceIn(lines, evidence.now())
    if ('faults' in read) {
      const { faults, more } = firstFaulty(read.faults)
      return c.json({ error: faults.slice(0, 1).map(faultText).join(), faults, more }, 400)
    }
    try {
      return c.json({ lines: lines.length, ...(await evidence.put(read.tallies, SOURCE)) })
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error
      return c.json({ error: `${error.message} ${AGAIN}` }, 503)
    }
  })
}
