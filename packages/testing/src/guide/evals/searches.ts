import type { GuideLanguage, Slots } from "@bellyfed/features/guide/slots";
import type { slotsOf } from "../asking.ts";

const on = (day: number): Slots["when"] => ({ kind: "on", day, date: null, part: null });

/** Questions that rules were not made for, and what each of them means: what is right follows from a look at every place. */
export const searches: readonly (readonly [GuideLanguage, string, Parameters<typeof slotsOf>[0]])[] = [
  ["en", "Where can I get sushi in Kyoto?", { city: "Kyoto", cuisines: ["Sushi"] }],
  ["en", "any good vegan food around Melbourne", { city: "Melbourne", diets: ["vegan"] }],
  ["en", "cheap ramen kyoto", { city: "Kyoto", cuisines: ["Ramen"], price: [1, 2] }],
  ["en", "We'd like Italian in Lisbon, nothing too pricey", { city: "Lisbon", cuisines: ["Italian"], price: [1, 2] }],
  ["en", "a bakery in Zürich that is open on Sunday", { city: "Zürich", cuisines: ["Bakery"], when: on(0) }],
  [
    "en",
    "Portland burgers with outdoor seating please",
    { city: "Portland", cuisines: ["Burgers"], attributes: ["outdoor_seating"] },
  ],
  ["en", "Mexican places in Portland rated at least 4", { city: "Portland", cuisines: ["Mexican"], ratingMin: 4 }],
  ["en", "somewhere friendly in Lisbon", { city: "Lisbon", concepts: ["friendly"] }],
  [
    "en",
    "Thai restaurants in Melbourne that deliver",
    { city: "Melbourne", cuisines: ["Thai"], attributes: ["delivery"] },
  ],
  ["en", "where do they have pad thai in Melbourne", { city: "Melbourne", dishes: ["Pad thai"] }],
  ["en", "vegetarian dinner for two in Amman", { city: "Amman", diets: ["vegetarian"], party: 2 }],
  ["en", "fancy seafood in Lisbon", { city: "Lisbon", cuisines: ["Seafood"], price: [3, 4] }],
  ["de", "Wo gibt es gutes Sushi in Kyoto?", { city: "Kyoto", cuisines: ["Sushi"] }],
  ["de", "günstige Pizza in Zürich", { city: "Zürich", cuisines: ["Pizza"], price: [1, 2] }],
  ["de", "Ich suche ein vegetarisches Restaurant in Lissabon", { city: "Lisbon", diets: ["vegetarian"] }],
  ["de", "Wo kann man in Zürich am Montag indisch essen?", { city: "Zürich", cuisines: ["Indian"], when: on(1) }],
  ["de", "Schweizer Küche in Zürich, nicht zu teuer", { city: "Zürich", cuisines: ["Swiss"], price: [1, 2] }],
  ["de", "Café in Portland mit WLAN", { city: "Portland", cuisines: ["Coffee"], attributes: ["wifi"] }],
  [
    "de",
    "portugiesisches Restaurant in Lissabon, rollstuhlgerecht",
    { city: "Lisbon", cuisines: ["Portuguese"], attributes: ["wheelchair"] },
  ],
  ["de", "veganes Essen in Amman", { city: "Amman", diets: ["vegan"] }],
  [
    "de",
    "Vietnamesisch in Melbourne, aber nicht Thai",
    { city: "Melbourne", cuisines: ["Vietnamese"], not: { cuisines: ["Thai"] } },
  ],
  ["ar", "أين أجد مطعم سوشي في كيوتو؟", { city: "Kyoto", cuisines: ["Sushi"] }],
  ["ar", "مطعم نباتي في عمان", { city: "Amman", diets: ["vegetarian"] }],
  ["ar", "أريد بيتزا رخيصة في لشبونة", { city: "Lisbon", cuisines: ["Pizza"], price: [1, 2] }],
  ["ar", "مطعم هندي في زيورخ", { city: "Zürich", cuisines: ["Indian"] }],
  ["ar", "مطعم إيطالي في ملبورن مفتوح يوم الأحد", { city: "Melbourne", cuisines: ["Italian"], when: on(0) }],
  ["ar", "مأكولات بحرية في لشبونة", { city: "Lisbon", cuisines: ["Seafood"] }],
  [
    "ar",
    "برغر في بورتلاند مع جلسات خارجية",
    { city: "Portland", cuisines: ["Burgers"], attributes: ["outdoor_seating"] },
  ],
  ["ar", "طعام حلال في عمّان", { city: "Amman", diets: ["halal"] }],
  ["ar", "مقهى في ملبورن فيه واي فاي", { city: "Melbourne", cuisines: ["Coffee"], attributes: ["wifi"] }],
];
