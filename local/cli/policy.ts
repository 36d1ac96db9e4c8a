import { type Command, InvalidArgumentError, Option } from 'commander'
import { PolicyRefusal } from '../../lambda/admin/outcome.ts'
import { LOCALES, type Locale } from '../../lambda/locale.ts'
import { briefly } from '../../lambda/log.ts'
import { SettingError } from '../../lambda/settings.ts'
import { SETTING_NAMES } from '../../lambda/speaker/policy-change.ts'
import { isReason, REASON } from '../../lambda/speaker/policy-schema.ts'
import { StoreUnavailable } from '../../lambda/store/household-store.ts'
import { type OpenPolicies, openPolicies, type PolicyPlace, terminalSubject } from '../open-policies.ts'
import { StartError } from '../start-error.ts'
import { bareCommand, EXIT, run } from './command.ts'
import { addEvidenceCommands } from './policy-evidence.ts'
import { historyOf, ownHistoryOf, printJson, showOf, tellOutcome } from './policy-show.ts'
import { givenIn } from './policy-values.ts'

const HELP = `
Settings: ${SETTING_NAMES.join(', ')}
Examples:
  npm run policy -- show
  npm run policy -- set greetByName=400 --reason "too many wrong names"
  npm run policy -- set greetByName=default --locale fr-FR --reason "as everywhere"
  npm run policy -- rollback 6 --reason "too many lost names"
  npm run policy -- preview greetByName=400
  npm run policy -- recommend --apply --reason "as the evidence says"

All of it: docs/admins.md`

interface Options extends PolicyPlace {
  readonly json?: boolean
  readonly locale?: Locale
  readonly household?: string
  readonly reason: string
  readonly force?: boolean
  readonly expect?: number
  readonly limit: number
  readonly before?: number
}

function numberIn(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('it is a whole number')
  return Number(text)
}

function limitIn(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('it is a number from 1 to 999')
  return Number(text)
}

function reasonIn(text: string): string {
  const reason = text.trim()
  if (!isReason(reason)) throw new InvalidArgumentError(`it ${REASON}`)
  return reason
}

function householdIn(text: string): string {
  // An empty variable of a shell would otherwise mean everybody.
  if (text.trim() === '') throw new InvalidArgumentError('it is an Alexa user id')
  return text
}

const isJson = process.argv.includes('--json')

const cli = bareCommand('policy', 'Shows and changes how sure is sure enough.')
  .configureOutput({
    outputError: (text, write) =>
      isJson ? printJson({ outcome: 'not understood', error: text.trim() }) : write(text),
  })
  .addHelpText('after', HELP)
  .action(() => cli.outputHelp())

const locale = () => new Option('--locale <LOCALE>', 'for one locale').choices(LOCALES)
const household = () =>
  new Option('--household <ID>', 'for one household: its Alexa user id').argParser(householdIn)
const reason = () =>
  new Option('--reason <TEXT>', 'why, for the history (must be given)')
    .argParser(reasonIn)
    .makeOptionMandatory()
const expected = () =>
  new Option(
    '--expect <VERSION>',
    'only if this is the newest version, of the household with --household',
  ).argParser(numberIn)
const force = () => new Option('--force', 'even if order becomes laxer than resumeSearch')

/** A command on policies, with the options that say whose. */
const onPolicies = (name: string, description: string): Command =>
  cli
    .command(name)
    .description(description)
    .option('--data <DIR>', 'the data folder', '.data')
    .option('--table <NAME>', 'a table on AWS, with your own credentials')
    .option('--region <REGION>', 'where that table is')
    .option('--json', 'prints one JSON value, whatever comes of it')

const usage = (sentence: string): never => cli.error(`error: ${sentence}`, { exitCode: EXIT.usage })

/** What went wrong, in a sentence that says what to do; anything else is a fault of ours. */
function sentenceOf(error: unknown, isOnAws: boolean): string | undefined {
  if (error instanceof PolicyRefusal || error instanceof StartError || error instanceof SettingError)
    return error.message
  if (!(error instanceof StoreUnavailable)) return undefined
  const what = `${error.message.replace(/\.$/, '')} (${briefly(error.cause)}); nothing was changed`
  return `${what}. ${isOnAws ? 'Check --table, --region and your credentials, then try' : 'Try'} again.`
}

/** Opens the policies, works on them and ends with the work's exit code. */
const on = (options: PolicyPlace & Partial<Options>, work: (policies: OpenPolicies) => Promise<number>) =>
  run(async () => {
    if ((options.table === undefined) !== (options.region === undefined))
      usage('--table and --region go together')
    if (options.table !== undefined && process.env.DYNAMODB_ENDPOINT)
      usage('--table and DYNAMODB_ENDPOINT do not go together')
    if (options.locale !== undefined && options.household !== undefined && options.reason !== undefined)
      usage('a change is for a locale or for a household')
    try {
      const policies = await openPolicies(options)
      try {
        process.exitCode = await work(policies)
      } finally {
        await policies.close()
      }
    } catch (error) {
      const sentence = sentenceOf(error, options.table !== undefined)
      if (sentence === undefined) throw error
      if (!isJson) throw new StartError(sentence, { cause: error })
      printJson({ outcome: 'failed', error: sentence })
      process.exitCode = EXIT.refused
    }
  })

const changeBy = (why: string) => ({
  by: { role: 'terminal', subject: terminalSubject() },
  at: Math.floor(Date.now() / 1000),
  reason: why,
})

onPolicies('show', 'Shows every setting that is in force, and where it comes from.')
  .addOption(locale())
  .addOption(household())
  .action((options: Options) =>
    on(options, async ({ admin, keyOf }) => {
      const newest = await admin.newest()
      const own = options.household && (await admin.household(await keyOf(options.household)))
      return showOf(newest, { locale: options.locale, own: own || undefined }, options.json ?? false)
    }),
  )

onPolicies('set', 'Changes settings: a new version, or none of it.')
  .argument('<NAME=VALUE...>', 'settings and their values; the value default takes one back')
  .addOption(reason())
  .addOption(locale())
  .addOption(household())
  .addOption(expected())
  .addOption(force())
  .action((args: string[], options: Options) => {
    const given = givenIn(args) ?? usage('each setting is given once, as NAME=VALUE')
    return on(options, async ({ admin, keyOf }) => {
      const { expect, force: isForced = false, locale: place } = options
      const wanted = { given, change: changeBy(options.reason), expect, isForced }
      const outcome =
        options.household === undefined
          ? await admin.set(place ? { of: 'locale', locale: place } : { of: 'everybody' }, wanted)
          : await admin.setOwn(await keyOf(options.household), wanted)
      return tellOutcome(outcome, options.household !== undefined, options.json ?? false)
    })
  })

onPolicies('history', 'Shows who changed what, when and why, the newest first.')
  .option('--limit <N>', 'how many, up to 999', limitIn, 20)
  .option('--before <VERSION>', 'only versions below this one', numberIn)
  .addOption(household())
  .action((options: Options) =>
    on(options, async ({ admin, keyOf }) => {
      const { limit, before, json = false } = options
      if (options.household !== undefined)
        return ownHistoryOf(await admin.household(await keyOf(options.household)), limit, before, json)
      // One more, to say what the last of them changed.
      return historyOf(await admin.history(limit + 1, before), limit, json)
    }),
  )

onPolicies('rollback', 'Brings the settings of an earlier version back, as a new version.')
  .argument('<VERSION>', 'a version of the history; 0 is what is built in', numberIn)
  .addOption(reason())
  .addOption(household())
  .addOption(expected())
  .addOption(force())
  .action((version: number, options: Options) =>
    on(options, async ({ admin, keyOf }) => {
      const { expect, force: isForced = false, household: whose } = options
      const change = changeBy(options.reason)
      const outcome =
        whose === undefined
          ? await admin.rollback(version, change, expect, isForced)
          : await admin.rollbackOwn(await keyOf(whose), version, { change, expect, isForced })
      return tellOutcome(outcome, whose !== undefined, options.json ?? false)
    }),
  )

addEvidenceCommands({ onPolicies, on, locale, usage, reasonIn, changeBy })

await cli.parseAsync()
