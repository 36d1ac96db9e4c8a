import fc from 'fast-check'
import {
  BROWSER_MAKERS,
  isPushEndpoint,
  pushHostsIn,
  subscriptionIn,
} from '../../lambda/household/push-hosts.ts'
import { pushHostsOf, vapidOf } from '../../lambda/push-settings.ts'
import { parseSettings, SettingError } from '../../lambda/settings.ts'
import { newVapidKeys } from '../../local/data-folder.ts'
import { aSubscriber } from '../support/push.ts'

const makers = pushHostsIn(BROWSER_MAKERS) ?? []

describe('an endpoint is one', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/fv3jabydF5c:APA91bEc8',
    'https://fcm.googleapis.com/wp/abc',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAAAABk_-x',
    'https://web.push.apple.com/QLwz',
    'https://wns2-par02p.notify.windows.com/w/?token=BQYAAAD%2b%3d%3d',
  ])('of a browser maker: %s', (endpoint) => {
    expect(isPushEndpoint(endpoint, makers)).toBe(true)
  })

  it.each([
    // Not https.
    'http://fcm.googleapis.com/fcm/send/x',
    'ws://fcm.googleapis.com/x',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '',
    // Another host that looks like one.
    'https://evil.example/fcm.googleapis.com',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evil-fcm.googleapis.com/x',
    'https://xfcm.googleapis.com/x',
    'https://x.fcm.googleapis.com/x',
    'https://push.apple.com/x',
    'https://evilpush.apple.com/x',
    'https://.push.apple.com/x',
    'https://a..push.apple.com/x',
    'https://web.push.apple.com./x',
    'https://fcm.googleapis.com./x',
    'https://notify.windows.com/x',
    'https://fcm.googleapis.com%2eevil.example/x',
    'https://fcm.googleapıs.com/x',
    // Somebody's password, or what looks like one.
    'https://user@fcm.googleapis.com/x',
    'https://user:word@fcm.googleapis.com/x',
    'https://fcm.googleapis.com@evil.example/x',
    'https://fcm.googleapis.com:443@evil.example/x',
    'https://evil.example\\@fcm.googleapis.com/x',
    'https://fcm.googleapis.com\\@evil.example/x',
    'https://evil.example#@fcm.googleapis.com/x',
    'https://evil.example?@fcm.googleapis.com/x',
    'https://@fcm.googleapis.com/x',
    // Another port.
    'https://fcm.googleapis.com:8443/x',
    'https://fcm.googleapis.com:22/x',
    'https://fcm.googleapis.com:0/x',
    // This machine, its network, the cloud's own door, in all their spellings.
    'https://127.0.0.1/x',
    'https://localhost/x',
    'https://localhost./x',
    'https://2130706433/x',
    'https://0x7f000001/x',
    'https://0177.0.0.1/x',
    'https://127.1/x',
    'https://0/x',
    'https://0.0.0.0/x',
    'https://169.254.169.254/latest/meta-data/',
    'https://[::1]/x',
    'https://[::]/x',
    'https://[::ffff:127.0.0.1]/x',
    'https://[::ffff:7f00:1]/x',
    'https://[fd00:ec2::254]/x',
    'https://[fe80::1]/x',
    'https://10.0.0.7/x',
    'https://8.8.8.8/x',
    // Written otherwise than a browser writes it.
    'HTTPS://fcm.googleapis.com/x',
    'https://FCM.googleapis.com/x',
    'https://fcm.googleapis.com',
    'https://fcm.googleapis.com:443/x',
    'https:fcm.googleapis.com/x',
    'https:///fcm.googleapis.com/x',
    'https://fcm.googleapis.com/a/../x',
    'https://fcm.googleapis.com/x\n',
    ' https://fcm.googleapis.com/x',
    'https://fcm.google\tapis.com/x',
    'https://fcm.googleapis.com/x y',
    'https://fcm.googleapis.com/x#here',
    `https://fcm.googleapis.com/${'x'.repeat(500)}`,
  ])('nowhere else: %j', (endpoint) => {
    expect(isPushEndpoint(endpoint, makers)).toBe(false)
  })

  it('on no host but those of the list, whatever is sent', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'https://',
        'fcm.googleapis.com',
        '@',
        ':',
        '#',
        '?',
        '\\',
        '/',
        '.',
        '%2e',
        '[::1]',
        '443',
      ),
      fc.string({ maxLength: 6 }),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const endpoint = parts.join('')
        if (!isPushEndpoint(endpoint, makers)) return
        expect(new URL(endpoint).hostname).toBe('fcm.googleapis.com')
        expect(new URL(endpoint).port).toBe('')
        expect(endpoint.startsWith('https://fcm.googleapis.com/')).toBe(true)
      }),
    )
  })

  it.each([
    ['127.0.0.1:8443', 'https://127.0.0.1:8443/x', true],
    ['127.0.0.1:8443', 'https://127.0.0.1/x', false],
    ['127.0.0.1:8443', 'https://127.0.0.1:8444/x', false],
    ['127.0.0.1:8443', 'https://localhost:8443/x', false],
    ['127.0.0.1:8443', 'https://2130706433:8443/x', false],
    ['127.0.0.1:8443', 'https://[::ffff:127.0.0.1]:8443/x', false],
    ['127.0.0.1', 'https://127.0.0.2/x', false],
    ['localhost:8443', 'https://localhost:8443/x', true],
    ['localhost:8443', 'https://127.0.0.1:8443/x', false],
    ['[::1]:8443', 'https://[::1]:8443/x', true],
    ['[::1]:8443', 'https://[0:0:0:0:0:0:0:1]:8443/x', false],
    ['push.example:443', 'https://push.example/x', true],
    ['*.push.example:8443', 'https://a.push.example:8443/x', true],
    ['*.push.example:8443', 'https://a.push.example/x', false],
    ['a.example , b.example', 'https://b.example/x', true],
  ])('with PUSH_HOSTS %s: %s is %s', (setting, endpoint, isOne) => {
    expect(isPushEndpoint(endpoint, pushHostsOf(parseSettings({ PUSH_HOSTS: setting })))).toBe(isOne)
  })

  it.each([
    '*',
    '*.com',
    '*.127.0.0.1',
    '*.[::1]',
    'https://push.example',
    'push.example/path',
    'user@push.example',
    'push.example:99999',
    'a.example,',
    'a.example,,b.example',
    'push.example.',
    '2130706433',
    '0x7f.1',
    'a b',
  ])('never with PUSH_HOSTS %j, which stops the start', (setting) => {
    expect(() => pushHostsOf(parseSettings({ PUSH_HOSTS: setting }))).toThrow(SettingError)
    expect(() => pushHostsOf(parseSettings({ PUSH_HOSTS: setting }))).toThrow(
      'The setting PUSH_HOSTS must be',
    )
  })
})

describe('a subscription', () => {
  const { json, push } = aSubscriber('https://fcm.googleapis.com/fcm/send/x')
  const keys = { p256dh: push.p256dh, auth: push.auth }

  it('is what a browser gives, and nothing more is kept of it', () => {
    expect(subscriptionIn({ ...json, more: 'of it' }, makers)).toEqual(push)
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'https://fcm.googleapis.com/x'],
    ['a list', [json]],
    ['no endpoint', { keys }],
    ['an endpoint that is no text', { endpoint: 7, keys }],
    ['no keys', { endpoint: push.endpoint }],
    ['no secret', { endpoint: push.endpoint, keys: { p256dh: push.p256dh } }],
    ['a short key', { endpoint: push.endpoint, keys: { ...keys, p256dh: push.p256dh.slice(1) } }],
    ['a compressed key', { endpoint: push.endpoint, keys: { ...keys, p256dh: `A${push.p256dh.slice(1)}` } }],
    ['a long key', { endpoint: push.endpoint, keys: { ...keys, p256dh: `${push.p256dh}A` } }],
    ['a short secret', { endpoint: push.endpoint, keys: { ...keys, auth: 'AAAA' } }],
    ['a secret of 17 bytes', { endpoint: push.endpoint, keys: { ...keys, auth: `${push.auth}A` } }],
    ['another host', { endpoint: 'https://evil.example/x', keys }],
  ])('is not %s', (_, sent) => {
    expect(subscriptionIn(sent, makers)).toBeUndefined()
  })
})

describe('the keys that pushes are signed with', () => {
  const { publicKey, privateKey } = newVapidKeys()
  const all = {
    VAPID_SUBJECT: 'mailto:shop@shop.example',
    VAPID_PUBLIC_KEY: publicKey,
    VAPID_PRIVATE_KEY: privateKey,
  }

  it('are three settings', () => {
    expect(vapidOf(parseSettings(all))).toEqual({ subject: all.VAPID_SUBJECT, publicKey, privateKey })
    expect(vapidOf(parseSettings({ ...all, VAPID_SUBJECT: 'https://shop.example' }))).toBeDefined()
  })

  it('may be left out, all of them', () => {
    expect(vapidOf(parseSettings({}))).toBeUndefined()
  })

  it.each(Object.keys(all))('are none without %s', (name) => {
    expect(() => vapidOf(parseSettings({ ...all, [name]: '' }))).toThrow('all must be there, or none')
  })

  it('are a pair', () => {
    const other = { ...all, VAPID_PUBLIC_KEY: newVapidKeys().publicKey }
    expect(() => vapidOf(parseSettings(other))).toThrow('do not belong together')
  })

  it.each([
    ['VAPID_SUBJECT', 'shop@shop.example'],
    ['VAPID_SUBJECT', 'http://shop.example'],
    ['VAPID_SUBJECT', 'mailto:<shop@shop.example>'],
    ['VAPID_PUBLIC_KEY', 'BCDF'],
    ['VAPID_PUBLIC_KEY', `A${publicKey.slice(1)}`],
    ['VAPID_PRIVATE_KEY', 'secret'],
    ['EVENT_BUS', 'a bus'],
  ])('%s is not %j, and the sentence does not repeat it', (name, value) => {
    expect(() => parseSettings({ [name]: value })).toThrow(`The setting ${name} must be`)
    expect(() => parseSettings({ [name]: value })).not.toThrow(value)
  })

  it.each(['VAPID_KEY', 'PUSH_HOST', 'EVENT_BUS_NAME'])('are not called %s', (name) => {
    expect(() => parseSettings({ [name]: 'x' })).toThrow(`There is no setting ${name}.`)
  })
})
