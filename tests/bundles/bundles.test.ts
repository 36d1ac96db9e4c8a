import { isBuiltin } from 'node:module'
import { type Bundle, bundleForLambda, codeOf } from '../../scripts/bundle.ts'
import { PARTS } from '../../scripts/leave-out.ts'

const KIB = 1024
/** Folders of the repository that have no business on Lambda. */
const NOT_FOR_LAMBDA = /^(?:local|bench|tests|scripts|demo)\//
/** Reading feeds is a command's work; so are the packages it needs. */
const FEEDS = /^lambda\/catalog\/(?:feeds\/|build|place|kept)|node_modules\/(?:csv-parse|sax)\//

/** Entries, what they may weigh in KiB (the console brings its chart along), and the parts of others' packages that stay out of their bundles: those they would bring along. */
const ENTRIES = [
  ['lambda/alexa.ts', 600, PARTS],
  ['lambda/web.ts', 680, PARTS.filter(({ file }) => !file.source.startsWith('ask-sdk'))],
  ['lambda/outbox.ts', 600, PARTS.filter(({ file }) => !file.source.startsWith('ask-sdk'))],
] as const

describe.each(ENTRIES)('the bundle of %s', (entry, most, parts) => {
  let bundle: Bundle
  let inputs: string[]

  beforeAll(async () => {
    bundle = await bundleForLambda(entry)
    inputs = Object.keys(bundle.metafile.inputs)
  })

  test(`is at most ${most} KiB, the SDK included`, () => {
    expect(codeOf(bundle).byteLength).toBeLessThanOrEqual(most * KIB)
    expect(inputs.some((path) => path.includes('@aws-sdk/client-dynamodb'))).toBe(true)
  })

  test('holds the entry point and nothing of the laptop, the benchmark or the tests', () => {
    expect(inputs).toContain(entry)
    expect(inputs.filter((path) => NOT_FOR_LAMBDA.test(path))).toEqual([])
  })

  test('holds nothing that reads feeds or builds a catalogue', () => {
    expect(inputs.some((path) => path.startsWith('lambda/household/'))).toBe(true)
    expect(inputs.filter((path) => FEEDS.test(path))).toEqual([])
  })

  if (entry === 'lambda/alexa.ts')
    test('holds nothing that works out thresholds, which is for admins', () => {
      expect(inputs.some((path) => path.startsWith('lambda/speaker/'))).toBe(true)
      expect(inputs.filter((path) => path.startsWith('lambda/speaker/calibration/'))).toEqual([])
    })

  test('asks for no module that Lambda does not have', () => {
    const outside = Object.values(bundle.metafile.outputs).flatMap(({ imports }) => imports)
    expect(outside.map(({ path }) => path).filter((path) => !isBuiltin(path))).toEqual([])
  })

  test.each(parts)('still knows $name, which it leaves out', ({ file }) => {
    expect(inputs.filter((path) => file.test(path))).toHaveLength(1)
  })
})

test('the bundle of the phone holds its page as text, and nothing of Alexa', async () => {
  const bundle = await bundleForLambda('lambda/web.ts')
  const inputs = Object.keys(bundle.metafile.inputs)
  for (const name of ['phone.css', 'phone.js', 'worker.js', 'icon.svg', 'icon-180.png', 'icon-512.png'])
    expect(inputs).toContain(`lambda/phone/page/${name}`)
  expect(inputs.filter((path) => /ask-sdk|lambda\/skill\/(?!pause)/.test(path))).toEqual([])
  const code = new TextDecoder().decode(codeOf(bundle))
  expect(code).toContain('// The page works without this.')
})

test.each(['lambda/alexa.ts', 'lambda/web.ts'])(
  'the bundle of %s sends nothing: that is the outbox’s',
  async (entry) => {
    const bundle = await bundleForLambda(entry)
    const sending = /node_modules\/web-push\/|client-eventbridge|^lambda\/outbox|node_modules\/bn\.js/
    expect(Object.keys(bundle.metafile.inputs).filter((path) => sending.test(path))).toEqual([])
  },
)

test('the bundle of the outbox talks to nobody: it holds no page, no catalogue and nothing of Alexa', async () => {
  const bundle = await bundleForLambda('lambda/outbox.ts')
  const inputs = Object.keys(bundle.metafile.inputs)
  expect(inputs.some((path) => path.includes('node_modules/web-push/'))).toBe(true)
  const talking = /ask-sdk|hono|sqlite-catalog|lambda\/(?:conversation|phone\/(?!words\/)|skill\/(?!pause))/
  expect(inputs.filter((path) => talking.test(path))).toEqual([])
})
