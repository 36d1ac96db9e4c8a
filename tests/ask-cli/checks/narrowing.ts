import { deepEqual, equal, match } from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SKILL_ID } from '../../../local/house.ts'
import { at, type Check } from './check.ts'

/** What is said, and what is heard. */
type Turn = readonly [said: string, heard: RegExp]

const KETTLES =
  /^Kettles: the Nook kettle, 29 pounds; the Piper whistling kettle, 32 pounds; and the Moss kettle, 34 pounds\./

const english: readonly Turn[] = [
  ['ask corner shop to find a kettle', KETTLES],
  ['in blue', /^Kettles in blue: the Haven kettle, 42 pounds; and the Dawn kettle, 52 pounds\./],
  ['cheaper', /^The lowest price is 42 pounds, for the Haven kettle\./],
  ['under fifty', /^Kettles in blue under 50 pounds: the Haven kettle, 42 pounds\./],
  ['is it in stock', /^Yes, in stock: the Haven kettle\./],
  ['back', /^Kettles in blue: /],
  ['back', KETTLES],
  ['only larkholt', /^Kettles from Larkholt: /],
  [
    'the most popular',
    /^Kettles from Larkholt, best sellers first: the Hush kettle, 39 pounds; the Fellside kettle, /,
  ],
  ['how much is the second one', /^The Fellside kettle: 45 pounds/],
  [
    'compare the first two',
    /^The Hush kettle: 39 pounds, \w+\. The Fellside kettle: 45 pounds, \w+\. The first costs 6 pounds less\./,
  ],
  ['not the first one', /^Kettles from Larkholt, best sellers first: the Fellside kettle, /],
  ['in purple', /Without the colour there are \w+\. Shall I drop the colour\?$/],
  ['yes', /^Kettles from Larkholt, best sellers first: the Fellside kettle, /],
  ['between forty and fifty', /^Kettles from Larkholt between 40 pounds and 50 pounds, best sellers first: /],
  [
    'the cheapest',
    /, the cheapest first: the Haven kettle, 42 pounds; the Fellside kettle, 45 pounds; and the Heron kettle, 48 pounds\./,
  ],
  ['repeat', /, the cheapest first: the Haven kettle, 42 pounds; /],
  ['start over', /^All right, from the start\. What are you looking for\?$/],
  ['back', /^Nothing is open here right now\. /],
  ['stop', /./],
]

const french: readonly Turn[] = [
  ['demande à corner shop de trouver une bouilloire', /^Pour une bouilloire : bouilloire Nook, 34 euros ; /],
  ['en bleu', /^Pour une bouilloire en bleu : bouilloire Haven, 48 euros ; et bouilloire Dawn, 59 euros\./],
  ['moins cher', /^Le prix le plus bas est 48 euros, pour : bouilloire Haven\./],
  ['moins de cinquante', /^Pour une bouilloire en bleu à moins de 50 euros : bouilloire Haven, 48 euros\./],
  ['est-ce en stock', /^Oui, en stock : bouilloire Haven\./],
  ['retour', /^Pour une bouilloire en bleu : /],
  ['retour', /^Pour une bouilloire : /],
  ['seulement larkholt', /^Pour une bouilloire de Larkholt : /],
  [
    'les plus populaires',
    /^Pour une bouilloire de Larkholt, .* : bouilloire Hush, 45 euros ; bouilloire Fellside, /,
  ],
  ['combien coûte la deuxième', /^Bouilloire Fellside : 52 euros/],
  [
    'compare les deux premiers',
    /^Bouilloire Hush : 45 euros, .*Bouilloire Fellside : 52 euros, .*7 euros de moins\./,
  ],
  ['en violet', /Sans la couleur, il reste .*Dois-je enlever la couleur \?$/],
  ['oui', /^Pour une bouilloire de Larkholt, .* : bouilloire Hush, /],
  ['recommence', /^Très bien, on recommence\. Que cherchez-vous \?$/],
  ['stop', /./],
]

const LOCALES: readonly (readonly [locale: string, turns: readonly Turn[]])[] = [
  ['en-US', english],
  ['en-GB', english],
  ['fr-FR', french],
]

/** A search is narrowed by talking, a turn after the other in one dialog. */
export const narrowing: Check[] = LOCALES.map(([locale, turns]) => ({
  name: `dialog --replay narrows a search in ${locale}, and goes back`,
  async run(desk) {
    const words = turns.map(([said]) => said)
    const userInput = [...words, '.quit']
    const file = await desk.file(`narrowing.${locale}.json`, {
      skillId: SKILL_ID,
      locale,
      type: 'text',
      userInput,
    })
    const io = join(desk.folder, `narrowing.${locale}.io.json`)
    const { code, out } = await desk.ask(['dialog', '--replay', file, '--save-skill-io', io])
    equal(code, 0, out)
    const saved = at(JSON.parse(await readFile(io, 'utf8')), 'invocations') as unknown[]
    deepEqual(
      saved.map((turn) => at(turn, 'request', 'utterance')),
      words,
    )
    for (const [index, [said, heard]] of turns.entries()) {
      const info = at(saved[index], 'response', 'body', 'result', 'alexaExecutionInfo')
      const caption = String(at(info, 'alexaResponses', 0, 'content', 'caption'))
      match(caption, heard, `after "${said}": ${caption}`)
    }
  },
}))
