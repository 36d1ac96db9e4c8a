import { type Phrases, phrases } from './phrasing.ts'
import { wordSet } from './tokens.ts'

export const fr: Phrases = {
  to: phrases(`moins de
    a moins de
    pour moins de
    en dessous de
    au dessous de
    en dessous des
    sous
    jusqu a
    a moins cher que
    pas plus de
    pas plus cher que
    moins cher que
    au plus
    au maximum
    maximum
    max
    inferieur a
    inferieure a
    mon budget est de
    avec un budget de`),
  from: phrases(`plus de
    a plus de
    pour plus de
    au dessus de
    au moins
    a partir de
    des
    minimum
    pas moins de
    plus cher que
    superieur a`),
  about: phrases(`environ
    autour de
    aux environs de
    aux alentours de
    a peu pres
    dans les
    vers`),
  between: phrases(`entre
    de`),
  and: wordSet('et a'),
  orLess: phrases(`ou moins
    maximum
    max
    au maximum
    au plus
    tout au plus
    grand maximum`),
  orMore: phrases(`ou plus
    et plus
    minimum
    au moins
    au minimum`),
  orders: [
    [
      phrases(`le moins cher
        la moins chere
        les moins chers
        les moins cheres
        moins cher
        moins chere
        moins chers
        moins cheres
        pas cher
        pas chere
        pas chers
        pas cheres
        pas trop cher
        pas trop chere
        pas trop chers
        pas trop cheres
        bon marche
        le meilleur marche
        abordable
        abordables
        economique
        economiques
        premier prix
        petit prix
        au plus bas prix`),
      'cheapest',
    ],
    [
      phrases(`le plus cher
        la plus chere
        les plus chers
        les plus cheres
        haut de gamme`),
      'dearest',
    ],
    [
      phrases(`le plus populaire
        la plus populaire
        les plus populaires
        populaire
        populaires
        le plus vendu
        la plus vendue
        les plus vendus
        les plus vendues
        le plus demande
        les plus demandes`),
      'popular',
    ],
  ],
  inColor: phrases(`en
    de couleur
    couleur
    en couleur
    qui est
    qui soit`),
  onesOf: wordSet(''),
  only: wordSet('seulement uniquement'),
  fromBrand: phrases(`de marque
    de la marque
    marque
    la marque
    de chez
    chez
    par
    fabrique par
    fabriquee par`),
  not: phrases(`sans
    pas
    mais pas
    pas de
    pas d
    pas en
    mais pas en
    sauf
    sauf en
    hormis
    autre que
    autres que
    excepte
    mais pas de
    sauf de
    pas de chez`),
  articles: wordSet('un une le la les l de du des d'),
  goesOn: wordSet(
    `et mais ou en de du des avec sans qui que s si svp merci pour par pas chez seulement chacun chacune piece
     a au maximum environ`,
  ),
}
