import { openTestTable, type TestTable } from '../support/store.ts'
import { describeGuesses } from './guesses.contract.ts'
import { describeHouseholdStore } from './household-store.contract.ts'
import { describeLookups } from './lookups.contract.ts'
import { describeMarks } from './marks.contract.ts'
import { describePairings } from './pairings.contract.ts'
import { describePolicyStore } from './policy-store.contract.ts'
import { describeTallies } from './tallies.contract.ts'

let engine: TestTable
beforeAll(async () => {
  engine = await openTestTable()
})
afterAll(() => engine.close())

describeHouseholdStore('dynalite', () => engine.endpoint)
describePolicyStore('dynalite', () => engine.endpoint)
describePairings('dynalite', () => engine.endpoint)
describeGuesses('dynalite', () => engine.endpoint)
describeMarks('dynalite', () => engine.endpoint)
describeLookups('dynalite', () => engine.endpoint)
describeTallies('dynalite', () => engine.endpoint)
