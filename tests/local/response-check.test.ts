import { checkResponse } from '../../local/alexa/response-check.ts'
import { ssmlFault } from '../../local/alexa/ssml-check.ts'

const answer = (response: unknown, more: object = {}) => ({ version: '1.0', response, ...more })
const ssml = (text: string) => answer({ outputSpeech: { type: 'SSML', ssml: text } })
const card = (one: object) => answer({ card: one })
const messages = (response: unknown): string[] => checkResponse(response).map(({ message }) => message)
const LONG = 'x'.repeat(8001)

describe('a response', () => {
  it.each<[string, unknown]>([
    ['that is empty', answer({})],
    [
      'with fields of null',
      answer({ outputSpeech: null, reprompt: null, card: null, shouldEndSession: null }),
    ],
    [
      'with plain text of 8,000 characters',
      answer({ outputSpeech: { type: 'PlainText', text: LONG.slice(1) } }),
    ],
    ['with SSML', ssml('<speak>Hi <alexa:name type="first" personId="a.b"/>.<break time="1s"/></speak>')],
    ['with a reprompt', answer({ reprompt: { outputSpeech: { type: 'PlainText', text: 'Well?' } } })],
    ['with a simple card', card({ type: 'Simple', title: 'T', content: 'C' })],
    [
      'with a picture',
      card({ type: 'Standard', text: 'T', image: { smallImageUrl: 'https://x.example/1.png' } }),
    ],
    ['that asks for permissions', card({ type: 'AskForPermissionsConsent', permissions: ['read::x'] })],
    [
      'with directives and attributes',
      answer({ directives: [{ type: 'Any.Thing' }] }, { sessionAttributes: { a: 1 } }),
    ],
  ])('%s is taken', (_, response) => {
    expect(messages(response)).toEqual([])
  })

  it.each<[unknown, string]>([
    [null, 'The response must be an object, and is null.'],
    ['hello', 'The response must be an object, and is a string.'],
    [[], 'The response must be an object, and is a list.'],
    [{ response: {} }, 'version must be a text such as "1.0", and is missing.'],
    [{ version: 1, response: {} }, 'version must be a text such as "1.0", and is a number.'],
    [{ version: '1.0' }, 'response must be an object, and is missing.'],
    [answer('hi'), 'response must be an object, and is a string.'],
    [answer({}, { sessionAttributes: [] }), 'sessionAttributes must be an object, and is a list.'],
    [answer({ outputSpeech: 'hi' }), 'response.outputSpeech must be an object, and is a string.'],
    [
      answer({ outputSpeech: { type: 'Plain', text: 'x' } }),
      'response.outputSpeech.type must be PlainText or SSML, and is "Plain".',
    ],
    [
      answer({ outputSpeech: { type: 'PlainText', ssml: 'x' } }),
      'response.outputSpeech.text must be a text, and is missing.',
    ],
    [
      answer({ outputSpeech: { type: 'PlainText', text: LONG } }),
      'response.outputSpeech.text has 8001 characters; 8000 are allowed.',
    ],
    [ssml(`<speak>${LONG}</speak>`), 'response.outputSpeech.ssml has 8016 characters; 8000 are allowed.'],
    [ssml('<speak>Hi'), 'response.outputSpeech.ssml does not end <speak>.'],
    [
      answer({ reprompt: { outputSpeech: { type: 'SSML', ssml: 'Hi' } } }),
      'response.reprompt.outputSpeech.ssml must be one <speak> element, and nothing outside of it.',
    ],
    [answer({ reprompt: 'Well?' }), 'response.reprompt must be an object, and is a string.'],
    [
      answer({ shouldEndSession: 'yes' }),
      'response.shouldEndSession must be true or false, and is a string.',
    ],
    [answer({ directives: {} }), 'response.directives must be a list, and is an object.'],
    [answer({ directives: [{}] }), 'response.directives.0.type must be a text, and is missing.'],
    [answer({ directives: ['x'] }), 'response.directives.0 must be an object, and is a string.'],
    [
      card({ type: 'Fancy' }),
      'response.card.type must be one of Simple, Standard, LinkAccount, AskForPermissionsConsent, and is "Fancy".',
    ],
    [
      card({ type: 'constructor' }),
      'response.card.type must be one of Simple, Standard, LinkAccount, AskForPermissionsConsent, and is "constructor".',
    ],
    [card({ type: 'Simple', content: 1 }), 'response.card.content must be a text, and is a number.'],
    [card({ type: 'Simple', content: LONG }), 'response.card.content has 8001 characters; 8000 are allowed.'],
    [
      card({ type: 'Simple', title: 'xx', content: LONG.slice(2) }),
      'response.card has 8001 characters with its addresses; 8000 are allowed.',
    ],
    [
      card({ type: 'Standard', image: { largeImageUrl: 'http://x.example' } }),
      'response.card.image.largeImageUrl must be an https address.',
    ],
    [
      card({ type: 'Standard', image: { smallImageUrl: `https://${LONG}` } }),
      'response.card.image.smallImageUrl has 8009 characters; 2000 are allowed.',
    ],
    [
      card({ type: 'AskForPermissionsConsent' }),
      'response.card.permissions must be a list of scopes, and is missing.',
    ],
    [
      answer({}, { sessionAttributes: { a: 'x'.repeat(100_000) } }),
      'The response has 100060 bytes; 98304 are allowed.',
    ],
  ])('is refused with its place: %#', (response, message) => {
    expect(messages(response)).toEqual([message])
  })

  it('has all of its faults named', () => {
    expect(messages({ response: { shouldEndSession: 1, directives: 2 } })).toHaveLength(3)
  })
})

describe('a connection', () => {
  const VERIFY = 'connection://AMAZON.VerifyPerson/2'
  const CART = 'connection://AMAZON.AddToShoppingCart/1'
  const level = (one: unknown) => ({ requestedAuthenticationConfidenceLevel: one })
  const PIN = level({ level: 400, customPolicy: { policyName: 'VOICE_PIN' } })
  const products = (...asins: unknown[]) => ({ products: asins.map((asin) => ({ asin })) })
  const start = (uri: unknown, input: unknown, more: object = { token: 't' }) => ({
    type: 'Connections.StartConnection',
    uri,
    input,
    ...more,
  })
  const begins = (directive: object, more: object = {}) => answer({ directives: [directive], ...more })
  const AT = 'response.directives.0'
  const ASIN = 'B012345678'

  it.each<[string, unknown]>([
    ['for a PIN', begins(start(VERIFY, PIN))],
    ['without a token', begins(start(CART, products(ASIN), {}))],
    ['with a token of null', begins(start(CART, products(ASIN), { token: null }))],
    [
      'with fields of null beside it',
      begins(start(CART, products(ASIN)), { shouldEndSession: null, reprompt: null }),
    ],
    [
      'behind another directive',
      answer({ directives: [{ type: 'Any.Thing' }, start(CART, products(ASIN))] }),
    ],
    ['for an order', begins(start('connection://AMAZON.BuyShoppingProducts/1', products('0123456789')))],
  ])('%s is taken', (_, response) => {
    expect(messages(response)).toEqual([])
  })

  it.each<[object, string]>([
    [{ shouldEndSession: true }, 'response.shouldEndSession'],
    [{ shouldEndSession: false }, 'response.shouldEndSession'],
    [{ reprompt: { outputSpeech: { type: 'PlainText', text: 'Well?' } } }, 'response.reprompt'],
    [{ reprompt: {} }, 'response.reprompt'],
  ])('is refused beside %j', (more, path) => {
    expect(messages(begins(start(VERIFY, PIN), more))).toEqual([
      `${path} must be left out beside Connections.StartConnection.`,
    ])
  })

  it('is begun once in a response', () => {
    const one = start(CART, products(ASIN))
    expect(messages(answer({ directives: [one, one] }))).toEqual([
      'response.directives holds Connections.StartConnection 2 times.',
    ])
  })

  it.each(['SessionEndedRequest', 'AlexaSkillEvent.SkillDisabled'])(
    'does not begin in the answer to %s',
    (type) => {
      expect(checkResponse(begins(start(VERIFY, PIN)), type).map(({ message }) => message)).toEqual([
        `response.directives holds Connections.StartConnection in the answer to ${type}.`,
      ])
      expect(checkResponse(answer({ shouldEndSession: true }), type)).toEqual([])
    },
  )

  it.each([
    undefined,
    null,
    7,
    'connection://AMAZON.VerifyPerson/1',
    'connection://AMAZON.LinkApp/2',
    'connections://AMAZON.AddToShoppingCart/1',
    'amazon.verifyperson',
    'constructor',
  ])('to %j is none that this Alexa plays', (uri) => {
    const [message = '', ...others] = messages(begins(start(uri, PIN)))
    expect(message).toMatch(
      /^response\.directives\.0\.uri must be one of connection:\/\/AMAZON\.VerifyPerson\/2, .* and is /,
    )
    expect(others).toEqual([])
  })

  it.each<[string, unknown, object, string]>([
    [CART, undefined, {}, 'input must be an object, and is missing.'],
    [CART, [], {}, 'input must be an object, and is a list.'],
    [CART, products(ASIN), { token: 7 }, 'token must be a text, and is a number.'],
    [CART, products(ASIN), { token: {} }, 'token must be a text, and is an object.'],
    [CART, {}, {}, 'input.products must be a list, and is missing.'],
    [CART, PIN, {}, 'input.products must be a list, and is missing.'],
    [CART, products(), {}, 'input.products has 0 products; 1 is allowed.'],
    [CART, products(ASIN, ASIN), {}, 'input.products has 2 products; 1 is allowed.'],
    [CART, { products: [ASIN] }, {}, 'input.products.0 must be an object, and is a string.'],
    [CART, products(undefined), {}, 'input.products.0.asin must be 10 capitals and digits, and is missing.'],
    [CART, products(12), {}, 'input.products.0.asin must be 10 capitals and digits, and is 12.'],
    ...['', 'b012345678', 'B01234567', 'B0123456789', 'B01234567-', 'B012345678\n'].map(
      (asin): [string, unknown, object, string] => [
        CART,
        products(asin),
        {},
        `input.products.0.asin must be 10 capitals and digits, and is ${JSON.stringify(asin)}.`,
      ],
    ),
    [
      VERIFY,
      products(ASIN),
      {},
      'input.requestedAuthenticationConfidenceLevel must be an object, and is missing.',
    ],
    [
      VERIFY,
      level({ level: 300 }),
      {},
      'input.requestedAuthenticationConfidenceLevel.level must be 400, and is 300.',
    ],
    [
      VERIFY,
      level({ level: '400' }),
      {},
      'input.requestedAuthenticationConfidenceLevel.level must be 400, and is "400".',
    ],
    [
      VERIFY,
      level({ level: 400 }),
      {},
      'input.requestedAuthenticationConfidenceLevel.customPolicy must be an object, and is missing.',
    ],
    [
      VERIFY,
      level({ level: 400, customPolicy: { policyName: 'PIN' } }),
      {},
      'input.requestedAuthenticationConfidenceLevel.customPolicy.policyName must be "VOICE_PIN", and is "PIN".',
    ],
  ])('is refused with its place: %s %j %j', (uri, input, more, message) => {
    expect(messages(begins(start(uri, input, more)))).toEqual([`${AT}.${message}`])
  })
})

describe('SSML', () => {
  it.each([
    '<speak></speak>',
    '<speak/>',
    ' <speak>Hi</speak>\n',
    '<?xml version="1.0"?><speak>Hi</speak>',
    '<speak>1 &lt; 2 &amp; 3 &#x26; <!-- a note --> <prosody rate=\'slow\' volume="x-loud">a > b</prosody></speak>',
    '<speak><amazon:effect name="whispered">Hi</amazon:effect><say-as interpret-as="date">1</say-as></speak>',
  ])('is taken: %s', (text) => {
    expect(ssmlFault(text)).toBeUndefined()
  })

  it.each<[string, string]>([
    ['', 'must be one <speak> element, and nothing outside of it'],
    ['Hi', 'must be one <speak> element, and nothing outside of it'],
    ['<p>Hi</p>', 'must be one <speak> element, and nothing outside of it'],
    ['<speak>Hi</speak> there', 'must be one <speak> element, and nothing outside of it'],
    ['<speak>a</speak><speak>b</speak>', 'must be one <speak> element, and nothing outside of it'],
    ['<speak><speak>a</speak></speak>', 'holds a <speak> inside of <speak>'],
    ['<speak>Hi', 'does not end <speak>'],
    ['<speak><p>Hi</speak>', 'ends <speak> where <p> is open'],
    ['<speak>Hi</p></speak>', 'ends <p> where <speak> is open'],
    ['</speak>', 'ends <speak>, which is not open'],
    ['<speak>1 < 2</speak>', 'is not well-formed at "< 2</speak>"'],
    ['<speak><break time=1s/></speak>', 'is not well-formed at "<break time=1s/></speak>"'],
    ['<speak><break time="1s/></speak>', 'is not well-formed at "<break time="1s/></speak>"'],
    ['<speak><break a="1" a="2"/></speak>', 'has the attribute a of <break> twice'],
    ['<speak>Salt & pepper</speak>', 'holds a bare "&" at "& pepper</speak>"; write &amp;'],
    ['<speak>&nbsp;</speak>', 'holds a bare "&" at "&nbsp;</speak>"; write &amp;'],
    ['<speak><!-- a -- b --></speak>', 'is not well-formed at "<!-- a -- b --></speak>"'],
    ['<speak><b>Hi</b></speak>', 'holds <b>, which Alexa does not know'],
    ['<SPEAK>Hi</SPEAK>', 'must be one <speak> element, and nothing outside of it'],
    ['<speak>\u0007</speak>', 'holds a character that XML does not allow'],
    [
      `<speak>${'<audio src="https://x.example/a.mp3"/>'.repeat(6)}</speak>`,
      'holds 6 <audio>; 5 are allowed',
    ],
  ])('is refused: %s', (text, why) => {
    expect(ssmlFault(text)).toBe(why)
  })
})
