import { CUTS, SPREAD, type World } from './assumptions.ts'
import type { Draw } from './draw.ts'

interface Member {
  readonly isChild: boolean
  /** Mean similarity of this voice to itself. */
  readonly self: number
  /** Visits up to and with this member, as a share of the members' visits. */
  readonly talksUpTo: number
}

/** A home: its members, and the mean similarity of each voice to each other one. */
export interface Home {
  readonly members: readonly Member[]
  readonly alike: readonly (readonly number[])[]
}

/** What Alexa makes of one visit. */
export interface Recognized {
  /** Index into the levels. */
  readonly level: number
  /** Index of the member that is proposed. */
  readonly proposed: number
  readonly isWrong: boolean
  readonly byChild: boolean
}

/** A home of a world. */
export function homeOf(world: World, draw: Draw): Home {
  const size = sizeOf(world, draw)
  const talks = Array.from({ length: size }, () => 0.25 + draw.uniform())
  const all = talks.reduce((sum, one) => sum + one, 0)
  let upTo = 0
  const members = talks.map((one, index): Member => {
    const isChild = index > 1 && draw.happens(world.child)
    upTo += one / all
    const { adult, child } = world.target
    return { isChild, self: (isChild ? child : adult) + SPREAD.voice * draw.normal(), talksUpTo: upTo }
  })
  const alike = members.map(() => members.map(() => 0))
  for (const [i, one] of members.entries())
    for (const [j, other] of members.entries()) {
      if (j >= i) break
      const [row, mirror] = [alike[i], alike[j]]
      if (!row || !mirror) continue
      const mean = meanOf(world, one, other) + world.pairs * draw.normal()
      row[j] = mean
      mirror[i] = mean
    }
  return { members, alike }
}

function sizeOf({ sizes }: World, draw: Draw): number {
  let drawn = draw.uniform() * 100
  for (const [index, share] of sizes.entries()) {
    drawn -= share
    if (drawn < 0) return index + 2
  }
  return sizes.length + 1
}

function meanOf({ other, sameClass, amongChildren }: World, a: Member, b: Member): number {
  if (a.isChild !== b.isChild) return other.mean
  return other.mean + sameClass + (a.isChild ? amongChildren : 0)
}

/** One visit to a home; undefined if nobody is recognized. The speaker is a member or a guest. */
export function visit(
  { members, alike }: Home,
  world: World,
  draw: Draw,
): { readonly isGuest: boolean; readonly recognized: Recognized | undefined } {
  const isGuest = draw.happens(world.guests)
  const talking = draw.uniform()
  const speaker = isGuest ? -1 : members.findIndex(({ talksUpTo }) => talking < talksUpTo)
  const shift = isGuest ? world.other.mean + SPREAD.guest * draw.normal() : 0
  const pairs = alike[speaker]
  let [best, proposed] = [Number.NEGATIVE_INFINITY, -1]
  for (const [index, { self }] of members.entries()) {
    const isSelf = index === speaker
    const mean = isSelf ? self : isGuest ? shift : (pairs?.[index] ?? 0)
    const similarity = mean + (isSelf ? SPREAD.visit : world.other.spread) * draw.normal()
    if (similarity > best) [best, proposed] = [similarity, index]
  }
  const level = CUTS.findLastIndex((cut) => best >= cut)
  if (level < 0) return { isGuest, recognized: undefined }
  const byChild = members[speaker]?.isChild ?? false
  return { isGuest, recognized: { level, proposed, isWrong: proposed !== speaker, byChild } }
}
