import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Looked } from '../../lambda/admin/evidence-admin.ts'
import type { Locale } from '../../lambda/locale.ts'
import type { Change } from '../../lambda/speaker/policy-schema.ts'
import { evidenceIn } from '../../lambda/speaker/report/evidence-lines.ts'
import { recommendationSentences } from '../../lambda/speaker/report/sentences.ts'
import { WINDOWS } from '../../lambda/speaker/report/window.ts'
import { StoreUnavailable } from '../../lambda/store/household-store.ts'
import { progressOn } from '../catalog/progress.ts'
import { readLines, SOURCE } from '../evidence-file.ts'
import type { OpenPolicies, PolicyPlace } from '../open-policies.ts'
import { StartError } from '../start-error.ts'
import { AGAIN } from '../web/evidence.ts'
import { EXIT } from './command.ts'
import {
  printCounted,
  printFaultyLines,
  printPreview,
  printPutIn,
  printRecommendation,
} from './policy-report.ts'
import { tellOutcome } from './policy-show.ts'
import { givenIn } from './policy-values.ts'

interface Options extends PolicyPlace {
  readonly json?: boolean
  readonly locale?: Locale
  readonly days?: string
  readonly anytime?: boolean
  readonly apply?: boolean
  readonly reason?: string
  readonly source?: string
}

/** What the other commands on policies are made with, too. */
interface Tools {
  readonly onPolicies: (name: string, description: string) => Command
  readonly on: (options: PolicyPlace, work: (policies: OpenPolicies) => Promise<number>) => Promise<void>
  readonly locale: () => Option
  readonly usage: (sentence: string) => never
  readonly reasonIn: (text: string) => string
  readonly changeBy: (why: string) => Change
}

function sourceIn(text: string): string {
  if (!/^[a-z\d-]{1,40}$/.test(text))
    throw new InvalidArgumentError('it is a name of letters a to z, digits and hyphens')
  return text
}

const daysOf = ({ days }: Options) => WINDOWS.find((one) => String(one) === days) ?? WINDOWS[0]

const lookedOf = (options: Options): Looked => ({
  days: daysOf(options),
  locale: options.locale,
  bound: options.anytime ? 'anytime' : 'fixed',
})

/** The command that does what was recommended, where it was looked at. */
function applying(options: Options): string {
  const { locale, days, anytime, data, table, region } = options
  const given = [
    ...(locale ? ['--locale', locale] : []),
    ...(days ? ['--days', days] : []),
    ...(anytime ? ['--anytime'] : []),
    ...(data === '.data' || table ? [] : ['--data', data]),
    ...(table && region ? ['--table', table, '--region', region] : []),
  ]
  return ['npm run policy -- recommend --apply', ...given, '--reason "as the evidence says"'].join(' ')
}

async function putIn(
  { evidence }: OpenPolicies,
  file: string,
  source: string,
  isJson: boolean,
): Promise<number> {
  const lines = await readLines(file)
  const read = evidenceIn(lines, evidence.now())
  if ('faults' in read) return printFaultyLines(read.faults, isJson)
  const progress = progressOn(process.stderr, () => performance.now())
  const { tallies } = read
  try {
    const put = await evidence.put(tallies, source, (done) => {
      if (process.stderr.isTTY) progress.show(done, done / tallies.length)
    })
    progress.clear()
    return printPutIn(lines.length, put, isJson)
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error
    const sentence = `${error.message} ${AGAIN}`
    throw new StartError(sentence, { cause: error })
  }
}

/** Adds what admins do with what was counted: `preview`, `recommend`, `evidence`. */
export function addEvidenceCommands({ onPolicies, on, locale, usage, reasonIn, changeBy }: Tools): void {
  const days = () =>
    new Option('--days <N>', `over how many days, up to today (default: ${WINDOWS[0]})`).choices(
      WINDOWS.map(String),
    )
  const anytime = () =>
    new Option('--anytime', 'bounds that hold at every look, for who looks more often than weekly')

  onPolicies('preview', 'Shows what thresholds would do, by what was counted: nothing is changed.')
    .argument('[NAME=VALUE...]', 'other values of greetByName, costRatio, cap')
    .addOption(locale())
    .addOption(days())
    .addOption(anytime())
    .action((args: string[], options: Options) => {
      const given = givenIn(args) ?? usage('a setting is given once, as NAME=VALUE')
      const isJson = options.json ?? false
      return on(options, async ({ evidence }) => {
        const look = await evidence.look(lookedOf(options), given)
        if ('faults' in look) return tellOutcome({ outcome: 'refused', ...look }, false, isJson)
        return printPreview(look, options.locale, isJson)
      })
    })

  onPolicies('recommend', 'Says which greetByName the evidence recommends, and why.')
    .addOption(locale())
    .addOption(days())
    .addOption(anytime())
    .option('--apply', 'set it, unless somebody changes the policy meanwhile')
    .addOption(new Option('--reason <TEXT>', 'why, with --apply').argParser(reasonIn))
    .action((options: Options) => {
      const { apply, reason, json: isJson = false } = options
      if ((apply ?? false) !== (reason !== undefined)) usage('--apply and --reason go together')
      return on(options, async ({ evidence }) => {
        const look = await evidence.look(lookedOf(options))
        if ('faults' in look) return tellOutcome({ outcome: 'refused', ...look }, false, isJson)
        if (reason === undefined) return printRecommendation(look, options.locale, applying(options), isJson)
        const outcome = await evidence.apply(look, options.locale, changeBy(reason))
        if (!isJson)
          for (const sentence of recommendationSentences(look.report)) process.stdout.write(`${sentence}\n`)
        const isAsItWas = outcome.outcome === 'done' && outcome.changes.length === 0
        if (!isAsItWas || isJson) return tellOutcome(outcome, false, isJson)
        process.stdout.write('Nothing to do.\n')
        return EXIT.done
      })
    })

  onPolicies('evidence', 'Shows what was counted, or puts in what was counted elsewhere.')
    .argument('[FILE]', 'lines of JSON: day, locale, level and counts; - is standard input')
    .addOption(locale())
    .addOption(days())
    .addOption(
      new Option('--source <NAME>', `where the lines come from (default: ${SOURCE})`).argParser(sourceIn),
    )
    .addHelpText('after', LINES)
    .action((file: string | undefined, options: Options) => {
      const { json: isJson = false, locale: of } = options
      if (file !== undefined && (of !== undefined || options.days !== undefined))
        usage('--locale and --days are for looking, without a FILE')
      return on(options, async (policies) =>
        file === undefined
          ? printCounted(await policies.evidence.counted(daysOf(options), of), of, isJson)
          : putIn(policies, file, options.source ?? SOURCE, isJson),
      )
    })
}

const LINES = `
A line, of which counts that are 0 may be left out:
  {"day":"2026-11-21","locale":"en-US","level":300,"recognized":90,"named":80,"neutral":10,"asked":9,"yes":7,"no":1,"objected":1}
The whole file is refused if any line is wrong. Lines of the same day, locale and level are added up. What the same
source says again of a day, locale and level takes the place of what it said before.`
