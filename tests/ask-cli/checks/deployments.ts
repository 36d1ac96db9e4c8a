import { deepEqual, equal, match } from 'node:assert/strict'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SKILL_ID } from '../../../local/house.ts'
import type { Desk } from '../desk.ts'
import { at, type Check, HERE, NEW, simulate } from './check.ts'

const DEPLOY = ['deploy', '--target', 'skill-metadata', '--ignore-hash'] as const

/** Changes a JSON file of a package. */
const changing =
  (path: string, change: (json: Record<string, never>) => void) =>
  async (folder: string): Promise<void> => {
    const file = join(folder, 'models', path)
    const json = JSON.parse(await readFile(file, 'utf8')) as Record<string, never>
    change(json)
    await writeFile(file, JSON.stringify(json, null, 2))
  }

const US = 'interactionModels/custom/en-US.json'
const broken: [string, (folder: string) => Promise<void>, RegExp][] = [
  [
    'a sample with a slot that is not there',
    changing(US, (json) => {
      const intents = at(json, 'interactionModel', 'languageModel', 'intents') as {
        name: string
        samples: string[]
      }[]
      intents.find((intent) => intent.name === 'FindProductIntent')?.samples.push('look for {nothing}')
    }),
    /InteractionModel\.en-US[\s\S]*names the slot/,
  ],
  [
    'a manifest without a privacy policy',
    changing('skill.json', (json) => {
      const legal = at(json, 'manifest', 'privacyAndCompliance', 'locales') as Record<string, unknown>
      delete legal['fr-FR']
    }),
    /Manifest[\s\S]*fr-FR has no privacy policy/,
  ],
  [
    'a locale without a model',
    (folder) => rm(join(folder, 'models', 'interactionModels/custom/fr-FR.json')),
    /store text for fr-FR, but no interaction model/,
  ],
  [
    'a locale that Alexa does not have',
    (folder) => cp(join(folder, 'models', US), join(folder, 'models', 'interactionModels/custom/en_AU.json')),
    /InteractionModel\.en_AU[\s\S]*is no locale of Alexa/,
  ],
  [
    'a model that is no JSON',
    (folder) => writeFile(join(folder, 'models', US), '{'),
    /InteractionModel\.en-US[\s\S]*not JSON/,
  ],
]

/** Skill packages, good and broken. */
export const deployments: Check[] = [
  {
    name: 'deploy --target skill-metadata takes the package, without a skill id and then with it',
    async run(desk) {
      const project = await desk.project('good')
      const first = await desk.ask(DEPLOY, { cwd: project })
      equal(first.code, 0, first.out)
      match(first.out, /deployed and all models built successfully/)
      const states = JSON.parse(await readFile(join(project, '.ask', 'ask-states.json'), 'utf8')) as unknown
      equal(at(states, 'profiles', 'default', 'skillId'), SKILL_ID)
      const again = await desk.ask(DEPLOY, { cwd: project })
      equal(again.code, 0, again.out)
    },
  },
  {
    name: 'what was deployed counts at the next utterance',
    async run(desk) {
      const rename = (to: string) => (json: Record<string, never>) => {
        const language = at(json, 'interactionModel', 'languageModel') as { invocationName: string }
        language.invocationName = to
      }
      const project = await desk.project('renamed', changing(US, rename('village store')))
      equal((await desk.ask(DEPLOY, { cwd: project })).code, 0)
      equal(at(await simulate(desk, 'open village store', 'default', ...NEW), 'status'), 'SUCCESSFUL')
      await changing(US, rename('corner shop'))(project)
      equal((await desk.ask(DEPLOY, { cwd: project })).code, 0)
      equal(at(await simulate(desk, 'open corner shop', 'default', ...NEW), 'status'), 'SUCCESSFUL')
    },
  },
  ...broken.map(([fault, change, shown], number) => ({
    name: `deploy shows ${fault}, and changes nothing`,
    async run(desk: Desk) {
      const before = await desk.smapi(['get-skill-manifest', ...HERE])
      const { code, out } = await desk.ask(DEPLOY, { cwd: await desk.project(`broken-${number}`, change) })
      equal(code, 1, out)
      match(out, shown)
      deepEqual(await desk.smapi(['get-skill-manifest', ...HERE]), before)
    },
  })),
  {
    name: 'deploy without a target goes on to the enablement',
    async run(desk) {
      const { code, out } = await desk.ask(['deploy', '--ignore-hash'], { cwd: await desk.project('whole') })
      equal(code, 0, out)
      match(out, /already enabled/)
    },
  },
]
