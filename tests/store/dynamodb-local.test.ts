import { spawnSync } from 'node:child_process'
import { type DynamoDBLocal, startDynamoDBLocal } from './dynamodb-local.ts'
import { describeGuesses } from './guesses.contract.ts'
import { describeHouseholdStore } from './household-store.contract.ts'
import { describeLookups } from './lookups.contract.ts'
import { describeMarks } from './marks.contract.ts'
import { describePairings } from './pairings.contract.ts'
import { describePolicyStore } from './policy-store.contract.ts'
import { describeTallies } from './tallies.contract.ts'

/** Amazon's own engine as a second opinion on dynalite's. It needs Java, which not every laptop has. */
const javaIsHere = spawnSync('java', ['-version']).status === 0

if (javaIsHere) {
  let engine: DynamoDBLocal
  beforeAll(async () => {
    engine = await startDynamoDBLocal()
  }, 60_000)
  afterAll(() => engine.close())

  describeHouseholdStore('DynamoDB Local', () => engine.endpoint)
  describePolicyStore('DynamoDB Local', () => engine.endpoint)
  describePairings('DynamoDB Local', () => engine.endpoint)
  describeGuesses('DynamoDB Local', () => engine.endpoint)
  describeMarks('DynamoDB Local', () => engine.endpoint)
  describeLookups('DynamoDB Local', () => engine.endpoint)
  describeTallies('DynamoDB Local', () => engine.endpoint)
} else {
  test('DynamoDB Local is left out where there is no Java, but never in CI', () => {
    process.stdout.write('There is no Java here: the store was not tested on DynamoDB Local.\n')
    expect(process.env.CI ?? '').toBe('')
  })
}
