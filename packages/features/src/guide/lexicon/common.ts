import { searchFold } from "@bellyfed/core/search/words";
import type { GuideLanguage } from "../rules.ts";

const folded = (words: string): ReadonlySet<string> => new Set(words.split(/[\s,]+/).map(searchFold));

/** Words by which a language is known, and which name nothing. */
export const functionWords: Readonly<Record<GuideLanguage, ReadonlySet<string>>> = {
  en: folded(`a an the of and or but not no for with without in on at to from by near is are was were be do does did can could would should will
    i me my we us our you your it its they them their he she there here this that these those which what when where who how why any some one
    something somewhere anything anywhere i'm i'd we're we'd it's what's where's who's let's please find show give want need like looking go get
    have has had tell about also too very more less than then if so just only still open best good place places restaurant restaurants food eat
    dinner lunch tonight today tomorrow cheap near nearby close closest cheaper another other people hello hi thanks thank bye and`),
  de: folded(`ein eine einen einem einer eines der die das den dem des und oder aber nicht kein keine keinen für fürs mit ohne in im am an auf zu zum zur
    von vom bei beim ist sind war sei hat haben habe kann kannst könnt können ich mich mir wir uns unser unsere du dir dich sie ihr ihm es er man
    was wann wo wer wie warum welche welcher welches wohin gibt gibt's hier dort da etwas irgendwo bitte suche suchen zeig zeige möchte möchten
    will wollen hätte hätten gern gerne auch noch nur sehr mehr weniger als dann wenn so schon jetzt heute morgen abend mittag essen lokal lokale
    restaurant restaurants günstig nähe nahe beste bestes gut gute guten guter hallo danke tschüss guten nach um bis ab unter über zwischen drei vier fünf sechs sieben
    acht uhr samstag sonntag montag dienstag mittwoch donnerstag freitag`),
  ar: folded(
    "في من على إلى عن مع هل ما أين متى كم كيف هذا هذه الذي التي أريد نريد لا و أو هو هي وين شو ايش بدي بدنا بقدر منقدر عندكم فيه عايز ابغى ممكن منيح كويس",
  ),
};

/** Words that name no place by themselves, though they stand in names of places. */
export const placeWords: ReadonlySet<string> =
  folded(`restaurant restaurants place places spot spots bar bars cafe café cafes cafés eatery eateries eats food
  kitchen house table tables joint diner bistro grill bakery dining meal meals lokal lokale restaurants gaststätte beiz beizen beizli essen küche haus tisch
  مطعم مطاعم مكان أماكن مقهى مقاهي طعام أكل محل محلات open closed cheap new good best nice quiet fresh here there home corner shop
  lunch dinner breakfast brunch drinks coffee tea`);

/** Words that tell that it is about eating, or about going somewhere to eat. */
export const domainWords: ReadonlySet<string> =
  folded(`restaurant restaurants place places spot spots eat eating eatery food hungry dinner lunch meal bar bars cafe cafes café
  pub bistro city cities town towns snack drink drinks table dine dining cuisine dish dishes menu somewhere recommend recommendation recommendations suggestion suggestions
  hunger hungrig stadt städte städten essen abendessen mittagessen lokal lokale gaststätte restaurants beiz beizen beizli küche gericht gerichte trinken speisekarte empfehlung
  empfehlungen empfehlen irgendwo ausgehen znacht zmittag jausen
  مدينة مدن المدن مطعم مطاعم مكان أماكن مقهى طعام أكل آكل نأكل جائع جوعان جائعة عشاء غداء وجبة أطباق طبق مطبخ اقترح نتعشى نتغدى`);
