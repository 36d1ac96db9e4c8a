import type { Said, Voice } from '../../local/alexa/envelope.ts'
import {
  ANNA,
  CONNECT,
  FORGET_ME,
  find,
  NOBODY,
  pick,
  REMOVE_PHONE,
  SEND,
  shows,
  takeOut,
  voice,
  YES,
  YES_FORGET_ME,
} from '../support/shop.ts'
import type { Sure, TwoWritersModel } from './two-writers-model.ts'
import { type Action, type Came, must } from './two-writers-step.ts'
import type { World } from './two-writers-world.ts'

const BEN = voice('ben', 300)
export const VOICES: readonly Voice[] = [NOBODY, ANNA, voice('anna', 200), BEN]
const sureOf = ({ speaker, level }: Voice): Sure =>
  level !== null && level >= 300 ? (speaker as Sure) : undefined

const codeOn = ({ reply }: Came): string | undefined => /[B-Z]{4}-[B-Z]{4}/.exec(reply?.card?.text ?? '')?.[0]

/** Something that is said. What the talk is about afterwards is learned; whose it is must be allowed. */
export function spoken(
  name: string,
  who: Voice,
  said: (model: TwoWritersModel) => Said,
  rest: Partial<Pick<Action, 'ready' | 'apply' | 'late'>> = {},
): Action {
  return {
    ready: () => true,
    ...rest,
    name: `${who.speaker ?? 'nobody'} ${who.level ?? ''} ${name}`,
    sure: sureOf(who),
    send: async (world, model) => {
      const reply = await world.say(who, said(model))
      return { reply, session: await world.session(reply, sureOf(who)) }
    },
    apply: (model, came, how) => rest.apply?.(model, came, how),
  }
}

export const isOpen = ({ state }: TwoWritersModel): boolean => state.session?.search !== undefined
const openOne = ({ state }: TwoWritersModel): string => state.session?.search ?? ''
const hasRow = (model: TwoWritersModel): boolean => isOpen(model) && model.state.session?.row.length !== 0
const rowAt = ({ state }: TwoWritersModel, at: number): string | undefined => state.session?.row[at]

/** What is in the talk after it was brought back must be this voice's to have (rulings, 13 and 16). */
export const broughtBack = (name: string, who: Voice, said: Said): Action =>
  spoken(name, who, () => said, {
    apply(model, { session }, { world }) {
      const { search, pending } = model.state.session ?? {}
      // The talk's own search stays open in it, also where it came to the store only now.
      if (session?.search === undefined || [search, pending?.id].includes(session.search)) return
      const owner = world.ownerOf(
        world.home?.searches.find(({ id }) => id === session.search)?.owner ?? 'household',
      )
      must(!model.search(session.search).isHidden, `${name} brings back what is not to be brought back`)
      must(owner === 'household' || owner === sureOf(who), `${name} brings back what is ${owner}’s`)
    },
  })

const codeGiven = (model: TwoWritersModel, came: Came, world: World, isAnswered: boolean): void => {
  const code = codeOn(came)
  if (isAnswered) must(code !== undefined, 'a card shows a code')
  if (code) world.codes.push(code)
  model.open(code ?? `unseen ${world.codes.length}`)
}

const late = (model: TwoWritersModel, came: Came, world: World): void => {
  const code = codeOn(came)
  const last = model.state.codes.at(-1)
  if (!code || !last?.letters.startsWith('unseen')) return
  world.codes.push(code)
  last.letters = code
}

export const search = (who: Voice, query: string): Action =>
  spoken(`finds ${query}`, who, () => find(query), {
    apply(model, _, { world }) {
      const known = Object.keys(model.state.searches)
      const id = world.home?.searches.map((one) => one.id).find((one) => !known.includes(one))
      if (id !== undefined && id !== model.state.session?.pending?.id) model.begin(id, sureOf(who))
    },
  })

export const send = (who: Voice): Action =>
  spoken('sends', who, () => SEND, {
    ready: isOpen,
    late,
    apply(model, came, { world, isAnswered }) {
      const { search: id = '', heard = [] } = model.state.session ?? {}
      const sent = model.send(id, sureOf(who))
      if (sent.to === 'card') codeGiven(model, came, world, isAnswered)
      else if (isAnswered) must(codeOn(came) === undefined, 'no code where a phone shows it')
      const copy = world.home?.searches.find((one) => one.id === sent.id)
      must(copy !== undefined, 'what was sent is there')
      if (sent.id !== id)
        must(copy?.results.every((one) => heard.includes(one)) ?? false, 'a copy holds what was heard')
    },
  })

export const connect = (who: Voice): Action =>
  spoken('connects', who, () => CONNECT, {
    late,
    apply: (model, came, { world, isAnswered }) => codeGiven(model, came, world, isAnswered),
  })

/** Says the digits of one of the phones that show some, or wrong ones. */
export const claim = (who: Voice, nth: number, isRight: boolean): Action => {
  const shown = ({ state }: TwoWritersModel) => state.phones.flatMap(({ claim }) => claim?.digits ?? [])
  const digits = (model: TwoWritersModel) =>
    (isRight ? shown(model)[nth % Math.max(1, shown(model).length)] : undefined) ?? '0000'
  return spoken(
    `says what phone ${nth} shows${isRight ? '' : ', wrongly'}`,
    who,
    (model) => shows(digits(model)),
    {
      ready: (model) => !isRight || shown(model).length > 0,
      apply: (model) => model.claim(sureOf(who), digits(model)),
    },
  )
}

export const pickOut = (who: Voice, at: number): Action =>
  spoken(`picks ${at}`, who, () => pick(String(at + 1)), {
    ready: hasRow,
    apply(model) {
      const product = rowAt(model, at)
      if (product !== undefined) model.pick(openOne(model), product)
    },
  })

export const unpickOut = (who: Voice, at: number): Action =>
  spoken(`takes out ${at}`, who, () => takeOut(String(at + 1)), {
    ready: hasRow,
    apply(model) {
      const product = rowAt(model, at)
      if (product !== undefined) model.takeOutBy(sureOf(who), openOne(model), product)
    },
  })

/** Two things said one after the other; nothing goes wrong in between. */
function twice(
  name: string,
  who: Voice,
  first: Said,
  then: Voice,
  second: Said,
  rest: Pick<Action, 'ready' | 'apply'>,
): Action {
  const { send: end } = spoken(name, then, () => second)
  const begin = spoken(name, who, () => first)
  return {
    ...begin,
    ...rest,
    isWhole: true,
    send: async (world, model) => {
      world.newTalk()
      await begin.send(world, model)
      return end(world, model)
    },
  }
}

export const signOut = (who: Voice, yes: Voice): Action =>
  twice('signs out', who, REMOVE_PHONE, yes, YES, {
    ready: (model) => model.removable(sureOf(who)).length > 0,
    apply: (model) => model.removeBy(sureOf(yes)),
  })

export const forget = (who: Voice): Action =>
  twice('says forget me', who, FORGET_ME, who, YES_FORGET_ME, {
    ready: () => true,
    apply(model, _, { world }) {
      const member = sureOf(who)
      if (member === undefined) return
      for (const id of model.forget(member))
        for (const field of ['id', 'search']) world.forgotten.add(`"${field}":"${id}"`)
      world.forgotten.add(world.person(member))
    },
  })

/** "Forget me" by a voice that is not sure is done at once. */
export const takeBack = (who: Voice): Action =>
  spoken('takes back what was said here', who, () => FORGET_ME, {
    apply(model, { session }, { world, isAnswered }) {
      model.takeBack()
      for (const [id, { owner }] of Object.entries(model.state.searches))
        must(owner === 'household' || world.has(id), 'nothing of a person is taken back')
      if (!isAnswered) return
      must(session !== undefined, 'the talk goes on')
      must(session?.search === undefined && session?.heard.length === 0, 'nothing is left in the talk')
    },
  })

export const move = (seconds: number): Action => ({
  name: `${seconds} seconds pass`,
  isWhole: true,
  ready: () => true,
  send: (world) => {
    world.doors.later += seconds
    world.newTalk()
    return Promise.resolve({})
  },
  apply: (model) => model.move(seconds),
})

export const disable = (isPersisted: boolean): Action => ({
  name: `the skill is disabled${isPersisted ? ', its data stays' : ''}`,
  isWhole: true,
  ready: () => true,
  send: async (world) => {
    await world.disable(isPersisted ? 'PERSISTED' : 'NOT_PERSISTED')
    world.newTalk()
    return {}
  },
  apply: (model) => model.disable(isPersisted),
})
