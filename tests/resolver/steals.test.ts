import { resolve } from '../../local/alexa/resolver/index.ts'
import { LOCALES, model, values } from './models.ts'

/** What is sought, though it has words of another request in it. */
const SEARCHES: Readonly<Record<'en' | 'fr', readonly (readonly [string, string])[]>> = {
  en: [
    ['find a name tag', 'a name tag'],
    ['find a name tag that says forget me not', 'a name tag that says forget me not'],
    ['find forget me not seeds', 'forget me not seeds'],
    ['find a call bell', 'a call bell'],
    ['find a mug with my name', 'a mug with my name'],
    ['look for a data cable', 'a data cable'],
    ["i'm looking for a no name kettle", 'a no name kettle'],
    ['find left handed scissors', 'left handed scissors'],
    ['find a drop leaf table', 'a drop leaf table'],
    ['find a clear glass vase', 'a clear glass vase'],
    ['i need a present for my husband', 'a present for my husband'],
    ["show me salt and pepper mills that aren't expensive", "salt and pepper mills that aren't expensive"],
    ['find a cheap kettle', 'a cheap kettle'],
    ['find another kettle', 'another kettle'],
    ['do you have ask me anything cards', 'ask me anything cards'],
    ['find a game where you ask questions', 'a game where you ask questions'],
    ['i need something to check my tyres', 'something to check my tyres'],
  ],
  fr: [
    ['trouve une étiquette avec mon nom', 'une étiquette avec mon nom'],
    ['trouve des graines de myosotis', 'des graines de myosotis'],
    ['je cherche un porte-nom', 'un porte-nom'],
    ['je cherche un câble de données', 'un câble de données'],
    ['trouve un cadeau pour mon mari', 'un cadeau pour mon mari'],
    ['je cherche une bouilloire pas chère', 'une bouilloire pas chère'],
    ['trouve une sonnette pour appeler', 'une sonnette pour appeler'],
    ['trouve un jeu de questions', 'un jeu de questions'],
    ['je cherche un cadeau pour mon frère', 'un cadeau pour mon frère'],
  ],
}

/** What means something other than the sentence it resembles. */
const TOLD_APART: Readonly<Record<'en' | 'fr', readonly (readonly [string, string | RegExp])[]>> = {
  en: [
    ['call off the search', 'AMAZON.CancelIntent'],
    ['call me off', 'CallMeIntent'],
    ['call off', 'AMAZON.CancelIntent'],
    ['call it off please', 'AMAZON.CancelIntent'],
    ["i'm called bo", 'CallMeIntent'],
    ["i'm not called bo", 'WrongPersonIntent'],
    ["i'm not bo", 'WrongPersonIntent'],
    ['not the blue one', 'NarrowIntent'],
    ['not the second one', 'LeaveOutIntent'],
    ['not that', 'LeaveOutIntent'],
    ["i'm not looking for a kettle", /^(?!WrongPerson|CallMe|FindProduct)/],
    ["i'm not sure", /^(?!WrongPerson|CallMe)/],
    ["i'm not interested", /^(?!WrongPerson|CallMe)/],
    ["i'm not in a hurry", /^(?!WrongPerson|CallMe)/],
    ["that's not me", 'WrongPersonIntent'],
    ["no that's not me", 'WrongPersonIntent'],
    ["that's not what i meant", 'AMAZON.NoIntent'],
    ["no that's not what i meant", 'AMAZON.NoIntent'],
    ["that's not it", /^(?!WrongPerson|CallMe)/],
    ["that's not for me", /^(?!WrongPerson|CallMe)/],
    ["that's not blue", /^(?!WrongPerson|CallMe)/],
    ["it's not cheap", /^(?!WrongPerson|CallMe|Cheaper)/],
    ["this isn't the one", /^(?!WrongPerson|CallMe)/],
    ["don't forget me", /^(?!ForgetMe|YesForgetMe)/],
    ["no don't forget me", /^(?!ForgetMe|YesForgetMe)/],
    ["don't delete my data", /^(?!ForgetMe|YesForgetMe)/],
    ['never forget my data', /^(?!ForgetMe|YesForgetMe)/],
    ["no don't use my name", /^(?!UseMyName|YesUseMyName)/],
    ["yes don't use my name", /^(?!UseMyName|YesUseMyName)/],
    ["i don't want you to forget everything about me", /^(?!ForgetMe|YesForgetMe)/],
    ['forget the color', 'AnyIntent'],
    ['forget it', 'AMAZON.CancelIntent'],
    ['forget everything', 'ForgetMeIntent'],
    ['forget my search', 'AMAZON.CancelIntent'],
    ['drop the search', 'AMAZON.CancelIntent'],
    ['call my mother', 'AMAZON.FallbackIntent'],
    ['call a taxi', 'AMAZON.FallbackIntent'],
    ['how do you call that', /^(?!CallMe|WrongPerson)/],
    ['no another one', 'MoreProductsIntent'],
    ['no more of that brand', /^(?!AskNoMore)/],
    ['check my order', 'MyOrdersIntent'],
    ['can you check the stock', /^(?!MayAsk|AskNoMore)/],
    ['you can ask if it is in stock', /^(?!MayAsk|AskNoMore)/],
    ['you may show me more', 'MoreProductsIntent'],
    ["you can't ask me", 'AskNoMoreIntent'],
    ["i don't mind if you don't ask me", /^(?!MayAsk)/],
    ['it was the second one', /^(?!AMAZON|WrongPerson)/],
    ['yes wrong person', 'WrongPersonIntent'],
    ['yes right person', 'AMAZON.YesIntent'],
    ['no right person', 'AMAZON.NoIntent'],
    ['no it was me', 'AMAZON.NoIntent'],
    ["no it wasn't me", 'WrongPersonIntent'],
    ["no it wasn't", 'AMAZON.NoIntent'],
  ],
  fr: [
    ['laisse tomber la recherche', 'AMAZON.CancelIntent'],
    ['je m’appelle bo', 'CallMeIntent'],
    ["je ne m'appelle pas bo", 'WrongPersonIntent'],
    ['je ne suis pas bo', 'WrongPersonIntent'],
    ['pas le bleu', /^(?!WrongPerson|CallMe|FindProduct)/],
    ['pas le deuxième', 'LeaveOutIntent'],
    ['je ne cherche pas une bouilloire', 'AMAZON.FallbackIntent'],
    ['je ne suis pas pressé', /^(?!WrongPerson|CallMe)/],
    ["ce n'est pas moi", 'WrongPersonIntent'],
    ["ce n'est pas ce que je voulais dire", 'AMAZON.NoIntent'],
    ["ce n'est pas pour moi", /^(?!WrongPerson|CallMe)/],
    ["ce n'est pas bleu", /^(?!WrongPerson|CallMe)/],
    ['rappelle-moi demain', /^(?!CallMe|ResumeSearch|WrongPerson)/],
    ['appelez-moi plus tard', /^(?!ResumeSearch|WrongPerson|ForgetMe|FindProduct|MoreProducts)/],
    ['rappelle-moi plus tard', /^(?!CallMe|ResumeSearch|WrongPerson)/],
    ['rappelle-moi ce que je cherchais', 'ResumeSearchIntent'],
    ["ne m'oublie pas", /^(?!ForgetMe|YesForgetMe)/],
    ["n'efface pas mes données", /^(?!ForgetMe|YesForgetMe)/],
    ['non n’oublie pas tout', /^(?!ForgetMe|YesForgetMe)/],
    ["non n'utilise pas mon nom", /^(?!UseMyName|YesUseMyName)/],
    ['je ne veux plus que tu dises mon nom', 'LeaveMyNameOutIntent'],
    ['dis-moi tout ce que tu sais sur moi', 'WhatDoYouKnowIntent'],
    ['appelle un taxi', 'AMAZON.FallbackIntent'],
    ['je ne veux pas que vous oubliiez tout sur moi', /^(?!ForgetMe|YesForgetMe)/],
    ['vous ne pouvez pas de nouveau dire mon nom', /^(?!UseMyName|YesUseMyName)/],
    ['oublie la couleur', 'AnyIntent'],
    ['oublie ça', 'AMAZON.CancelIntent'],
    ['plus cher', 'DearerIntent'],
    ['pas cher', /^(?!Dearer|MoreProducts)/],
    ['plus de bouilloires', 'MoreProductsIntent'],
    ['vérifie le prix', /^(?!MayAsk|AskNoMore)/],
    ['demande le prix', /^(?!MayAsk|AskNoMore)/],
    ['tu peux vérifier le stock', /^(?!MayAsk|AskNoMore)/],
    ['tu ne peux pas me demander', /^(?!MayAsk)/],
    ["non c'était moi", 'AMAZON.NoIntent'],
    ["non ce n'était pas moi", 'WrongPersonIntent'],
    ['oui une autre personne', 'WrongPersonIntent'],
  ],
}

describe.each(LOCALES)('with the model of %s', (locale) => {
  const language = locale === 'fr-FR' ? 'fr' : 'en'

  it.each(SEARCHES[language])('"%s" is a search', (said, query) => {
    const meant = resolve(model(locale), said)
    expect(meant?.intent.name).toBe('FindProductIntent')
    expect(values(meant)).toEqual({ query })
  })

  it.each(TOLD_APART[language])('"%s" is nothing but %s', (said, intent) => {
    expect(resolve(model(locale), said)?.intent.name).toMatch(
      typeof intent === 'string' ? new RegExp(`^${intent}$`) : intent,
    )
  })

  it.each(
    language === 'fr'
      ? ['appelez-moi demain', "appelle-moi quand c'est prêt", 'appelle-moi un taxi']
      : [
          'call me back',
          'call me later',
          'call me when it is ready',
          'call me a taxi',
          'call me if you find one',
        ],
  )('"%s" comes to the skill, which knows that it is no name', (said) => {
    expect(resolve(model(locale), said)?.intent.name).toBe('CallMeIntent')
  })
})
