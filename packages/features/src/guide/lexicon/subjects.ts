import { searchFold } from "@bellyfed/core/search/words";
import { type GuideLanguage, guideLanguages } from "../rules.ts";
import type { ConceptName } from "./concepts.ts";
import { dishWords } from "./dishes.ts";
import { inflectionsOf } from "./inflections.ts";
import { listed } from "./phrases.ts";

/** What people tell of a place, a subject each line: its words in English, German and Arabic; behind `;` those by which only reviews tell of it. */
const told = `
service, staff, waiter, waitress, waitstaff, server | service, bedienung, personal, kellner, kellnerin, servicekraft, mitarbeiter | خدمة, نادل, موظف, موظفون, موظفين, طاقم
music, playlist | musik | موسيقى
parking, parking space, parking lot, car park; park, parked | parkplatz, parkplätze, parken, parkhaus, parkmöglichkeit; geparkt | موقف, مواقف, موقف السيارات
noise, noise level; noisy, loud | lärm, lautstärke, geräusch; laut | ضجيج, ضوضاء, صخب; صاخب
price, pricing, value; priced, pricey, expensive, cheap | preis; preiswert, teuer, günstig | سعر, أسعار; غالي, رخيص
portion, serving, portion size | portion | حصة, كمية, كميات
toilet, restroom, bathroom, washroom | toilette, wc, klo | مرحاض, حمام, دورة المياه, دورات المياه
wait, waiting time, queue; waited, waiting | wartezeit, warteschlange, schlange; warten, gewartet | انتظار, طابور; انتظرنا
view | aussicht, ausblick; blick | إطلالة, منظر
atmosphere, ambience, ambiance, vibe, mood | atmosphäre, ambiente, stimmung | أجواء, جو
location | lage, standort | موقع
decor, decoration, interior, room | einrichtung, dekor, dekoration, interieur, raum, räume | ديكور, صالة
terrace, patio, garden, courtyard | terrasse, garten, innenhof | تراس, شرفة, حديقة
child, children, kid | kind, kinder, kindern | طفل, أطفال
hygiene, cleanliness; clean, dirty | hygiene, sauberkeit; sauber, schmutzig, dreckig | نظافة; نظيف, نظيفة, قذر
quality | qualität | جودة
seat, seating, chair | sitzplatz, sitzplätze, stuhl, stühle; sitz | مقعد, مقاعد, كرسي, كراسي
booking, reservation | reservierung | حجز
light, lighting | licht, beleuchtung | إضاءة
smell | geruch, gestank, duft | رائحة
crowd; crowded, busy | gedränge, andrang; voll, überfüllt | ازدحام, زحمة; مزدحم
`;

/** What people eat and drink, alike. */
const eaten = `
dessert, sweet, pudding | dessert, nachtisch, nachspeise, süssspeise | حلوى, حلويات, تحلية
starter, appetizer, appetiser | vorspeise | مقبلات, مقبل
wine | wein | نبيذ
beer | bier | بيرة
coffee | kaffee | قهوة
tea | tee | شاي
cocktail, drink | cocktail, getränk, getränke | كوكتيل, مشروب, مشروبات
bread | brot | خبز
fish | fisch | سمك
meat | fleisch | لحم, لحوم
chicken | huhn, hähnchen, poulet | دجاج
cake | kuchen, torte | كعك, كيك
ice cream | eis, glace | آيس كريم, بوظة, مثلجات
breakfast | frühstück | فطور, إفطار
noodle | nudel | نودلز
vegetable | gemüse | خضار, خضروات
cheese | käse | جبن, جبنة
rice | reis | أرز, رز
`;

/** By which concepts reviews tell of a subject without its name: "friendly from the door on" is of the service. */
const conceptsOf: Readonly<Record<string, readonly ConceptName[]>> = {
  service: ["good_service", "friendly", "fast_service", "knowledgeable_staff"],
  music: ["good_music"],
  noise: ["quiet"],
  price: ["good_value"],
  portion: ["large_portions"],
  wait: ["short_wait", "fast_service"],
  view: ["view"],
  atmosphere: ["cosy", "relaxed", "romantic", "lively"],
  decor: ["beautiful_room"],
  hygiene: ["clean"],
  crowd: ["crowded"],
  dessert: ["good_desserts"],
  wine: ["good_wine"],
  beer: ["good_beer"],
  coffee: ["good_coffee"],
  cocktail: ["good_cocktails"],
  bread: ["good_bread"],
};

/** Something of which reviews or menus tell, with all its words. */
export interface Subject {
  /** By which it is asked for. */
  readonly names: readonly string[];
  /** By which reviews and menus tell of it, its names among them. */
  readonly words: Readonly<Record<GuideLanguage, readonly string[]>>;
  readonly isEaten: boolean;
  /** What reviews say of it without its name. */
  readonly concepts: readonly ConceptName[];
}

const subjectsOf = (lines: string, isEaten: boolean): Subject[] =>
  lines
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const all = line.split("|").map((words) => words.split(";").map(listed));
      const [en = [], de = [], ar = []] = all.map((lists) => lists.flat());
      const concepts = conceptsOf[en[0] ?? ""] ?? [];
      return { names: all.flatMap(([names = []]) => names), words: { en, de, ar }, isEaten, concepts };
    });

/** Words of a dish are one in all languages: menus have them as they come. */
const dishes = (): Subject[] =>
  dishWords.map((words) => ({ names: words, words: { en: words, de: words, ar: words }, isEaten: true, concepts: [] }));

let known: ReadonlyMap<string, Subject> | undefined;

/** What a word or a phrase stands for, however it is inflected; undefined where it is none that is known. */
export function subjectOf(phrase: string): Subject | undefined {
  known ??= new Map(
    [...dishes(), ...subjectsOf(eaten, true), ...subjectsOf(told, false)].flatMap((subject) =>
      subject.names.map((name) => [searchFold(name), subject] as const),
    ),
  );
  for (const language of guideLanguages)
    for (const form of inflectionsOf(phrase, language)) {
      const subject = known.get(form);
      if (subject) return subject;
    }
  return undefined;
}
