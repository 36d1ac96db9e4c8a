import { newHousehold } from '../../lambda/household/change.ts'
import type { HouseholdKey, PersonKey } from '../../lambda/household/ids.ts'
import type { Household, Phone, PushSubscription, Reservation, Search } from '../../lambda/household/state.ts'

export const NOW = Date.parse('2026-11-21T18:00:00Z') / 1000
export const HOME = 'k1.home' as HouseholdKey
export const ANNA = 'k1.anna' as PersonKey

export const aPush = (name: string): PushSubscription => ({
  endpoint: `https://fcm.googleapis.com/${name}`,
  p256dh: 'B',
  auth: 'a',
})

export const aPhone = (id: string, parts: Partial<Phone> = {}): Phone => ({
  id,
  secret: `secret of ${id}`,
  owner: 'household',
  locale: 'en-GB',
  touched: NOW,
  push: aPush(id),
  ...parts,
})

export const aSearch = (id: string, parts: Partial<Search> = {}): Search => ({
  id,
  owner: 'household',
  query: 'kettle',
  results: ['hush-kettle'],
  total: 1,
  fit: 'all',
  place: 0,
  picks: [],
  touched: NOW,
  byPerson: false,
  ...parts,
})

export const anOrder = (order: string, parts: Partial<Reservation> = {}): Reservation => ({
  order,
  owner: ANNA,
  id: 'hush-kettle',
  minor: 3900,
  currency: 'GBP',
  locale: 'en-GB',
  at: NOW,
  until: NOW + 86_400,
  ...parts,
})

export const aHome = (parts: Partial<Household> = {}): Household => ({
  ...newHousehold('spring', NOW),
  ...parts,
})
