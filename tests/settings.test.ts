import { idKeyOf, parseSettings, required, SettingError, typedAddress } from '../lambda/settings.ts'

const ID_KEY = `k1:${Buffer.alloc(32, 1).toString('base64')}`

describe('the settings', () => {
  it('are read from the environment', () => {
    const settings = parseSettings({ PORT: '3005', TABLE: 'shop', CORNER_SHOP_ID_KEY: ID_KEY, HOME: '/root' })
    expect(settings).toEqual({ PORT: 3005, TABLE: 'shop', CORNER_SHOP_ID_KEY: ID_KEY })
  })

  it('may be left out, and an empty one counts as left out', () => {
    expect(parseSettings({ PORT: '' })).toEqual({})
  })

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '30.5'],
    ['DYNAMODB_PORT', '-1'],
    ['DYNAMODB_ENDPOINT', 'localhost:8000'],
    ['DYNAMODB_ENDPOINT', 'ftp://localhost'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['TABLE', 'a b'],
    ['CORNER_SHOP_SKILL_ID', 'my-skill'],
    ['CORNER_SHOP_ID_KEY', 'k1:short'],
    ['CORNER_SHOP_ID_KEY', Buffer.alloc(32).toString('base64')],
  ])('refuse %s=%s with a sentence that names it, and not its value', (name, value) => {
    const refuse = () => parseSettings({ [name]: value })
    expect(refuse).toThrow(SettingError)
    expect(refuse).toThrow(new RegExp(`^The setting ${name} must be `))
    expect(refuse).not.toThrow(value)
  })

  it.each(['CORNER_SHOP_ID_KEYS', 'DYNAMODB_URL', 'CATALOGUE'])('refuse the unknown setting %s', (name) => {
    expect(() => parseSettings({ [name]: 'x' })).toThrow(`There is no setting ${name}.`)
  })

  it('say which one is missing', () => {
    expect(() => required(parseSettings({}), 'TABLE')).toThrow('The setting TABLE is missing')
  })

  it('hold the key that ids are hashed with, by its number', () => {
    expect(idKeyOf(ID_KEY)).toEqual({ number: 'k1', secret: Buffer.alloc(32, 1) })
  })
})

describe('the address that is typed into a phone', () => {
  it.each([
    ['https://shop.example/p', 'shop.example/p'],
    ['https://192.0.2.2:5273/p', 'https://192.0.2.2:5273/p'],
    ['https://192.0.2.2/p', 'https://192.0.2.2/p'],
    ['https://[2001:db8::1]/p', 'https://[2001:db8::1]/p'],
    ['https://shop.example:8443/p', 'https://shop.example:8443/p'],
    ['http://127.0.0.1:3000/p', 'http://127.0.0.1:3000/p'],
  ])('leaves out its beginning only where every browser puts it there: %s', (url, typed) => {
    expect(typedAddress(url)).toBe(typed)
  })
})
