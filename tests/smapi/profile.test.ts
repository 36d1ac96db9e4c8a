import { tokenOf, voiceOf } from '../../local/smapi/profile.ts'

const NOBODY = { speaker: null, level: null }

describe('the access token says who speaks', () => {
  test.each<[string, unknown]>([
    ['', NOBODY],
    ['local', NOBODY],
    ['speaker=nobody', NOBODY],
    ['speaker=anna', { speaker: 'anna', level: null }],
    ['speaker=anna;level=300', { speaker: 'anna', level: 300 }],
    [' level = 200 ; speaker = mary-jo ', { speaker: 'mary-jo', level: 200 }],
    ['speaker=ben;level=0', { speaker: 'ben', level: 0 }],
    ['speaker=ben;level=-1', { speaker: 'ben', level: -1 }],
  ])('%s', (token, voice) => {
    expect(voiceOf(token)).toEqual(voice)
  })

  test.each([
    'anna',
    'speaker=zoe',
    'speaker=',
    'speaker=Anna',
    'speaker=__proto__',
    'speaker=anna;',
    ';speaker=anna',
    'speaker=anna;speaker=ben',
    'speaker=anna,level=300',
    'speaker=anna;level=',
    'speaker=anna;level=300.5',
    'speaker=anna;level=3e2',
    'speaker=anna;level=high',
    'speaker=anna;level=99999999999999999999',
    'speaker=anna;level=300;level=400',
    'speaker=anna;household=other',
    'speaker=anna=300',
    'speaker=nobody;level=300',
    'level=300',
    'LOCAL',
    'Atza|IwEBIAbc',
  ])('"%s" is not understood, and what is said of it says how, and not what it was', (token) => {
    const why = voiceOf(token)
    expect(why).toEqual(expect.stringContaining('"speaker=anna;level=300"'))
    expect(why).not.toContain('Atza')
  })
})

test.each([
  [undefined, ''],
  ['', ''],
  ['local', 'local'],
  ['Bearer local', 'local'],
  ['bearer  speaker=anna;level=300', 'speaker=anna;level=300'],
  ['Bearer', ''],
  ['Bearer ', ''],
  ['bearerlocal', 'bearerlocal'],
])('the authorization %s holds the token "%s"', (authorization, token) => {
  expect(tokenOf(authorization)).toBe(token)
})
