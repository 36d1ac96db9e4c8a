import { calledName } from '../../lambda/household/called.ts'

describe('what follows "call me" is no name', () => {
  it.each([
    'back',
    'back later',
    'back in ten minutes',
    'back when you can',
    'later',
    'later today please',
    'tomorrow',
    'again',
    "when it's ready",
    'when it is ready',
    'if you find one',
    'if anything changes',
    'as soon as it ships',
    'once it arrives',
    'before six',
    'in an hour',
    'in five minutes',
    'at home',
    'on monday',
    'on my phone',
    'a taxi',
    'a taxi please',
    'an ambulance',
    'an uber',
    'whatever you like',
    'anything',
    'something else',
    'what you want',
    'by my name',
    'by my first name again',
  ])('where it asks for something else: "%s"', (words) => {
    expect(calledName(words)).toBeUndefined()
    expect(calledName(words.toUpperCase())).toBeUndefined()
  })

  it.each([
    'plus tard',
    'demain',
    'demain matin',
    'ce soir',
    "quand c'est prêt",
    'quand tu peux',
    "dès que c'est arrivé",
    'si tu en trouves une',
    "s'il y en a",
    'dans une heure',
    'à midi',
    'après le dîner',
    'un taxi',
    'une ambulance',
    'comme vous voulez',
    'comme tu veux',
    'autrement',
    'de nouveau par mon prénom',
    'tout à l’heure',
  ])('where it asks for something else in French: "%s"', (words) => {
    expect(calledName(words)).toBeUndefined()
  })
})

describe('a name', () => {
  it.each([
    'Backus',
    'Will',
    'May',
    'An',
    'An Nguyen',
    'A',
    'A J',
    "in 't Veld",
    'On',
    'By',
    'Si',
    'Si Mohamed',
    'Quan',
    'Dan',
    'Once',
    'Till Brand',
    'Un',
    'Demainville',
    'Laterina',
    'Ifan',
    'Whenua',
    'Gal·la',
    'Marcel·lí',
  ])('that begins like a request is one all the same: %s', (name) => {
    expect(calledName(name)).toBe(name)
  })

  it.each(['·', 'a·b', 'Gal·', '·la', 'l··l'])('has a middle dot only inside of a Catalan l: %s', (name) => {
    expect(calledName(name)).toBeUndefined()
  })

  it.each([
    ['Cyrillic A', '\u0410lexa'],
    ['Cyrillic throughout but l', '\u0430l\u0435\u0445\u0430'],
    ['palochka', 'a\u04CFex\u0430'],
    ['Greek', '\u0391\u029F\u0395\u03A7\u0391'],
    ['a capital I for an l', 'aIexa'],
    ['full width', '\uFF21\uFF4C\uFF45\uFF58\uFF41'],
    ['mathematical letters', '\u{1D400}\u{1D425}\u{1D41E}\u{1D431}\u{1D41A}'],
    ['small capitals', '\u1D00\u029F\u1D07x\u1D00'],
    ['zero width between', 'al\u200Bexa'],
    ['a joiner between', 'al\u200Dexa'],
    ['a soft hyphen between', 'al\u00ADexa'],
    ['Cyrillic echo', '\u0435\u0441h\u043E'],
    ['Cyrillic echo in capitals', '\u0415\u0421\u041D\u041E'],
    ['amazon', '\u0410\u041C\u0410z\u043En'],
    ['computer', '\u0421\u041EMPU\u0422\u0415R'],
    ['computer with a Greek upsilon', 'c\u03BFmp\u03C5ter'],
    ['ziggy', 'z\u0456gg\u0443'],
    ['ziggy in Greek capitals', '\u0396\u0399gg\u03A5'],
    ['Cherokee', '\u13AA\u13DE\u13AC\u0425\u13AA'],
    ['accents on top', '\u0410\u0301l\u0435\u0308xa'],
    ['letters apart', '\u0410 l e x a'],
    ['beside a name', 'Anna \u0410lexa'],
  ])('is no wake word in disguise: %s', (_, name) => {
    expect(calledName(name)).toBeUndefined()
  })

  it.each([
    'Александр',
    'Алекса',
    'Алексей',
    'Аля',
    'Эхо',
    'Есения',
    'Ехо',
    'Зигги',
    'Оксана',
    'Амаз',
    'Αλέξανδρος',
    'Αλεξία',
    'Ηχώ',
    'Alexia',
    'Alexandra',
    'Alex',
    'Echolyn',
    'Ziggi',
    'Zigg',
    'Amazonia',
    'Alec',
  ])('that is near to a wake word is one: %s', (name) => {
    expect(calledName(name)).toBe(name)
  })
})
