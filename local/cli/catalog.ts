import { InvalidArgumentError, Option } from 'commander'
import type { Catalog } from '../../lambda/catalog/catalog.ts'
import { isCurrency } from '../../lambda/catalog/feeds/price.ts'
import { FORMATS } from '../../lambda/catalog/feeds/sniff.ts'
import { LANGUAGES } from '../../lambda/locale.ts'
import { parseSettings } from '../../lambda/settings.ts'
import { openCatalog } from '../catalog/open.ts'
import { openDemoCatalog } from '../demo/catalog.ts'
import { type ImportArguments, importInto } from './catalog-import.ts'
import { type SearchArguments, searchIn, showFrom } from './catalog-look.ts'
import { bareCommand, EXIT, run } from './command.ts'

const HELP = `
Examples:
  npm run catalog -- import feed.xml.gz --out catalog.sqlite
  npm run catalog -- import feed.fr.tsv --out catalog.sqlite --lang fr
  curl -s https://your.shop/products.csv | npm run --silent catalog -- import - --out catalog.sqlite \\
    --currency GBP --base-url https://your.shop --json
  CATALOG=catalog.sqlite npm run catalog -- search "a quiet kettle"

All of it: docs/catalogue.md`

const language = () => new Option('--lang <LANG>', 'the language').choices(LANGUAGES)

function currencyIn(text: string): string {
  if (!isCurrency(text)) throw new InvalidArgumentError('it is a code of three capitals, such as GBP')
  return text
}

function addressIn(text: string): string {
  if (/^https?:\/\/[^/]/.test(text) && URL.canParse(text)) return text
  throw new InvalidArgumentError('it is an address such as https://your.shop')
}

function encodingIn(text: string): string {
  try {
    return new TextDecoder(text).encoding
  } catch {
    throw new InvalidArgumentError('it is a name such as windows-1252')
  }
}

function limitIn(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('it is a number from 1 to 9999')
  return Number(text)
}

/** The catalogue that CATALOG names, else the demo shop's. */
function catalogInUse(): Promise<Catalog> {
  const { CATALOG: path } = parseSettings(process.env)
  return path ? openCatalog(path) : Promise.resolve(openDemoCatalog())
}

/** Work whose result is the exit code. */
const exiting = (work: () => Promise<number>) =>
  run(async () => {
    process.exitCode = await work()
  })

const cli = bareCommand('catalog', "Imports a shop's product feed, and looks at what came of it.")
  .addHelpText('after', HELP)
  .action(() => cli.outputHelp())

cli
  .command('import')
  .description('Reads a product feed into a catalogue file, which is replaced in one step.')
  .argument(
    '<FEED>',
    'TSV, CSV, XML (RSS, Atom), Shopify CSV or JSON Lines, gzip or not; - for standard input',
  )
  .option('--out <FILE>', 'the catalogue; left out: the one that CATALOG names')
  .addOption(language().default('en'))
  .addOption(new Option('--format <FORMAT>', 'left out: told by the content').choices(FORMATS))
  .option('--currency <CODE>', 'of prices that have none, as in a Shopify export', currencyIn)
  .option('--base-url <URL>', 'the address of the shop, for a Shopify export', addressIn)
  .option('--encoding <NAME>', 'left out: UTF-8, or what the feed says', encodingIn)
  .addOption(
    new Option('--strict <WHAT>', 'replace nothing if a row is refused; =warnings: or has a warning').choices(
      ['refusals', 'warnings'],
    ),
  )
  .option('--json', 'one JSON object: every fault, and counts by reason')
  .action((feed: string, options: Omit<ImportArguments, 'feed' | 'out'> & { out?: string }) =>
    exiting(() => {
      const out = options.out ?? parseSettings(process.env).CATALOG
      if (out === undefined)
        return cli.error('error: say where the catalogue goes: --out catalog.sqlite', {
          exitCode: EXIT.usage,
        })
      return importInto({ ...options, feed, out })
    }),
  )

cli
  .command('search')
  .description('Searches as the skill does.')
  .argument('<WORDS...>', 'what somebody might say')
  .addOption(language().default('en'))
  .option('--limit <N>', 'how many', limitIn, 10)
  .option('--json', 'one JSON object')
  .action((words: string[], options: Omit<SearchArguments, 'query'>) =>
    exiting(async () => searchIn(await catalogInUse(), { ...options, query: words.join(' ') })),
  )

cli
  .command('show')
  .description('Shows one product, in every language that has it.')
  .argument('<ID>')
  .addOption(language())
  .option('--json', 'one JSON object, by language')
  .action((id: string, options: Omit<Parameters<typeof showFrom>[1], 'id'>) =>
    exiting(async () => showFrom(await catalogInUse(), { ...options, id })),
  )

// A reader that has seen enough, such as head, closes the pipe; an import goes on without telling it.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

// As an option with a value that may be left out, --strict would take the feed after it for one.
const args = process.argv.map((arg) => (arg === '--strict' ? '--strict=refusals' : arg))
await cli.parseAsync(args)
