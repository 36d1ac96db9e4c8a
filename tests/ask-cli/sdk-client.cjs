// The second client: ask-smapi-sdk, as a program of its own. Prints one JSON object of what came back.
'use strict'

const { CustomSmapiClientBuilder } = require('ask-smapi-sdk')
const { readFileSync } = require('node:fs')

const [base, skillId, token, fixture] = process.argv.slice(2)
const STAGE = 'development'
const LOCALE = 'en-US'
const client = new CustomSmapiClientBuilder()
  .withAccessTokenConfig({ accessToken: token })
  .withApiEndpoint(base)
  .client()

async function simulate(content, mode) {
  const input = { input: { content }, device: { locale: LOCALE }, session: mode ? { mode } : {} }
  const { id } = await client.simulateSkillV2(skillId, STAGE, input)
  return client.getSkillSimulationV2(skillId, STAGE, id)
}

const statusOf = (call) =>
  call.then(() => 200).catch((error) => ({ status: error.statusCode, body: error.response }))

async function main() {
  const body = JSON.parse(readFileSync(fixture, 'utf8'))
  const model = await client.getInteractionModelV1(skillId, STAGE, LOCALE)
  await client.setInteractionModelV1(skillId, STAGE, LOCALE, model)
  const out = {
    opened: await simulate('open corner shop', 'FORCE_NEW_SESSION'),
    went: await simulate('find a quiet kettle'),
    invoked: await client.invokeSkillV1(skillId, { endpointRegion: 'NA', skillRequest: { body } }),
    invokedV2: await client.invokeSkillEndPointV2(skillId, STAGE, {
      endpointRegion: 'default',
      skillRequest: { body },
    }),
    profiled: await client.profileNluV1({ utterance: 'find a kettle' }, skillId, STAGE, LOCALE),
    invocationName: model.interactionModel.languageModel.invocationName,
    manifest: await client.getSkillManifestV1(skillId, STAGE),
    status: await client.getSkillStatusV1(skillId),
    foreign: await statusOf(client.getSkillManifestV1('amzn1.ask.skill.other', STAGE)),
  }
  process.stdout.write(JSON.stringify(out))
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n${JSON.stringify(error.response)}\n`)
  process.exitCode = 1
})
