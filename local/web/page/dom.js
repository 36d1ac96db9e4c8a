// @ts-check

/**
 * An element of the page.
 * @template {Element} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const found = document.getElementById(id)
  if (!(found instanceof type)) throw new Error(`The page has no ${type.name} "${id}".`)
  return found
}

/**
 * A new element. Texts become text nodes, never markup: a product may be called anything.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  return element
}

/**
 * The value of the radio button that is chosen.
 * @param {string} name
 */
export const chosen = (name) =>
  /** @type {HTMLInputElement | null} */ (document.querySelector(`input[name=${name}]:checked`))?.value ?? ''

/**
 * Chooses a radio button, if there is one of that value.
 * @param {string} name
 * @param {string} value
 */
export function choose(name, value) {
  for (const radio of document.querySelectorAll(`input[name=${name}]`))
    if (radio instanceof HTMLInputElement && radio.value === value) radio.checked = true
}
