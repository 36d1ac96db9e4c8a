import { openTestTable, type TestTable } from '../support/store.ts'
import { describeHouseholdStore } from './household-store.contract.ts'
import { describePolicyStore } from './policy-store.contract.ts'

let engine: TestTable
beforeAll(async () => {
  engine = await openTestTable()
})
afterAll(() => engine.close())

describeHouseholdStore('dynalite', () => engine.endpoint)
describePolicyStore('dynalite', () => engine.endpoint)
