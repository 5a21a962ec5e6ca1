import type { AttributeName, DietName } from "../../restaurants/rules.ts";
import { guideLanguages } from "../rules.ts";
import { inflected } from "./endings.ts";
import { type Phrases, phrasesOf } from "./phrases.ts";

/** Words in English, German and Arabic. */
type Words = readonly [english: string, german: string, arabic: string];

const diets: Readonly<Record<DietName, Words>> = {
  vegan: [
    "vegan, vegans, plant based, vegan food, vegan options, vegan dishes",
    "vegan~, veganer, veganerin, veganerinnen, pflanzlich~, rein pflanzlich~",
    "نباتي صرف, نباتية صرفة, نباتي بالكامل, نباتي صارم, فيغان, فيجان, خضري~",
  ],
  vegetarian: [
    "vegetarian, vegetarians, veggie, meatless, meat free, no meat, without meat, dont eat meat, doesnt eat meat, do not eat meat, does not eat meat",
    "vegetarisch~, vegetarier, vegetarierin, vegetarierinnen, vegi, vegis, veggie, veggies, fleischlos~, ohne fleisch, kein fleisch",
    "نباتي~, نباتيون, نباتيين, نباتيات, بدون لحم, بدون لحوم, لا يأكل اللحم, لا تأكل اللحم, لا نأكل اللحم, لا آكل اللحم",
  ],
  gluten_free: [
    "gluten free, glutenfree, gf food, gf options, gf menu, gf friendly, without gluten, no gluten",
    "glutenfrei~, ohne gluten, gluten frei~",
    "خالي من الغلوتين, خالية من الغلوتين, خال من الغلوتين, بدون غلوتين, بدون جلوتين, خالي من الجلوتين, خالية من الجلوتين",
  ],
  halal: ["halal, halal food, halal meat", "halal", "حلال"],
  kosher: ["kosher", "koscher~", "كوشر, كوشير"],
};

const attributes: Readonly<Record<AttributeName, Words>> = {
  outdoor_seating: [
    "outdoor seating, outdoor seats, outdoor tables, outdoors, outdoor, outside, sit outside, eat outside, terrace, patio, garden, courtyard, al fresco, alfresco, in the sun, tables outside",
    "terrasse, terrassen, draussen, im freien, garten, gastgarten, gartenrestaurant, innenhof, aussenbereich, aussenplätze, sitzplätze im freien",
    "تراس, جلسة خارجية, جلسة برا, جلسات برا, قعدة برا, قعدات برا, نقعد برا, جلسات خارجية, في الهواء الطلق, شرفة, حديقة, في الخارج, بالخارج, طاولات خارجية, جلوس خارجي",
  ],
  wheelchair: [
    "wheelchair, wheelchairs, wheelchair accessible, wheelchair access, accessible, step free, barrier free",
    "rollstuhl, rollstuhlgängig~, rollstuhlgerecht~, barrierefrei~, stufenlos~, rollstuhlfahrer",
    "كرسي متحرك, كراسي متحركة, لذوي الاحتياجات الخاصة, ذوي الاحتياجات الخاصة, ذوي الإعاقة",
  ],
  delivery: [
    "delivery, deliver, delivers, home delivery",
    "lieferung, liefert, liefern, lieferdienst, lieferservice, nach hause liefern",
    "توصيل, يوصل, توصيل للمنزل, دليفري, خدمة التوصيل",
  ],
  takeaway: [
    "takeaway, take away, takeout, take out, to go, pick up, pickup, to take away",
    "zum mitnehmen, take away, takeaway, mitnehmen, abholung, zum abholen",
    "سفري, تيك أواي, للأخذ, طلبات خارجية, تيك اواي",
  ],
  reservations: [
    "takes reservations, take reservations, takes bookings, take bookings, accepts reservations, accept reservations, can book, can reserve, reservations, that can be booked, bookable",
    "reservierbar~, reservieren kann, reservierungen, reservierung möglich, nimmt reservierungen, nehmen reservierungen, reservierungen annimmt",
    "يقبل الحجز, يأخذ حجز, ياخد حجز, ياخذ حجز, ياخدوا حجز, يستقبل الحجوزات, يقبل الحجوزات, حجوزات, إمكانية الحجز, يمكن الحجز",
  ],
  dogs: [
    "dog, dogs, dog friendly, pet friendly, pets, my dog, puppy",
    "hund, hunde, hunden, mit hund, hundefreundlich~, haustiere",
    "كلب, كلبي, كلبنا, كلبتي, كلاب, حيوانات أليفة, الحيوانات الأليفة",
  ],
  wifi: [
    "wifi, wi fi, wireless internet, free internet",
    "wlan, w lan, wifi, internet",
    "واي فاي, إنترنت, انترنت, وايفاي",
  ],
  drive_through: [
    "drive through, drive thru, drivethrough",
    "drive in, drive through, autoschalter",
    "خدمة السيارات, طلبات السيارات, درايف ثرو",
  ],
  air_conditioning: [
    "air conditioning, air conditioned, air con, aircon, ac",
    "klimaanlage, klimatisiert~",
    "تكييف, مكيف, مكيف~, مكيفة",
  ],
  live_music: [
    "live music, live band, live jazz, jazz club, fado, fado house, live concert, live concerts, live performance",
    "livemusik, live musik, liveband, live band, livekonzert, live jazz, jazzkonzert, fado, fadolokal, fado abend",
    "موسيقى حية, فادو, موسيقى مباشرة, عزف حي, فرقة موسيقية, لايف ميوزك",
  ],
  breakfast: [
    "breakfast, breakfasts, brekkie, brekky",
    "frühstück, frühstücken, zmorge, zmörgele, frühstücks, frühstückslokal",
    "فطور, إفطار, فطار, ترويقة, نفطر, أفطر",
  ],
  brunch: ["brunch, brunches, brunching", "brunch, brunchen, brunchlokal", "برانش, فطور متأخر"],
  kids: [
    "kids, kid, kid friendly, kids friendly, child, child friendly, children, childrens menu, family friendly, families, toddler, toddlers, baby, babies, high chair, high chairs, highchair, highchairs, booster seat, booster seats, changing table, stroller, strollers, pram, prams, kids menu, playground, play area",
    "kinder, kids, kind, kindern, kinderfreundlich~, familienfreundlich~, familien, baby, kleinkind, kleinkinder, hochstuhl, hochstühle, kinderstuhl, kinderstühle, kinderstühlen, kinderhochstuhl, kinderhochstühle, kindersitz, kindersitze, kindermenü, kinderkarte, kinderteller, wickeltisch, kinderwagen, spielplatz, spielecke",
    "أطفال, طفل, أطفالي, أطفالنا, أولاد, أولادنا, ولاد, ولادي, ولادنا, عيال, عوائل, عوايل, عائلة, عيلة, عائلات, عائلي~, رضيع, كرسي أطفال, كراسي أطفال, كرسي للأطفال, كراسي للأطفال, عربة أطفال, قائمة أطفال, ملعب أطفال, العائلات, مناسب للأطفال, أولادي",
  ],
  parking: [
    "parking, car park, parking lot, to park, parking space",
    "parkplatz, parkplätze, parkplätzen, parken, parkhaus, parkmöglichkeit",
    "موقف سيارات, مواقف سيارات, موقف, مواقف, باركنج, صف السيارات, ركن السيارة",
  ],
  cards: [
    "credit card, credit cards, card payment, pay by card, pay with card, accepts cards, take cards, takes cards, accept cards, contactless",
    "kartenzahlung, kreditkarte, kreditkarten, mit karte, kartenzahlungen, ec karte",
    "بطاقة ائتمان, بطاقات الائتمان, بطاقة ائتمانية, الدفع بالبطاقة, ادفع بالبطاقة, البطاقات",
  ],
  cash_only: ["cash only, only cash", "nur bargeld, nur barzahlung, nur bar", "نقدا فقط, كاش فقط, الدفع نقدا"],
};

const phrases = <Name extends string>(lexicon: Readonly<Record<Name, Words>>): Phrases<Name> =>
  phrasesOf(
    (Object.entries(lexicon) as [Name, Words][]).flatMap(([name, words]) =>
      guideLanguages.flatMap((language, at) =>
        inflected(words[at] ?? "", language).map((phrase) => [phrase, name, language] as const),
      ),
    ),
  );

export const dietWords = phrases(diets);
export const attributeWords = phrases(attributes);
