import { html } from 'hono/html'
import type { SigningIn } from '../../lambda/admin/doorkeeper.ts'
import type { Doors } from '../../lambda/admin/doors.ts'
import { type Inside, insideOf } from '../../lambda/admin/identity.ts'
import { type Html, layout } from '../../lambda/admin/pages/plain.ts'

/** What a role may do, in a sentence. */
const MAY = {
  viewer: 'You may look at everything here, and change nothing.',
  admin: 'You may look at everything here, and change it.',
} as const

/** Who one is here, and the way out. */
const homePage = ({ identity, csrf }: Inside, signingIn: SigningIn | undefined): Html =>
  layout(
    'Welcome',
    html`<section class="sheet"><h1>Welcome</h1>
<p>${MAY[identity.role]} In the history of the policy you are <code>${identity.subject}</code>.</p>
${
  signingIn === undefined
    ? ''
    : html`<form method="post" action="${signingIn.out}"><input type="hidden" name="csrf" value="${csrf}"><button>Sign out</button></form>`
}</section>`,
  )

/** A first page of the console for tests of its doors alone. */
export function homeDoor(doors: Doors, signingIn: SigningIn | undefined): void {
  doors.page('viewer', '/admin', (c) => c.html(homePage(insideOf(c), signingIn)))
}
