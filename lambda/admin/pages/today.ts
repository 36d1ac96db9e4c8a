import { html } from 'hono/html'
import type { Console } from '../console.ts'
import type { Doors } from '../doors.ts'

/** What is in force, and what it does, at a glance. */
export function todayDoor(doors: Doors, { admin, frames }: Console): void {
  doors.page('viewer', '/admin', async (c) => {
    const newest = await admin.newest()
    const { policy, version } = newest
    const needs = policy?.thresholds.greetByName
    return frames(
      c,
      { title: 'Today', at: 'today', newest },
      html`<h1>Today</h1><p>Policy ${version}: a name is said from level ${needs ?? '?'} on.</p>`,
    )
  })
}
