import type { Language } from '../../locale.ts'
import { wordSet } from './tokens.ts'

/** Words that never say what is wanted. Words that limit ("under", "without") are not among them. */
export const EMPTY: Record<Language, ReadonlySet<string>> = {
  en: wordSet(
    `a an the some any anything something all every each this that these those there here of to is are was
     were be been being am do does did don done can could would will shall should may must have has had having i im ive id
     ill me my mine we us our ours you your yours he him his she her hers they them their it its who what which
     where when how why if so then than up out just please thanks thank cheers ya yeah yep yes ok okay well uh um umm er erm hm
     hmm hey hi hello oh ah mm guys folks like really very quite kinda sorta as at be by in on for and or but with from about not
     got get gonna wanna gotta lemme let's now today tonight tomorrow soon asap again already still too also maybe
     perhaps actually basically literally possibly probably ideally quickly instead around chance
     would've couldn't don't doesn't one's alexa echo computer's`,
  ),
  fr: wordSet(
    `a ai ait aie as au aux avec avez avoir auriez aurais aurait c ca ce ceci cela celui celle ces cet cette d dans de des
     du elle en es est et etes etre eu fait faire faut faudrait faudra il ils j je jai l la le les leur leurs lui m ma me
     mes mais merci moi mon n ne nos notre nous on ou par pas plait peu peut peux pouvez pourrais pourriez pourrait pour
     qu que quel quelle quels quelles quelque quelques qui quoi s sa se ses si sil soit son sont sur svp t ta te tes toi
     ton tu un une va vas vais vos votre vous voudrais voudrait voudrions veux veut voulez y aimerais aimerait aimerions
     alors bah ben bon bonjour euh hein oui non donc aussi encore deja maintenant vite rapidement aujourd hui demain
     bientot svp stp salut alexa`,
  ),
}

/** Words of asking and praising. Beside a word for a thing they say nothing; alone they may be what is wanted. */
export const ASKING: Record<Language, ReadonlySet<string>> = {
  en: wordSet(
    `add let put find finding search searching look looking looks show showing shows need needs needed want wants wanted buy buying
     bought purchase purchasing order ordering shop shopping shops store browse browsing check checking see seeing help
     tell give bring grab fetch pick picking choose recommend recommendation recommendations suggest suggestion
     suggestions sell selling sold carry carrying stock stocked available availability interested interest hunting hunt
     market trying try hoping hope wondering wonder know think thinking love wish consider considering curious asking
     ask asked replace replacing pull lookup hook point
     best good great nice decent quality perfect ideal lovely cool awesome amazing right fine proper reliable
     recommended favourite favorite new
     kind kinds sort sorts type types thing things stuff item items product products option options selection range
     couple pair few bit lot lots bunch piece use using
     anyone someone somebody everybody everyone myself ourselves another other delivered shipped sent sale store deal deals offer offers price prices`,
  ),
  fr: wordSet(
    `cherche chercher cherchez cherchons recherche rechercher trouve trouver trouvez trouves montre-moi montrer montrez montres
     besoin envie acheter achete achetez commander commande commandez acquerir voir regarder regarde donne donner donnez
     propose proposer proposez proposes conseille conseiller conseillez vend vendez vendre disponible disponibles stock
     interesse interesser afficher affiche affichez aide aider aidez dites dis dire souhaite souhaiterais souhaitez
     recommande recommander recommandez existe existent possible
     bonne bonnes bons meilleur meilleure meilleurs meilleures super parfait parfaite joli jolie jolis jolies beau belle
     beaux belles nouveau nouvelle nouveaux nouvelles neuf neuve neufs neuves
     genre sorte type modele modeles chose choses truc trucs article articles produit produits paire`,
  ),
}

/** Whom and what a thing is for: after a "for" they say nothing of the thing; "office chair" does. */
export const PURPOSES: Record<Language, ReadonlySet<string>> = {
  en: wordSet(
    `house home household family wife husband mum mom mother dad father son daughter kid kids child children friend
     friends boss brother sister girlfriend boyfriend partner office work place room flat apartment present gift birthday
     christmas anniversary weekend week month party school guests everyone`,
  ),
  fr: wordSet(
    `maison famille femme mari fille fils enfant enfants ami amie amis cadeau anniversaire noel bureau travail mere pere
     maman papa ecole invites`,
  ),
}

/** After these a phrase goes on about something else: "a lamp | for the desk", "a torch | if you have one". */
export const TURNS: Record<Language, ReadonlySet<string>> = {
  en: wordSet(
    `above as at below beside between by for from if in less like more near on or over than that to under up which who with
     without because when while right`,
  ),
  fr: wordSet('pour avec sans si chez dans sur sous qui que dont comme entre parce quand'),
}

/** Before a purpose. */
export const FOR: Record<Language, ReadonlySet<string>> = { en: wordSet('for as'), fr: wordSet('pour comme') }

/** Before something that is wanted. */
export const SOME: Record<Language, ReadonlySet<string>> = {
  en: wordSet('a an some any'),
  fr: wordSet('un une des du'),
}

/** What these stand before is there already. */
export const POINTING: Record<Language, ReadonlySet<string>> = {
  en: wordSet('my our his her their your this these that those'),
  fr: wordSet('mon ma mes notre nos son sa ses votre vos leur leurs ce cet cette ces'),
}

/** Between the words of one phrase: "a set of knives", "une lampe de bureau". */
export const JOINTS: Record<Language, ReadonlySet<string>> = {
  en: wordSet('of'),
  fr: wordSet('de du des d a au aux en l la le'),
}

/** "A set of knives" is about knives. */
export const MEASURES: Record<Language, ReadonlySet<string>> = {
  en: wordSet(
    'bag bags bottle bottles box boxes bunch jar kind pack packs packet pair piece roll rolls set sets sort stack tin type',
  ),
  fr: wordSet('boite boites jeu jeux lot lots paire paquet paquets rouleau rouleaux set sets sorte type'),
}

/** French adjectives that stand before their noun. */
export const BEFORE_NOUN = wordSet(
  `beau beaux bel belle belles bon bonne bonnes bons deux grand grande grandes grands gros grosse joli jolie
   jolies jolis nouveau nouvelle nouvelles petit petite petites petits quatre six trois vieille vieux`,
)
