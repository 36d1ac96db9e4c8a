/** Says which Node runs the tests, and refuses another than Lambda's in CI. */
export default function announceNode(): void {
  const { version } = process
  process.stdout.write(`Node ${version}\n`)
  if (process.env.CI && !version.startsWith('v24.'))
    throw new Error(`CI runs on Node 24, as Lambda does; this is ${version}.`)
}
