import { type Phrases, phrases } from './phrasing.ts'
import { wordSet } from './tokens.ts'

export const en: Phrases = {
  to: phrases(`under
    below
    beneath
    less than
    for less than
    for under
    cheaper than
    lower than
    up to
    at most
    at the most
    no more than
    not more than
    not over
    nothing over
    no higher than
    within
    max
    maximum
    a maximum of
    maximum of
    my budget is
    with a budget of
    on a budget of`),
  from: phrases(`over
    above
    more than
    for more than
    for over
    at least
    no less than
    not less than
    not under
    upwards of
    starting at
    starting from
    minimum
    a minimum of`),
  about: phrases(`around
    about
    roughly
    approximately
    for around
    for about
    somewhere around`),
  between: phrases(`between
    for between
    priced between
    from
    anywhere from
    anywhere between`),
  and: wordSet('and to'),
  orLess: phrases(`or less
    or under
    or below
    or cheaper
    and under
    or lower
    max
    maximum
    tops
    at most
    at the most`),
  orMore: phrases(`or more
    or over
    or above
    and up
    and over
    and above
    upwards
    or dearer`),
  orders: [
    [
      phrases(`the cheapest
        cheapest
        the cheaper
        cheaper
        cheap
        really cheap
        the least expensive
        least expensive
        less expensive
        not too expensive
        not so expensive
        not very expensive
        not expensive
        inexpensive
        affordable
        the lowest price
        lowest price
        the lowest priced
        lowest priced
        low priced
        low cost
        budget
        cheapest first
        sorted by price`),
      'cheapest',
    ],
    [
      phrases(`the most expensive
        most expensive
        the dearest
        dearest
        the priciest
        priciest
        most costly
        high end
        top of the range`),
      'dearest',
    ],
    [
      phrases(`the most popular
        most popular
        popular
        the best selling
        best selling
        bestselling
        the top selling
        top selling
        most wanted
        most bought`),
      'popular',
    ],
  ],
  inColor: phrases(`in
    in the color
    in the colour
    in color
    in colour
    in a
    of color
    colored
    coloured
    that is
    that are
    which is`),
  onesOf: wordSet('one ones colored coloured color colour version versions'),
  only: wordSet('only just strictly'),
  fromBrand: phrases(`from
    by
    made by
    made from
    of brand
    of the brand
    from the brand
    brand
    the brand`),
  not: phrases(`not
    but not
    not in
    but not in
    no
    and no
    without
    without a
    without any
    except
    except for
    other than
    anything but
    excluding
    not from
    but not from`),
  articles: wordSet('a an any the'),
  goesOn: wordSet(
    `and but or in from with without that which please thanks thank if for to by not no made only each apiece i
     you do on at the one ones cheap cheapest would something anything`,
  ),
}
