// Plain CommonJS without syntax newer than Node 12, so that an old Node gets to say a sentence.
'use strict'

const NEEDED = 24
const COMMANDS = ['start', 'talk', 'invoke', 'demo', 'catalog', 'policy', 'ask-setup', 'bench']
const command = process.argv[2]
const major = Number(process.versions.node.split('.')[0])

if (major < NEEDED) {
  console.error(
    'Corner Shop runs on Node ' +
      NEEDED +
      '; this is ' +
      process.version +
      '. ' +
      'On Linux `npm ci` brings it along: start with npm (npm start, npm run talk), not with node itself. ' +
      'Elsewhere install Node ' +
      NEEDED +
      ' from nodejs.org.',
  )
  process.exit(1)
}

if (COMMANDS.indexOf(command) < 0) {
  const others = COMMANDS.slice(1).join(', ').replace('ask-setup', 'ask:setup')
  console.error(`There are these commands: npm start, and npm run ${others}.`)
  process.exit(2)
}

// node:sqlite is still announced as experimental; people who start a shop need not read that each time.
const warn = process.emitWarning
process.emitWarning = function emitWarning(warning, ...rest) {
  if (String(warning).startsWith('SQLite is an experimental feature')) return
  warn.call(process, warning, ...rest)
}

// Who reads may have read enough, as `head` has: then there is nobody to tell that, nor anything else. The
// code is that of a program which SIGPIPE ended; Node hears of it only by its failed write.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error) => {
    if (error.code === 'EPIPE') process.exit(141)
    throw error
  })

const path = require('node:path').join(__dirname, 'cli', `${command}.ts`)
process.argv.splice(1, 2, path)
// A module that cannot be loaded ends the process with its trace, as it should.
void import(path)
