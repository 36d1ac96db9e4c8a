import { CatalogUnavailable } from '../catalog/catalog.ts'
import { searchById } from '../household/searches.ts'
import { checking, objectToCheck } from './check.ts'
import { greeting } from './greeting.ts'
import { help, longYes, no, notUnderstood, repeat, yes } from './guide.ts'
import { connect, offeringPhone, send } from './handoff.ts'
import { call, confirmName, explainName, leaveNameOut, object, useName } from './identity.ts'
import { cancel, startOver, stop } from './leave.ts'
import { askNoMore, mayAsk } from './may-ask.ts'
import { back, byPrice, drop, narrow, narrowTo } from './narrow.ts'
import { pickUp } from './offer.ts'
import { cancelOrder, goOn, tellOrders } from './orders.ts'
import { claim, removePhone, tellingOfPhones, tellPhones } from './phones.ts'
import { pickedOne } from './picked-one.ts'
import { pickOut, takeOut, tellPicks } from './picks.ts'
import { confirmForget, forget, tellWhatIsKept } from './privacy.ts'
import { compare, describe, leaveOut, tell } from './product.ts'
import { reserve, reservePicked } from './reserve.ts'
import { find, more } from './search.ts'
import { addToCart } from './shopping.ts'
import { type Decision, decided, type Situation, type Wish } from './situation.ts'

/** Which topic decides a wish. Every wish has one: the compiler sees to it. */
const TOPICS: {
  [W in Wish['wish']]: (s: Situation, wish: Extract<Wish, { wish: W }>) => Decision | Promise<Decision>
} = {
  open: (s) => greeting(s),
  find: (s, wish) => find(s, wish.query),
  // After "shall I tell you more about it?", more is of that one.
  more: (s) => (s.talk.asked === 'describe' ? describe(s, { by: 'nothing' }) : more(s)),
  describe: (s, wish) => (s.talk.asked === 'reserve' ? reserve(s, wish.which) : describe(s, wish.which)),
  'leave out': (s, wish) => leaveOut(s, wish.which),
  'tell price': (s, wish) => tell(s, 'told the price', wish.which),
  'tell stock': (s, wish) => tell(s, 'told the stock', wish.which),
  compare: (s, wish) => compare(s, wish.one, wish.other),
  narrow: (s, wish) => narrow(s, wish.limits),
  'by price': (s, wish) => byPrice(s, wish.way),
  sort: (s, wish) => narrowTo(s, wish.by === undefined ? {} : { order: wish.by }),
  drop: (s, wish) => drop(s, wish.filter),
  back: (s) => back(s),
  resume: (s) => pickUp(s),
  send: (s) => send(s),
  connect: (s) => connect(s),
  claim: (s, wish) => claim(s, wish.digits),
  'tell phones': (s) => tellPhones(s),
  'remove phone': (s) => removePhone(s),
  'tell picks': (s) => tellPicks(s),
  'picked one': (s) => (s.talk.asked === 'reserve' ? reservePicked(s) : pickedOne(s)),
  pick: (s, wish) => (s.talk.asked === 'reserve' ? reserve(s, wish.which) : pickOut(s, wish.which)),
  'take out': (s, wish) => takeOut(s, wish.which),
  reserve: (s, wish) => reserve(s, wish.which),
  'reserve picked': (s) => reservePicked(s),
  'yes, reserve it': (s) => longYes(s),
  'add to cart': (s, wish) => addToCart(s, wish.which),
  'tell orders': (s) => tellOrders(s),
  'cancel order': (s) => cancelOrder(s),
  'go on': (s, wish) => goOn(s, wish.token, wish.result),
  object: (s) => (s.talk.matter?.matter === 'check' ? objectToCheck(s, s.talk.matter) : object(s)),
  'be called': (s, wish) => call(s, wish.name),
  'leave my name out': (s) => leaveNameOut(s),
  'use my name': (s) => useName(s),
  'yes, use my name': (s) => confirmName(s),
  'why no name': (s) => explainName(s),
  'may ask': (s, wish) => mayAsk(s, wish.whom),
  'ask no more': (s, wish) => askNoMore(s, wish.whom),
  'what do you know': (s) => tellWhatIsKept(s),
  'forget me': (s) => forget(s),
  'yes, forget me': (s) => confirmForget(s),
  help: (s) => help(s),
  repeat: (s) => repeat(s),
  'start over': (s) => startOver(s),
  yes: (s) => yes(s),
  no: (s) => no(s),
  cancel: (s) => cancel(s),
  stop: (s) => stop(s),
  unknown: (s) => notUnderstood(s),
}

/**
 * Decides one turn. Pure but for the catalogue, which is passed in: the same situation gives the same
 * decision, so a turn that lost its write can be decided again.
 */
export async function converse(situation: Situation): Promise<Decision> {
  const offered = offeringPhone(situation, await byTopic(situation))
  const decision = checking(situation, tellingOfPhones(situation, offered))
  const { matter, ...talk } = decision.talk
  // A question about somebody's name or data is open for one turn: what comes later is no answer to it.
  const isOpen = matter !== situation.talk.matter || ['repeat', 'unknown'].includes(situation.wish.wish)
  return {
    ...decision,
    talk: {
      ...talk,
      ...(matter && isOpen ? { matter } : {}),
      ...(situation.speaker.isNobody ? {} : { byPerson: true }),
      touched: situation.now,
    },
  }
}

async function byTopic(situation: Situation): Promise<Decision> {
  const topic = TOPICS[situation.wish.wish] as (s: Situation, wish: Wish) => Decision | Promise<Decision>
  try {
    return await topic(situation, situation.wish)
  } catch (error) {
    if (!(error instanceof CatalogUnavailable)) throw error
    const search = searchById(situation.household, situation.talk.search)
    return decided(situation, [
      { act: 'could not search', query: search?.query ?? '', kept: search !== undefined },
    ])
  }
}
