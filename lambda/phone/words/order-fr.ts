import type { PhoneWords } from './en.ts'

const NUMBERS = ['zéro', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix']
const count = (n: number): string => NUMBERS[n] ?? String(n)

function lasting(seconds: number, how: 'pendant' | 'encore'): string {
  const hours = Math.round(seconds / 3600)
  if (hours >= 48) return `${how} ${count(Math.floor(hours / 24))} jours`
  return hours >= 2 ? `${how} ${count(hours)} heures` : `${how} un petit moment`
}

/** Ce que disent les pages du téléphone d’une réservation. */
export const order: PhoneWords['order'] = {
  reserve: 'Réserver',
  reserved: 'Réservé',
  checkout: 'Acheter à la boutique',
  amazonTitle: 'Vendu par Amazon',
  amazon: 'Vendu par Amazon : demandez à l’enceinte de le mettre au panier.',

  confirm: (name) => `Réserver : ${name}`,
  delivery: 'Livraison',
  free: 'Gratuite',
  kept: 'Gardé pour vous',
  lasting: (seconds) => lasting(seconds, 'pendant'),
  next: 'Et ensuite',
  nextIs:
    'La boutique met l’article de côté pour vous. Vous ne payez rien maintenant : le lien pour payer sera sur ce téléphone. Sans paiement à temps, la réservation prend fin d’elle-même. Pendant dix minutes, vous pouvez l’annuler ici.',
  reserveIt: 'Réserver l’article',
  notNow: 'Pas maintenant',
  otherPrice: (was, now) =>
    `Le prix a changé : il était de ${was}, il est maintenant de ${now}. Rien n’est encore réservé.`,

  keeps: 'La boutique garde l’article',
  until: 'jusqu’au',
  lastingOn: (seconds) => lasting(seconds, 'encore'),
  pay: 'Payer à la boutique',
  takeBack: 'Annuler la réservation',
  takenBack: 'La réservation est annulée.',
  toChange: 'Pour changer quelque chose, contactez la boutique :',
  tooLate: (contact) =>
    `Une réservation s’annule pendant dix minutes. Pour celle-ci, contactez la boutique : ${contact}`,
  noSuchOrder: 'Cette réservation n’existe pas ici. Rien n’a changé.',

  soldOut: 'Cet article est en rupture pour le moment : rien n’a été réservé.',
  fullTitle: 'Plus de place',
  full: (contact) => `Vingt réservations au plus : rien n’a été réservé. Contactez la boutique : ${contact}`,
  notOwnTitle: 'Ce téléphone ne réserve rien',
  notOwn:
    'Il montre ce que tout le monde peut voir à la maison. Pour réserver, indiquez qu’il est à vous, ou achetez à la boutique. Rien n’a changé.',
}
