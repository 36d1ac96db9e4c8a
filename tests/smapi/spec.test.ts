import { faultsBySpec } from '../support/smapi-spec.ts'

describe('the spec, as the tests read it, finds', () => {
  test.each<[string, string, unknown]>([
    ['an unknown status', 'v2.skill.simulations.SimulationsApiResponse', { id: 'x', status: 'DONE' }],
    ['a number for a text', 'v2.skill.simulations.SimulationsApiResponse', { id: 7 }],
    ['a result that is null', 'v2.skill.simulations.SimulationsApiResponse', { id: 'x', result: null }],
    [
      'an error without a message',
      'v2.skill.simulations.SimulationsApiResponse',
      { status: 'FAILED', result: { error: { code: 'X' } } },
    ],
    [
      'captions that are no list',
      'v2.skill.simulations.SimulationsApiResponse',
      { result: { alexaExecutionInfo: { alexaResponses: {} } } },
    ],
    ['v2’s word for success in v1', 'v1.skill.invocations.InvokeSkillResponse', { status: 'SUCCESSFUL' }],
    ['v1’s word for success in v2', 'v2.skill.invocations.InvocationsApiResponse', { status: 'SUCCEEDED' }],
    [
      'a resource without a status',
      'v1.skill.ImportResponse',
      { skill: { resources: [{ name: 'Manifest' }] } },
    ],
    ['an inherited field that is missing', 'v1.skill.ImportResponse', { errors: [{ code: 'X' }] }],
    ['a model without its language', 'v1.skill.interactionModel.InteractionModelData', {}],
  ])('%s', (_, definition, value) => {
    expect(faultsBySpec(definition, value)).not.toEqual([])
  })

  test('no definition that is not there', () => {
    expect(() => faultsBySpec('v3.Nothing', {})).toThrow(/no v3/)
  })
})
