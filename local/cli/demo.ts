import type { Heard } from '../alexa/heard.ts'
import { pathInProject } from '../root.ts'
import { readScripts } from '../scripts/files.ts'
import type { ScriptTurn } from '../scripts/parse.ts'
import { runScript } from '../scripts/run.ts'
import { openStack } from '../stack.ts'
import { bareCommand, EXIT, run } from './command.ts'
import { shownReply, shownUtterance } from './show.ts'

/** The evening is a conversation script like any other, so what the demo shows is also tested. */
const EVENING = pathInProject('demo/evening.talk')

bareCommand('demo', 'Plays one evening of a household, and exits. Nothing is kept.').parse()

await run(async () => {
  const [script] = await readScripts(EVENING)
  const stack = await openStack({ data: undefined, env: process.env, anyPort: true })
  try {
    const onTurn = (turn: ScriptTurn, heard: Heard) => {
      const notes = turn.notes.map((note) => `\n${note}`).join('')
      process.stdout.write(`${notes}\n\n  ${shownUtterance(turn)}\n`)
      process.stdout.write(`  ${shownReply(heard).replaceAll('\n', '\n  ')}\n`)
    }
    const differences = await runScript(script?.turns ?? [], 'demo', stack.alexa, { onTurn })
    process.exitCode = differences.length === 0 ? EXIT.done : EXIT.refused
    process.stdout.write('\nTry it yourself: npm start, then http://127.0.0.1:3000/ or npm run talk.\n')
  } finally {
    await stack.close()
  }
})
