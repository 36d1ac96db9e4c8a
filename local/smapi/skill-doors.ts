import type { Context, Hono } from 'hono'
import type { DeployedSkill } from '../alexa/deployed-skill.ts'
import { accepted, checkMatch, etagOf } from './http.ts'
import { bodyOf, fileFault, type Json, jsonOf, textIn } from './json.ts'
import { noProfile, profile } from './nlu.ts'
import { isLocaleCode } from './package-files.ts'
import { Refused } from './refused.ts'
import { statusOf } from './status.ts'

const SKILL = '/v1/skills/:skillId'
const STAGE = `${SKILL}/stages/:stage`
const MODEL = `${STAGE}/interactionModel/locales/:locale`

/** @throws {Refused} 400 for what is no locale's code */
function localeOf(c: Context): string {
  const locale = c.req.param('locale') ?? ''
  if (!isLocaleCode(locale)) throw new Refused(400, 'A locale looks like en-US.')
  return locale
}

/**
 * The doors of what a skill is: its models, manifest, status and enablement. Any JSON is taken for a model or
 * a manifest, and its status says what is wrong with it: of a refusal `ask smapi` shows nothing but a number.
 */
export function skillDoors(smapi: Hono, skill: DeployedSkill): void {
  const modelIn = (c: Context): unknown => {
    const locale = localeOf(c)
    const model = skill.model(locale)
    if (model === undefined) throw new Refused(404, `The skill has no interaction model for ${locale}.`)
    return model
  }
  // A door for GET takes HEAD too, and hono sends that answer without its body.
  smapi.get(MODEL, (c) => {
    const model = modelIn(c)
    const etag = etagOf(model)
    return c.req.method === 'HEAD' ? c.body(null, 204, { etag }) : c.json(model as Json, 200, { etag })
  })
  smapi.put(MODEL, async (c) => {
    const locale = localeOf(c)
    const model = await jsonOf(c)
    checkMatch(c, skill.model(locale))
    skill.updateModel(locale, model, fileFault(model))
    return accepted(c, `/v1/skills/${skill.id}/status?resource=interactionModel`)
  })
  smapi.post(`${MODEL}/profileNlu`, async (c) => {
    const utterance = textIn(await bodyOf(c), 'utterance')
    const model = skill.compiled.get(c.req.param('locale'))
    return c.json(model ? profile(model, utterance) : noProfile(skill.locales))
  })

  smapi.get(`${STAGE}/manifest`, (c) => c.json(skill.manifest as Json, 200, { etag: etagOf(skill.manifest) }))
  smapi.put(`${STAGE}/manifest`, async (c) => {
    const manifest = await jsonOf(c)
    checkMatch(c, skill.manifest)
    skill.updateManifest(manifest, fileFault(manifest))
    return accepted(c, `/v1/skills/${skill.id}/status?resource=manifest`)
  })
  smapi.get(`${SKILL}/status`, (c) => c.json(statusOf(skill, c.req.queries('resource') ?? [])))

  smapi.get(`${STAGE}/enablement`, (c) => {
    if (!skill.isEnabled) throw new Refused(404, 'The skill is not enabled.')
    return c.body(null, 204)
  })
  smapi.put(`${STAGE}/enablement`, (c) => {
    skill.isEnabled = true
    return c.body(null, 204)
  })
  smapi.delete(`${STAGE}/enablement`, (c) => {
    skill.isEnabled = false
    return c.body(null, 204)
  })
}
