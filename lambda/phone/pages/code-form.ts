import { html } from 'hono/html'
import { layout } from './layout.ts'
import type { Frame, Html } from './parts.ts'

/** Where a code is typed in. A link's fragment is put into it by the script, and somebody taps. */
export const codeForm = (frame: Frame, notice?: string): Html => {
  const { words } = frame
  return layout(frame, {
    title: `${words.connect} · ${words.shop}`,
    notice,
    main: html`<section class="sheet" data-code-form>
<h1>${words.connect}</h1>
<p>${words.connectLead}</p>
<form method="post" action="/p/pair" class="code">
<label for="code">${words.code}</label>
<input id="code" name="code" required maxlength="20" autocomplete="one-time-code" autocapitalize="characters" autocorrect="off" spellcheck="false" placeholder="BCDF-GHJK" aria-describedby="hint">
<p id="hint" class="soft">${words.codeHint}</p>
<button class="main">${words.connectNow}</button>
</form>
<h2>${words.noCode}</h2>
<p>${words.howToCode}</p>
</section>`,
  })
}
