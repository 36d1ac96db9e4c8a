import { deepEqual, equal, match } from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathInProject } from '../../../local/root.ts'
import { at, type Check, HERE, LOCALE, NEW, simulate } from './check.ts'

/** Models, manifest and status. */
export const models: Check[] = [
  {
    name: 'profile-nlu selects the intent and its slots',
    async run(desk) {
      const answer = await desk.smapi(['profile-nlu', ...HERE, ...LOCALE, '-u', 'find a quiet kettle'])
      equal(at(answer, 'selectedIntent', 'name'), 'FindProductIntent')
      match(String(at(answer, 'selectedIntent', 'slots', 'query', 'value')), /quiet kettle/)
    },
  },
  {
    name: 'get-interaction-model gives the file; set-interaction-model counts at the next utterance',
    async run(desk) {
      const model = await desk.smapi(['get-interaction-model', ...HERE, ...LOCALE])
      const file = pathInProject('models/interactionModels/custom/en-US.json')
      deepEqual(model, JSON.parse(await readFile(file, 'utf8')))
      const set = async (content: unknown) => {
        const path = await desk.file('model.json', content)
        return desk.ask([
          'smapi',
          'set-interaction-model',
          ...HERE,
          ...LOCALE,
          '--interaction-model',
          `file:${path}`,
        ])
      }
      const renamed = structuredClone(model) as {
        interactionModel: { languageModel: { invocationName: string } }
      }
      renamed.interactionModel.languageModel.invocationName = 'village store'
      match((await set(renamed)).out, /ask smapi get-skill-status/)
      const opened = await simulate(desk, 'open village store', 'default', ...NEW)
      equal(at(opened, 'status'), 'SUCCESSFUL')
      equal(at(await simulate(desk, 'open corner shop', 'default', ...NEW), 'status'), 'FAILED')

      renamed.interactionModel.languageModel.invocationName = 'Alexa'
      await set(renamed)
      const status = await desk.smapi(['get-skill-status', ...HERE])
      const last = at(status, 'interactionModel', 'en-US', 'lastUpdateRequest')
      equal(at(last, 'status'), 'FAILED')
      match(String(at(last, 'errors', 0, 'message')), /invocation name/)
      equal(at(await simulate(desk, 'open village store', 'default', ...NEW), 'status'), 'SUCCESSFUL')

      await set(model)
      equal(at(await simulate(desk, 'open corner shop', 'default', ...NEW), 'status'), 'SUCCESSFUL')
    },
  },
  {
    name: 'set-interaction-model with what is no model is explained by get-skill-status, whatever was before',
    async run(desk) {
      const model = await desk.smapi(['get-interaction-model', ...HERE, ...LOCALE])
      const path = join(desk.folder, 'no-model.json')
      const set = [
        'smapi',
        'set-interaction-model',
        ...HERE,
        ...LOCALE,
        '--interaction-model',
        `file:${path}`,
      ]
      for (const [content, shown] of [
        ['{"a":1}', /interactionModel/],
        ['[]', /must be a JSON object/],
        ['{"interactionModel":', /holds no JSON object/],
        ['', /holds no JSON object/],
      ] as const) {
        await writeFile(path, content)
        const { code, out } = await desk.ask(set)
        equal(code, 0, out)
        match(out, /ask smapi get-skill-status/)
        const status = await desk.smapi(['get-skill-status', ...HERE])
        const last = at(status, 'interactionModel', 'en-US', 'lastUpdateRequest')
        equal(at(last, 'status'), 'FAILED')
        match(String(at(last, 'errors', 0, 'message')), shown)
      }
      deepEqual(await desk.smapi(['get-interaction-model', ...HERE, ...LOCALE]), model)
      await writeFile(path, JSON.stringify(model))
      equal((await desk.ask(set)).code, 0)
    },
  },
  {
    name: 'profile-nlu in a locale without a model says which there are',
    async run(desk) {
      const answer = await desk.smapi(['profile-nlu', ...HERE, '-l', 'de-DE', '-u', 'hallo'])
      match(String(at(answer, 'error', 'message')), /no interaction model[^"]*en-GB, en-US, fr-FR/)
    },
  },
  {
    name: 'get-skill-manifest and get-skill-status',
    async run(desk) {
      const manifest = await desk.smapi(['get-skill-manifest', ...HERE])
      deepEqual(manifest, JSON.parse(await readFile(pathInProject('models/skill.json'), 'utf8')))
      const status = await desk.smapi(['get-skill-status', ...HERE])
      equal(at(status, 'manifest', 'lastUpdateRequest', 'status'), 'SUCCEEDED')
    },
  },
  {
    name: 'update-skill-manifest, and the enablement off and on',
    async run(desk) {
      const file = pathInProject('models/skill.json')
      const put = ['smapi', 'update-skill-manifest', ...HERE, '--manifest', `file:${file}`]
      match((await desk.ask(put)).out, /ask smapi get-skill-status/)
      equal((await desk.ask(['smapi', 'delete-skill-enablement', ...HERE])).code, 0)
      const off = await simulate(desk, 'open corner shop', 'default', ...NEW)
      match(String(at(off, 'result', 'error', 'message')), /disabled/)
      equal((await desk.ask(['smapi', 'get-skill-enablement-status', ...HERE])).code, 1)
      equal((await desk.ask(['smapi', 'set-skill-enablement', ...HERE])).code, 0)
      equal((await desk.ask(['smapi', 'get-skill-enablement-status', ...HERE])).code, 0)
    },
  },
  {
    name: 'a wrong skill id ends ask smapi with 1',
    async run(desk) {
      const { code, out } = await desk.ask(['smapi', 'get-skill-manifest', '-s', 'amzn1.ask.skill.other'])
      equal(code, 1)
      match(out, /404/)
    },
  },
]
