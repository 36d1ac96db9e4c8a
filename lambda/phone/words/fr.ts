import type { FilterName } from '../../catalog/catalog.ts'
import type { PhoneWords } from './en.ts'
import { order } from './order-fr.ts'

const NUMBERS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix']
const count = (n: number): string => NUMBERS[n] ?? (n >= 1000 ? 'plus de mille' : String(n))
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const articles = (n: number): string => `${count(n)} article${n > 1 ? 's' : ''}`
const minutes = (n: number): string => (n === 1 ? 'une minute' : `${count(n)} minutes`)

const FILTERS: Readonly<Record<FilterName, string>> = {
  price: 'le prix',
  colors: 'la couleur',
  brands: 'la marque',
  without: 'ce que vous avez exclu',
  except: 'ce que vous avez écarté',
}

/** Ce que disent les pages du téléphone, sans genre : « article » vaut pour tout. */
export const fr: PhoneWords = {
  shop: 'Corner Shop',
  skip: 'Aller aux articles',

  connect: 'Connecter ce téléphone',
  connectLead: 'Voyez ce que vous avez demandé à l’enceinte, choisissez ici, continuez à la voix.',
  code: 'Code',
  codeHint: 'Huit lettres, dans l’application Alexa ou sur l’écran. Un code vaut dix minutes.',
  connectNow: 'Connecter',
  noCode: 'Pas encore de code ?',
  howToCode:
    'Dites « Alexa, demande à corner shop de connecter mon téléphone ». Le code arrive dans l’application Alexa.',
  wrongCode:
    'Ce code ne fonctionne pas. Vérifiez les lettres, ou dites « connecte mon téléphone » pour en avoir un autre.',
  fullHouse:
    'Le code est bon, mais cinq téléphones sont connectés. Dites d’abord « retire mon téléphone », puis réessayez.',
  expired: 'Ce téléphone n’a pas servi depuis 90 jours et a été déconnecté. Un nouveau code le reconnecte.',
  gone: 'Ce téléphone n’est plus connecté. Un nouveau code le reconnecte.',
  removed: 'Ce téléphone est déconnecté. Il n’y reste rien de vous.',

  lockedTitle: 'Trop de codes erronés',
  locked: (n) =>
    `Par sécurité, aucun code ne peut être saisi ici pendant ${minutes(n)}. Votre recherche est conservée.`,
  busyTitle: 'Un instant, s’il vous plaît',
  busy: (n) => `Beaucoup de codes erronés arrivent en ce moment. Réessayez dans ${minutes(n)}.`,
  closedTitle: 'La boutique ne répond pas',
  closed: 'Votre recherche et vos choix sont conservés. Réessayez dans une minute.',
  tryAgain: 'Réessayer',
  noDoorTitle: 'Cette page n’existe pas',
  noDoor: 'L’adresse est peut-être incomplète.',
  foreign: 'Cela venait d’une autre page : rien n’a changé. Faites-le ici.',
  notUnderstood: 'Cela n’a pas pu être lu : rien n’a changé.',
  tooLarge: 'C’est trop à envoyer : rien n’a changé.',
  offlineTitle: 'Pas de connexion',
  offline: 'Vos choix sont conservés. Cette page revient d’elle-même avec la connexion.',
  offlineBar: 'Pas de connexion. Ce que vous voyez peut dater ; la page réessaie toute seule.',
  notSent: 'Cela n’a pas été envoyé : pas de connexion. Réessayez.',
  toSearch: 'Retour à la recherche',

  emptyTitle: 'Pas encore de recherche',
  empty: 'Dites « Alexa, demande à corner shop de trouver une bouilloire silencieuse ». Tout s’affiche ici.',
  goneProducts: 'La boutique n’a plus rien de cette recherche. Relancez-la à la voix, ou changez un filtre.',
  found: (n) => capital(articles(n)),
  closest: 'Voici ce qui s’en approche.',
  soldOut: 'En rupture pour le moment',
  read: 'Lu à voix haute',
  pick: 'Choisir',
  picked: 'Choisi',
  before: 'avant',
  wasPrice: (price) => `Le prix était de ${price} au moment de votre choix.`,
  refine: 'Trier et filtrer',
  sort: 'Trier',
  orders: {
    fit: 'Le plus proche',
    cheapest: 'Prix croissant',
    dearest: 'Prix décroissant',
    popular: 'Les plus vendus',
  },
  price: 'Prix',
  from: 'de',
  to: 'à',
  color: 'Couleur',
  brand: 'Marque',
  any: 'Toutes',
  show: 'Afficher',
  filters: 'Filtres en place',
  drop: (chip) => `Retirer : ${chip}`,
  chipPrice: (from, to) => (from && to ? `de ${from} à ${to}` : from ? `plus de ${from}` : `moins de ${to}`),
  chipColor: (colors) => `en ${colors.join(' ou ')}`,
  chipBrand: (brands) => `marque ${brands.join(' ou ')}`,
  chipWithout: (words) => `sans ${words.join(' ni ')}`,
  chipExcept: (n) => (n > 1 ? `${count(n)} articles écartés` : 'un article écarté'),
  nothingLeft: 'Rien ne correspond : rien n’a changé.',
  without: (drop, total) =>
    `Sans ${drop.map((name) => FILTERS[name]).join(' et ')}, il reste ${articles(total)}.`,
  noPrice: 'Un prix est un nombre, par exemple 49,50. Rien n’a changé.',
  fullSearch: 'Il n’y a pas de place pour cette recherche. Rien n’a changé.',

  picks: 'Vos choix',
  picksTitle: (n) => (n === 0 ? 'Pas encore de choix' : n === 1 ? 'Un choix' : `${capital(count(n))} choix`),
  noPick: 'Touchez « Choisir », puis continuez à la voix.',
  sayNext: 'À la maison, dites :',
  sayOne: '« mon choix »',
  sayMany: '« qu’est-ce que j’ai choisi ? »',
  sayResume: '« reprends où j’en étais »',
  takeOut: 'Retirer',
  undo: 'Annuler',
  didPick: (name) => `Choix ajouté : ${name}`,
  didTake: (name) => `Choix retiré : ${name}`,
  goneProduct: 'N’est plus en boutique',
  notFound: 'Cet article n’est pas dans cette recherche : rien n’a été choisi.',
  noSearch: 'Cette recherche est terminée : rien n’a changé.',
  fullPicks: 'Vingt choix au plus. Retirez d’abord l’un d’eux.',
  noRoom: 'Il n’y a pas de place pour ce choix. Retirez-en d’abord un autre.',

  noProductTitle: 'Article introuvable',
  noProduct: 'La boutique ne vend pas cet article, ou ne le vend plus.',
  details: 'Détails',
  inStock: 'En stock',
  atShop: 'Voir dans la boutique',
  picture: (name) => `Photo : ${name}`,

  order,

  others: 'Recherches précédentes',
  otherCount: (total, picks) => `${articles(total)}${picks === 0 ? '' : `, ${count(picks)} choix`}`,
  yours: 'À vous',
  everybodys: 'Du foyer',
  phone: 'Ce téléphone',
  phoneOwn: 'Il n’est qu’à vous : il montre vos recherches et celles du foyer.',
  phoneHome: 'Il est au foyer : il montre ce que tout le monde peut voir à la maison.',
  hello: (called) => `Voici le téléphone de ${called}.`,
  called: 'Comment on vous appelle',
  calledHint: 'Corrigez l’écriture. Cela ne se voit que sur ce téléphone.',
  save: 'Enregistrer',
  noName: 'Cela ne peut pas être un nom : des lettres, cinq mots et 40 caractères au plus. Rien n’a changé.',
  claim: 'Ce téléphone est à moi',
  claimLead: 'Il montrera aussi vos propres recherches. Votre voix le confirme.',
  claimSay: (digits) => `« mon téléphone affiche ${digits} »`,
  claimHow: 'Dites ceci à l’enceinte dans les dix minutes, une fois corner shop ouvert :',
  tell: 'Me prévenir quand une recherche est prête',
  tellLead: 'Un court message sur ce téléphone. Il ne dit jamais ce que vous cherchez.',
  told: 'Ce téléphone vous prévient quand une recherche est prête.',
  untell: 'Ne plus me prévenir',
  tellBlocked:
    'Ce navigateur bloque les messages de la boutique. Autorisez-les pour cette page dans ses réglages, puis revenez.',
  tellInstall:
    'Pour savoir quand une recherche est prête, touchez « Partager », puis « Sur l’écran d’accueil », et ouvrez la boutique de là.',
  notTold: 'Cela n’a pas marché : rien n’a changé. Réessayez.',
  badPush: 'La boutique ne peut pas envoyer de messages à cette adresse. Rien n’a changé.',
  ready: 'Votre recherche est prête',
  signOut: 'Déconnecter',
  signOutLead: 'Retire ce téléphone du foyer. Les recherches restent.',
}
