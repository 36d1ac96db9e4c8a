import { placeOf, summaryOf, traceOf } from '../../local/foreign/trace.ts'
import { pathInProject } from '../../local/root.ts'

const at = (path: string) => pathInProject(path)
/** An error with this stack. */
function thrown(head: string, ...frames: string[]): Error {
  const error = new TypeError(head)
  error.stack = [`TypeError: ${head}`, ...frames.map((frame) => `    at ${frame}`)].join('\n')
  return error
}

describe('the trace of what a handler threw', () => {
  it('is the frames of its own code, with paths from here', () => {
    const error = thrown(
      'no',
      `look (${at('mine/lambda/index.js')}:12:9)`,
      `async file://${at('mine/lambda/deep%20folder/b.mjs')}:3:1`,
      `new Thing (file://${at('mine/c.mjs')}:4:5)`,
      `Object.handle [as other] (${at('mine/d.js')}:6:7)`,
      'processTicksAndRejections (node:internal/process/task_queues:104:5)',
      `async ${at('node_modules/ask-sdk-runtime/dist/dispatcher.js')}:80:30`,
      `foreignSkill (file://${at('local/foreign/skill.ts')}:100:24)`,
    )
    expect(traceOf(error)).toEqual([
      'at look (mine/lambda/index.js:12:9)',
      'at mine/lambda/deep folder/b.mjs:3:1',
      'at new Thing (mine/c.mjs:4:5)',
      'at Object.handle [as other] (mine/d.js:6:7)',
    ])
  })

  it('is those of packages where there are no others', () => {
    const error = thrown(
      'no',
      `dispatch (${at('node_modules/a/b.js')}:1:2)`,
      'native',
      'new Promise (<anonymous>)',
    )
    expect(traceOf(error)).toEqual(['at dispatch (node_modules/a/b.js:1:2)'])
  })

  it('has a path in full where that is shorter', () => {
    expect(traceOf(thrown('no', 'f (/a.js:1:2)'))).toEqual(['at f (/a.js:1:2)'])
  })

  it('has the causes behind, as long as there are few', () => {
    const error = thrown('outer', `a (${at('a.js')}:1:1)`)
    error.cause = thrown('inner', `b (${at('b.js')}:2:2)`)
    expect(traceOf(error)).toEqual(['at a (a.js:1:1)', 'caused by TypeError: inner', 'at b (b.js:2:2)'])
    error.cause = error
    expect(traceOf(error)).toHaveLength(1 + 3 * 2)
  })

  it('ends where there is no end', () => {
    const frames = Array.from({ length: 50 }, (_, i) => `f (${at('a.js')}:${i + 1}:1)`)
    expect(traceOf(thrown('deep', ...frames))).toHaveLength(8)
  })

  it.each([undefined, null, 'no', 7, {}, { stack: 7 }, { stack: '' }, new Map()])(
    'is empty for %j, which has none',
    (error) => {
      expect([traceOf(error), placeOf(error)]).toEqual([[], undefined])
    },
  )
})

test.each<[unknown, string]>([
  [new RangeError('one\ntwo'), 'RangeError: one'],
  [{ message: 'x' }, 'Error: x'],
  ['no', 'no'],
  [undefined, 'undefined'],
  [{ message: 7 }, '[object Object]'],
])('what was thrown is one line: %p', (error, line) => {
  expect(summaryOf(error)).toBe(line)
})

describe('the place that kept a file from being loaded', () => {
  const withStack = (stack: string) => Object.assign(new SyntaxError('x'), { stack })

  it.each([
    [
      `${at('a.cjs')}:3\nfoo bar\n    ^^^\n\nSyntaxError: x\n    at wrapSafe (node:internal/x:1:2)`,
      'a.cjs:3',
    ],
    [`file://${at('b.mjs')}:1\nimport\n^\nSyntaxError: x`, 'b.mjs:1'],
    [`TypeError: x\n    at file://${at('c.mjs')}:3:4\n    at node:internal/x:1:2`, 'c.mjs:3:4'],
    [`TypeError: x\n    at f (${at('d.js')}:3:4)`, 'd.js:3:4'],
    ['SyntaxError: x\n    at compile (node:internal/modules/esm/utils:319:16)', undefined],
    ['Error: cannot find /x:1', undefined],
  ])('of %j is %s', (stack, place) => {
    expect(placeOf(withStack(stack))).toBe(place)
  })
})
