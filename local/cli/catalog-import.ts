import { FeedError } from '../../lambda/catalog/feeds/fault.ts'
import { type Imported, importFeed, type Strictness } from '../../lambda/catalog/feeds/import.ts'
import { FeedNeeds } from '../../lambda/catalog/feeds/read-feed.ts'
import type { Format } from '../../lambda/catalog/feeds/sniff.ts'
import type { Language } from '../../lambda/locale.ts'
import { type FeedFile, openFeed } from '../catalog/feed-file.ts'
import { sentenceOf } from '../catalog/import-error.ts'
import { progressOn } from '../catalog/progress.ts'
import { jsonTo, wordsTo } from '../catalog/report.ts'
import { EXIT } from './command.ts'

export interface ImportArguments {
  readonly feed: string
  readonly out: string
  readonly lang: Language
  readonly format?: Format
  readonly currency?: string
  readonly baseUrl?: string
  readonly encoding?: string
  readonly strict?: Exclude<Strictness, 'lenient'>
  readonly json?: boolean
}

/** Imports a feed and tells what came of it; the exit code says whether the catalogue was replaced. */
export async function importInto(given: ImportArguments): Promise<number> {
  const { feed, out, lang } = given
  const write = (text: string) => process.stdout.write(text)
  const report = given.json ? jsonTo(write) : wordsTo(write)
  const began = performance.now()
  const end = (imported: Imported | undefined, error: string | undefined, exit: number): number => {
    const seconds = Math.round(performance.now() - began) / 1000
    const { counts, note } = imported ?? {}
    report.end({ counts, error, note, feed, catalog: out, language: lang, seconds })
    return exit
  }
  try {
    const imported = await read(given, (fault) => report.fault(fault))
    return end(imported, imported.objection, imported.objection ? EXIT.refused : EXIT.done)
  } catch (error) {
    const sentence = sentenceOf(error, feed, out)
    if (sentence === undefined) throw error
    return end(undefined, sentence, error instanceof FeedNeeds ? EXIT.usage : EXIT.refused)
  }
}

async function read(given: ImportArguments, onFault: Parameters<typeof importFeed>[3]['onFault']) {
  const file = openFeed(given.feed, process.stdin)
  const progress = progressOn(process.stderr, () => performance.now())
  const release = stopAtSignals(file)
  const { lang: language, format, currency, baseUrl, encoding } = given
  const strictness: Strictness = given.strict ?? 'lenient'
  const options = { language, format, currency, baseUrl, encoding, strictness, now: Date.now() }
  try {
    return await importFeed(file.bytes, given.out, options, {
      onFault: (fault) => {
        progress.clear()
        onFault(fault)
      },
      onRow: (rows) => progress.show(rows, file.done()),
    })
  } finally {
    progress.clear()
    release()
  }
}

/** Ctrl-C ends the import in good order: what was written is deleted. */
function stopAtSignals(file: FeedFile): () => void {
  const stop = () => file.stop(new FeedError('The import was stopped.'))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  return () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop)
  }
}
