/** How people in a kitchen order, by intent; none is a sample of a model. */
export const ORDERING_SAID: Readonly<Record<string, readonly string[]>> = {
  ReserveIntent: [
    'vous pouvez me réserver la deuxième',
    "d'accord je le prends",
    'alors commandez la troisième',
    "j'aimerais réserver celui-là",
    "s'il vous plaît réservez-la",
    'bon achète le premier',
    'peux-tu le réserver pour moi',
    'je voudrais bien commander le deuxième',
    'mettez-la moi de côté',
    'vas-y commande-le',
  ],
  ReservePickedIntent: [
    "alors commande celui que j'ai choisi",
    "réservez l'article que j'ai choisi s'il vous plaît",
    "j'aimerais acheter celle que j'ai choisie",
    'bon réserve mon choix',
  ],
  YesReserveItIntent: [
    'oui bien sûr réservez-le',
    "oui s'il vous plaît réserve-la",
    'oui réservez-la pour moi',
    'oui merci commande-le',
  ],
  AddToCartIntent: [
    'tu peux le mettre dans mon panier',
    'ajoutez le premier à mon panier',
    "mettez-la dans le panier s'il vous plaît",
  ],
  CancelOrderIntent: [
    "s'il vous plaît annulez ma réservation",
    'non finalement annule ma commande',
    'pourriez-vous annuler ma commande',
    "j'ai changé d'avis annule ma commande",
    'je veux annuler ma dernière commande',
  ],
  MyOrdersIntent: [
    "alors qu'est-ce que j'ai commandé",
    'tu peux me dire mes réservations',
    'elle en est où ma commande',
    "est-ce que j'ai bien réservé quelque chose",
    'pouvez-vous me lire mes commandes',
  ],
}
