import fc from 'fast-check'
import { escapeXml, inTurn, say, toSsml } from '../../lambda/speech/ssml.ts'
import { heard } from '../../local/alexa/speech.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'Tom&apos;s',
    'x&apos;]y',
    '<break time="9s"/>',
    '&amp;amp;',
    '\u0000',
    '\ud800',
    ']]>',
    '‮',
  ),
)

describe('SSML', () => {
  it('escapes what a shop or a shopper wrote exactly once', () => {
    expect(toSsml(say`Find ${'Tom&apos;s'} & <b>`)).toBe('Find Tom&amp;apos;s &amp; &lt;b&gt;')
  })

  it('holds no markup but our own, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(escapeXml(text)).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|apos);)/)
      }),
    )
  })

  it('holds no character that XML forbids', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeXml(text)
        expect(escaped.isWellFormed()).toBe(true)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not be there
        expect(escaped).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/)
      }),
    )
  })

  it('is heard as it was written', () => {
    const text = fc.string({ unit: 'grapheme' }).map((one) => one.replace(/\s+/gu, ' ').trim())
    fc.assert(
      fc.property(text, (words) => {
        // What XML forbids is heard as a space; a test of plain words leaves it out.
        fc.pre(escapeXml(words).length >= words.length && words.isWellFormed())
        expect(heard(toSsml([words]), () => undefined)).toBe(words)
      }),
    )
  })

  it('says a name with a tag, and writes none', () => {
    const said = say`Welcome back${[', ', { nameOf: 'amzn1.ask.person."A&B"' }]}.`
    expect(toSsml(said)).toBe(
      'Welcome back, <alexa:name type="first" personId="amzn1.ask.person.&quot;A&amp;B&quot;"/>.',
    )
    expect(heard(toSsml(said), () => 'O’Neil & Zoë')).toBe('Welcome back, O’Neil & Zoë.')
    expect(heard(toSsml(said), () => undefined)).toBe('Welcome back, .')
  })

  it('joins sentences with one space, and leaves out what says nothing', () => {
    expect(toSsml(inTurn([], say`One.`, [], say`Two?`))).toBe('One. Two?')
  })
})
