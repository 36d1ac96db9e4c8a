import type { Language } from '../../lambda/locale.ts'
import { openDemoCatalog } from '../../local/demo/catalog.ts'

const demo = openDemoCatalog()
afterAll(() => demo.close())

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' > '))

async function found(words: string, language: Language) {
  const { ids, fit, wish, total } = await demo.search(words, language, 3)
  const names = (await demo.products(ids, language)).map(({ spokenName }) => spokenName)
  return { first: names[0] ?? '', fit, total, wish }
}

/** What is asked for, and the name of what comes first. */
const SOLD: Record<Language, string> = {
  en: `
    a kettle > kettle
    teapot > teapot
    a corkscrew > corkscrew
    a whisk > whisk
    scissors > scissors
    curtains > curtain
    pillows > pillow
    a vase > vase
    a padlock > padlock
    batteries > batter
    an umbrella > umbrella
    a picture frame > picture frame
    cotton sheets > sheet
    velvet cushion > cushion
    a bread knife > bread knife
    a water bottle > bottle
    a cup > mug
    a lightbulb > bulb
    a flashlight > torch
    a hoover > vacuum
    a bin liner > bin bags
    a dustbin > bin
    a ladder > stepladder
    a hosepipe > hose
    a wrench > spanner
    a quilt > duvet
    a thermos > flask
    sellotape > tape
    french press > press
    a leash > dog lead
    a birdhouse > nest box
    a smoke detector > smoke alarm
    a flower pot > pot
    a dressing gown > bathrobe
    a skillet > frying pan
    a carpet > rug
    a cable > cable
    a saucepan > saucepan
    bred knife > bread knife
    kettel > kettle
    find a cattle > kettle
    wool blankit > blanket
    pillow kays > pillowcase`,
  fr: `
    une bouilloire > bouilloire
    une théière > théière
    un tire-bouchon > tire-bouchon
    des ciseaux > ciseaux
    un parapluie > parapluie
    une lampe de poche > lampe torche
    un mug > mug
    une tasse > mug
    un fouet > fouet
    des torchons > torchons
    un vase > vase
    des draps en coton > drap
    un coussin en velours > coussin
    une échelle > escabeau
    du scotch > ruban adhésif
    un thermos > bouteille isotherme
    une boîte à lunch > boîte à déjeuner
    une robe de chambre > peignoir
    une rallonge > multiprise
    une pendule > horloge
    une marmite > casserole
    un coussain > coussin
    une bouiloire > bouilloire
    un tapi de bain > tapis de bain`,
}

/** What the shop has not, and nothing that sounds like it either. */
const NOT_SOLD: Record<Language, string> = {
  en: `a phone|a phone case|a shirt|a stool|a duster|coasters|beer|butter|a laptop|a leather wallet|a hair dryer|a teddy
    bear|a rolling pin|washing powder|a bird cage|a fish tank|an apron|a salt mill|a christmas tree|a garden chair|
    cling film|a silk scarf|a guitar|perfume|toothpaste|a tennis racket|a necklace|a doll|cheese|a bench|a ruler|tongs|
    a ladle|a paintbrush|a barbecue|a camera|nappies|honey|chocolate|a jacket|boots|a ring|sugar`,
  fr: `une télé|un rasoir|une montre|une bague|un ballon|une poupée|des couches|du lait|du miel|un banc|un pinceau|de la
    peinture|des clous|des graines|du terreau|un sapin de noël|du parfum|une coque de téléphone|un ours en
    peluche|un foulard en soie|une chemise|un canapé|du beurre|du fromage|une guitare|un vélo|une tente|une
    valise|un tablier|une nappe|du chocolat|un manteau|des bottes|une raquette`,
}

/** What the shop has something for, or of another colour or stuff: it is said to come closest, in the words as heard. */
const CLOSE: Record<Language, string> = {
  en: `
    teal towel > towel
    turquoise mug > mug
    bronze lamp > lamp
    bamboo towel > towel
    a copper pan > pan
    marble board > board
    ceramic bowl > bowl
    linen curtains > curtain
    toaster oven > toaster
    an oven > oven dish
    a dishwasher > dishwasher tablets
    shoes > shoe rack
    a mattress > mattress protector
    wine > wine glasses
    a toothbrush > toothbrush holder
    an egg cup > mug
    plastic cups > mug
    a coat > coat`,
  fr: `
    une serviette turquoise > serviette
    une lampe rose > lampe
    une planche en marbre > planche
    un four > four
    des chaussures > chaussures
    un matelas > matelas
    du vin > vin
    une chaise > chaise
    un bol en céramique > bol`,
}

describe.each(['en', 'fr'] as const)('a plain request in %s', (language) => {
  test.each(lines(SOLD[language]))('%j finds a %s', async (words, name = '') => {
    const { first, fit } = await found(words, language)
    expect(first.toLowerCase()).toContain(name)
    expect(fit).toBe('all')
  })

  test.each(NOT_SOLD[language].split('|').map((words) => words.replace(/\s+/g, ' ').trim()))(
    '%j finds nothing, and is understood as it was said',
    async (words) => {
      expect(await found(words, language)).toMatchObject({ total: 0, wish: { words } })
    },
  )

  test.each(lines(CLOSE[language]))('%j comes close to a %s', async (words, name = '') => {
    const { first, ...rest } = await found(words, language)
    expect(first.toLowerCase()).toContain(name)
    expect(rest).toMatchObject({ fit: 'closest', wish: { words } })
  })
})
