import * as z from 'zod/mini'

const name = z.string().check(z.minLength(1))

const slot = z.object({ name, type: name })
const intent = z.object({
  name,
  slots: z.optional(z.array(slot)),
  samples: z.optional(z.array(z.string())),
})
const value = z.object({
  id: z.optional(z.nullable(z.string())),
  name: z.object({ value: name, synonyms: z.optional(z.array(z.string())) }),
})
const type = z.object({ name, values: z.optional(z.array(value)) })

/** The parts of an interaction model that say how to understand; the field names are those of ask-smapi-model. */
const modelSchema = z.object({
  interactionModel: z.object({
    languageModel: z.object({
      invocationName: name,
      intents: z.array(intent),
      types: z.optional(z.array(type)),
    }),
  }),
})

export type LanguageModel = z.infer<typeof modelSchema>['interactionModel']['languageModel']
export type ModelIntent = z.infer<typeof intent>
export type ModelType = z.infer<typeof type>

/**
 * Reads the language model out of a parsed model file.
 * @throws {TypeError} naming the place and what is wrong there
 */
export function readLanguageModel(model: unknown): LanguageModel {
  const read = modelSchema.safeParse(model)
  if (read.success) return read.data.interactionModel.languageModel
  const issue = read.error.issues[0]
  const at = issue?.path.length ? `${issue.path.join('.')}: ` : ''
  throw new TypeError(`The interaction model is not usable: ${at}${issue?.message}`)
}
