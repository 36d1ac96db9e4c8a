// @ts-check
// The page works without this. With it, it follows the voice, picks at once, and says when it is offline.

const POLL_MS = 1500
const HIDDEN_MS = 15_000
const LONGEST_MS = 30_000
const PATIENCE_MS = 8000
const UNDO_MS = 8000

const said = /** @type {HTMLElement} */ (document.getElementById('said'))
const offline = /** @type {HTMLElement} */ (document.getElementById('offline'))
const app = () => /** @type {HTMLElement} */ (document.getElementById('app'))
const text = (/** @type {string} */ name) => document.body.dataset[name] ?? ''

/** What a node is known by, so that a list keeps its lines while their order changes. @param {Node} node */
const keyOf = (node) =>
  node instanceof Element
    ? `${node.tagName} ${node.getAttribute('data-key') ?? node.id}`
    : `#${node.nodeType}`

/**
 * Makes one node like another. What people do with it stays: focus, an open part, what is being typed.
 * @param {Node} from
 * @param {Node} to
 */
function become(from, to) {
  if (from instanceof Element && to instanceof Element) becomeOutside(from, to)
  else if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue
  becomeInside(from, to)
}

/**
 * @param {Element} from
 * @param {Element} to
 */
function becomeOutside(from, to) {
  // What the shop changed counts; what somebody typed since stays.
  const isField = from instanceof HTMLInputElement && to instanceof HTMLInputElement
  if (isField && from.defaultValue !== to.defaultValue && from !== document.activeElement)
    from.value = to.value
  for (const { name } of [...from.attributes])
    if (!to.hasAttribute(name) && !(name === 'open' && from.tagName === 'DETAILS')) from.removeAttribute(name)
  for (const { name, value } of to.attributes)
    if (from.getAttribute(name) !== value) from.setAttribute(name, value)
}

/**
 * @param {Node} from
 * @param {Node} to
 */
function becomeInside(from, to) {
  const before = [...from.childNodes]
  const pairs = [...to.childNodes].map((wanted) => {
    const at = before.findIndex((node) => keyOf(node) === keyOf(wanted))
    return { wanted, node: at < 0 ? undefined : before.splice(at, 1)[0] }
  })
  // What goes, goes first: then what stays is in its place already, and keeps the focus.
  for (const node of before) from.removeChild(node)
  for (const [index, { wanted, node }] of pairs.entries()) {
    if (node) become(node, wanted)
    const here = from.childNodes[index] ?? null
    const placed = node ?? document.importNode(wanted, true)
    if (here !== placed) from.insertBefore(placed, here)
  }
}

/** Says days and hours as this browser's own clock has them: the shop knows no time zone. @param {ParentNode} part */
function tellTimes(part) {
  const { lang } = document.documentElement
  const format = new Intl.DateTimeFormat(lang, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: lang === 'en-US' ? 'numeric' : '2-digit',
    minute: '2-digit',
  })
  for (const time of part.querySelectorAll('time'))
    time.textContent = `${time.dataset.until} ${format.format(new Date(time.dateTime))}`
}

/** Shows a page that came from the shop, in place. @param {Response} response */
async function show(response) {
  const next = new DOMParser().parseFromString(await response.text(), 'text/html')
  const main = next.getElementById('app')
  if (!main) throw new Error('no page')
  const focused = document.activeElement
  tellTimes(main)
  become(app(), main)
  document.title = next.title
  if (response.redirected) history.replaceState(null, '', response.url)
  // What had the focus may be gone; the keyboard then goes on at the page, not at its beginning.
  if (focused instanceof HTMLElement && focused !== document.body && !focused.isConnected) {
    app().tabIndex = -1
    app().focus({ preventScroll: true })
  }
}

/** @param {string} path @param {RequestInit} [init] */
const ask = (path, init = {}) =>
  fetch(path, { credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE_MS), ...init })

/** @type {ReturnType<typeof setTimeout> | undefined} */
let hiding
/** Says something at the lower edge, with a way back if there is one. @param {string} words @param {() => void} [undo] */
function say(words, undo) {
  clearTimeout(hiding)
  said.replaceChildren(words)
  if (undo) {
    const button = document.createElement('button')
    button.className = 'undo'
    button.textContent = text('undo')
    button.addEventListener('click', () => {
      said.hidden = true
      undo()
    })
    said.append(' ', button)
  }
  said.hidden = false
  hiding = setTimeout(() => {
    if (said.contains(document.activeElement)) return
    said.hidden = true
  }, UNDO_MS)
}

/** What was tapped goes out one by one, so that a pick and its undo arrive in this order. */
let queue = Promise.resolve()
let sending = 0

/**
 * @param {string} action
 * @param {URLSearchParams} body
 * @returns {Promise<boolean>} whether it was sent
 */
async function send(action, body) {
  sending += 1
  const turn = queue.then(async () => {
    try {
      await show(await ask(action, { method: 'POST', body }))
      return true
    } catch {
      return false
    }
  })
  queue = turn.then(() => {
    sending -= 1
  })
  return await turn
}

/** @param {SubmitEvent} event */
async function submitted(event) {
  const form = /** @type {HTMLFormElement} */ (event.target)
  if (!form.hasAttribute('data-live') || app().dataset.tag === undefined) return
  event.preventDefault()
  const action = new URL(form.action).pathname
  // Signing out clears what the browser keeps, which a page does better than a script.
  if (action === '/p/remove') return form.submit()
  const fields = new FormData(form)
  const body = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]))
  const button = form.querySelector('button')
  const done = button?.dataset.done
  if (button?.hasAttribute('aria-pressed')) toggle(form, button)
  const isSent = await send(action, body)
  if (!isSent) {
    if (button?.hasAttribute('aria-pressed')) toggle(form, button)
    return say(text('notSent'))
  }
  const notice = document.querySelector('.notice')
  if (notice) return notice.scrollIntoView({ block: 'nearest' })
  if (done === undefined) return
  const other = action === '/p/pick' ? '/p/unpick' : '/p/pick'
  say(done, () => void send(other, body).then((isSent) => isSent || say(text('notSent'))))
}

/** A pick shows at once; the shop's answer then says what holds. @param {HTMLFormElement} form @param {HTMLElement} button */
function toggle(form, button) {
  const isPressed = button.getAttribute('aria-pressed') === 'true'
  const word = button.querySelector('[data-word]')
  button.setAttribute('aria-pressed', String(!isPressed))
  form.closest('li')?.classList.toggle('picked', !isPressed)
  if (word) [word.textContent, button.dataset.other] = [button.dataset.other ?? '', word.textContent ?? '']
}

let failures = 0
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting

/** Asks whether anything changed; only then is the page asked for. */
async function poll() {
  clearTimeout(waiting)
  const { tag } = app().dataset
  // The worker showed this in place of a page, which is asked for until it comes.
  const isStandIn = document.querySelector('[data-offline-page]') && location.pathname !== '/p/offline'
  if (tag === undefined && !isStandIn) return
  try {
    if (isStandIn && (await ask('/p', { method: 'HEAD' }))) return location.reload()
    if (tag !== undefined && sending === 0) await follow(tag)
    failures = 0
    offline.hidden = true
  } catch {
    failures += 1
    // One that got lost on its way is nothing to be told of.
    if (!isStandIn && (failures > 1 || !navigator.onLine)) offline.hidden = false
  }
  const usual = document.hidden ? HIDDEN_MS : POLL_MS
  waiting = setTimeout(poll, Math.min(LONGEST_MS, usual * 2 ** Math.max(0, failures - 1)))
}

/** @param {string} tag */
async function follow(tag) {
  const state = await ask(`/p/state${location.search}`, { headers: { 'If-None-Match': tag } })
  if (state.status >= 500) throw new Error('the shop does not answer')
  if (state.status === 304 || sending > 0 || state.headers.get('ETag') === tag) return
  const page = await ask(`/p${location.search}`, { headers: { accept: 'text/html' } })
  if (page.status >= 500) throw new Error('the shop does not answer')
  if (sending === 0) await show(page)
}

/** A link of a card or a QR code brings its code in the fragment. It is typed in for people; they tap. */
function fillCode() {
  const code = decodeURIComponent(location.hash.slice(1)).toUpperCase()
  const field = document.getElementById('code')
  if (!(field instanceof HTMLInputElement) || !/^[A-Z]{4}-?[A-Z]{4}$/.test(code)) return
  field.value = code
  history.replaceState(null, '', location.pathname + location.search)
  field.form?.querySelector('button')?.focus()
}

let hasWorker = false
/** What this browser can do about telling that a search is ready; the style shows the words that fit. */
function noteTelling() {
  const isAble = hasWorker && 'PushManager' in window && 'Notification' in window
  // An iPhone tells only what is on its home screen; this property is Apple's own.
  const canInstall = /** @type {{ standalone?: boolean }} */ (navigator).standalone === false
  const blocked = () => (Notification.permission === 'denied' ? 'blocked' : 'ready')
  const can = isAble ? blocked() : canInstall ? 'install' : undefined
  if (can) document.body.dataset.tell = can
}

/** @param {string} path @param {object} [sent] */
const post = (path, sent) =>
  ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    ...(sent ? { body: JSON.stringify(sent) } : {}),
  })

const subscription = async () =>
  (await (await navigator.serviceWorker.ready).pushManager.getSubscription()) ?? undefined

/** Asks to be told; the browser asks its owner first. @param {string} key */
async function subscribe(key) {
  if ((await Notification.requestPermission()) !== 'granted') return false
  const { pushManager } = await navigator.serviceWorker.ready
  const options = { userVisibleOnly: true, applicationServerKey: key }
  const made = await pushManager.subscribe(options).catch(async () => {
    // One that was made with another key is in the way.
    await (await subscription())?.unsubscribe()
    return await pushManager.subscribe(options)
  })
  return (await post('/p/push', made)).ok
}

async function unsubscribe() {
  const { ok } = await post('/p/unpush')
  await (await subscription())?.unsubscribe()
  return ok
}

/** @param {HTMLElement} button */
async function tell(button) {
  const { on, subscribe: key = '' } = button.dataset
  const isDone = await (on === 'true' ? unsubscribe() : subscribe(key)).catch(() => false)
  noteTelling()
  if (isDone) await show(await ask(`/p${location.search}`)).catch(() => {})
  else if (document.body.dataset.tell === 'ready') say(text('notTold'))
}

/** The shop thinks that it tells this phone, and the browser knows nothing of it (any more). */
async function mendTelling() {
  const isOn = document.querySelector('[data-subscribe][data-on="true"]')
  if (isOn && document.body.dataset.tell && !(await subscription())) await post('/p/unpush')
}

document.addEventListener('click', ({ target }) => {
  const button = target instanceof Element ? target.closest('[data-subscribe]') : null
  if (button instanceof HTMLElement) void tell(button)
})
document.addEventListener('submit', (event) => void submitted(/** @type {SubmitEvent} */ (event)))
document.addEventListener('visibilitychange', () => {
  noteTelling()
  void poll()
})
addEventListener('hashchange', fillCode)
addEventListener('offline', () => void poll())
addEventListener('online', () => {
  failures = 0
  void poll()
})
fillCode()
noteTelling()
tellTimes(document)
waiting = setTimeout(poll, POLL_MS)
if ('serviceWorker' in navigator) {
  navigator.serviceWorker.register('/p/worker.js', { scope: '/p' }).catch(() => {})
  const withWorker = async () => {
    await navigator.serviceWorker.ready
    hasWorker = true
    noteTelling()
    await mendTelling()
  }
  withWorker().catch(() => {})
}
