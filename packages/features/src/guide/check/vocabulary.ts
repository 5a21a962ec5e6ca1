import { searchWords } from "@bellyfed/core/search/words";
import type { GuideLanguage } from "../slots.ts";

/**
 * Words that say nothing of a place by themselves: with them a model may put together what sources say. No negations, no praise, no numbers, and
 * nothing that is a fact of a restaurant are among them.
 */
const english = `
a an the this that these those it its they them their there here he she his her we our us you your i my me who whom whose which what where when why how
and or but so as if while because since then than also too both either each every all any some most more many much few other another same such own
of in on at by for from to with about into over under after before between around near through during along among across within beside behind
is are was were be been being am has have had having do does did can could will would may might should must let
one someone somebody anyone people guest guests visitor visitors diner diners reviewer reviewers review reviews writer customer customers person group groups party friends family
say says said saying write writes wrote written mention mentions mentioned describe describes described call calls called note notes noted tell tells told report reports reported recall recalls according
place places restaurant restaurants spot spots address option options choice choices pick picks suggestion suggestions match matches
serve serves served serving offer offers offered offering have list lists listed show shows shown find found look looks looking want wants wanted ask asked asking like
open opens opening hours day days evening time today tonight tomorrow week weekend weekday monday tuesday wednesday thursday friday saturday sunday morning afternoon night lunch dinner breakfast
price prices priced level cost costs rated rating ratings stars star average phone number located location city neighborhood neighbourhood area part street website menu menus dish dishes food cuisine cuisines kitchen
fit fits fitting suit suits suited meet meets matching consider try visit go goes going come comes get gets make makes give gives gave take takes keep keeps stand stands sit sits
first second third next last just only well still even already again however instead otherwise perhaps maybe if
looking based according words word put puts yes sure okay please thanks thank
`;
const german = `
der die das den dem des ein eine einen einem einer eines dieser diese dieses diesen diesem jener es er sie ihn ihm ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner wir uns unser man du dich dir dein ich mir mich
wer wen wem was wo wann warum wie welche welcher welches welchen und oder aber so als ob wenn während weil da dann auch sowie beide jede jeder jedes alle allen einige andere anderen anderer anderes mehr viele viel etwas selbst
von in im an am auf aus bei beim bis durch für mit nach über unter um vor zu zum zur zwischen neben hinter gegen entlang seit laut
ist sind war waren sei seien wird werden wurde wurden worden hat haben hatte hatten kann können könnte mag möchte möchtest soll sollte muss darf lässt
jemand gast gäste gästen besucher besuchern person personen gruppe gruppen freunde familie bewertung bewertungen rezension rezensionen kunde kunden
sagt sagen sagte schreibt schreiben schrieb erwähnt erwähnen erwähnte beschreibt beschreiben beschrieb nennt nennen nannte berichtet berichten meint meinen heißt heissen heißen steht stehen zufolge
lokal lokale lokals restaurant restaurants ort orte adresse möglichkeit wahl vorschlag vorschläge treffer
serviert servieren bietet bieten führt gibt geben zeigt zeigen findet finden findest sucht suchen suchst passt passen passend passende passendes liegt liegen kocht isst essen
geöffnet öffnet öffnungszeiten tag tage abend abends zeit heute morgen woche wochenende montag dienstag mittwoch donnerstag freitag samstag sonntag mittag mittags nacht mittagessen abendessen frühstück
preis preise preisstufe stufe kostet kosten bewertet bewertung sterne stern durchschnitt telefon telefonnummer nummer stadt viertel stadtteil straße teil website karte speisekarte gericht gerichte küche küchen
erste erster erstes zweite zweiter zweites dritte nächste letzte nur wohl noch schon wieder jedoch stattdessen vielleicht hier dort dazu davon darin damit dafür deshalb also außerdem zudem ja gern gerne bitte danke eigenen angaben
`;
const arabic = `
هذا هذه ذلك تلك هؤلاء هو هي هم هما انا نحن انت الذي التي الذين ما من متى اين كيف و او ثم لكن اذا لان حيث كما ايضا كل بعض معظم اكثر غير نفس
في على الى عن مع بين عند قرب حول خلال بعد قبل منذ حتى ضمن داخل خارج لدى له لها لهم لك به بها فيه فيها منه منها عليه عليها
كان كانت يكون تكون قد يمكن يمكنك ان انه انها هناك هنا يوجد توجد
ضيف ضيوف احد زائر زوار شخص اشخاص مجموعه اصدقاء عائله تقييم تقييمات مراجعه مراجعات زبون زبائن
قال يقول تقول كتب كتبت يكتب ذكر يذكر تذكر وصف يصف وصفه بحسب وفق اشار يشير
مكان اماكن مطعم مطاعم خيار خيارات اقتراح اقتراحات عنوان
يقدم تقدم يعرض لديه لديها يناسب مناسب مناسبه طلبك تبحث بحثت وجدت يقع تقع
مفتوح يفتح ساعات العمل عمل يوم ايام مساء الليله وقت اليوم غدا اسبوع الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد صباح ظهر ليل غداء عشاء فطور
سعر اسعار مستوى تكلفه تقييمه نجوم نجمه متوسط هاتف رقم مدينه حي منطقه شارع موقع قائمه قوائم طبق اطباق طعام مطبخ مطابخ
اول ثاني ثالث التالي اخير فقط نعم ربما شكرا
`;

const listed = (words: string): ReadonlySet<string> => new Set(foldedWords(words));
/** Lists are longer than what the search reads of a text at once. */
const foldedWords = (words: string): string[] => words.split(/\s+/).flatMap((word) => searchWords(word));

const own: Readonly<Record<GuideLanguage, () => ReadonlySet<string>>> = {
  en: once(() => listed(english)),
  de: once(() => listed(german)),
  ar: once(() => listed(arabic)),
};

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The words that a writer may use of a language, folded as the search folds them. */
export const vocabularyOf = (language: GuideLanguage): ReadonlySet<string> => own[language]();
