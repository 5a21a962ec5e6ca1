import type { AttributeName } from "../../restaurants/rules.ts";
import type { ConceptName } from "../lexicon/concepts.ts";
import type { GuideLanguage } from "../rules.ts";
import { conceptLabel } from "./concept-labels.ts";

type Words = Readonly<Record<GuideLanguage, string>>;

/** How what a place must not offer stands in "I looked for: ...". */
const attributes: Readonly<Record<AttributeName, Words>> = {
  outdoor_seating: { en: "no tables outside", de: "ohne Tische im Freien", ar: "من دون طاولات في الخارج" },
  wheelchair: { en: "no wheelchair access", de: "ohne rollstuhlgerechten Zugang", ar: "من دون مدخل للكراسي المتحركة" },
  delivery: { en: "no delivery", de: "ohne Lieferung", ar: "من دون توصيل" },
  takeaway: { en: "no takeaway", de: "ohne Essen zum Mitnehmen", ar: "من دون طلبات خارجية" },
  reservations: { en: "no reservations", de: "ohne Reservierung", ar: "من دون حجز الطاولات" },
  dogs: { en: "no dogs", de: "ohne Hunde", ar: "من دون كلاب" },
  wifi: { en: "no Wi-Fi", de: "ohne WLAN", ar: "من دون إنترنت لاسلكي" },
  drive_through: { en: "no drive-through", de: "ohne Drive-in", ar: "من دون خدمة السيارات" },
  air_conditioning: { en: "no air conditioning", de: "ohne Klimaanlage", ar: "من دون تكييف" },
  live_music: { en: "no live music", de: "ohne Livemusik", ar: "من دون موسيقى حية" },
  breakfast: { en: "no breakfast", de: "ohne Frühstück", ar: "من دون فطور" },
  brunch: { en: "no brunch", de: "ohne Brunch", ar: "من دون برانش" },
  kids: { en: "not meant for children", de: "nicht auf Kinder ausgerichtet", ar: "غير مخصص للأطفال" },
  parking: { en: "no parking", de: "ohne Parkplätze", ar: "من دون موقف سيارات" },
  cards: { en: "no cards", de: "ohne Kartenzahlung", ar: "من دون الدفع بالبطاقة" },
  cash_only: { en: "not cash only", de: "nicht nur Barzahlung", ar: "ليس الدفع نقدًا فقط" },
};

/** Concepts that are things, which a place is without; all others are what a place is not. */
const things: Readonly<Partial<Record<ConceptName, Partial<Words>>>> = {
  spicy: { ar: "من دون أكل حار" },
  large_portions: { en: "no large portions", de: "ohne große Portionen", ar: "من دون حصص كبيرة" },
  homemade: { ar: "ليس صنعًا منزليًا" },
  comfort_food: { en: "no comfort food", ar: "من دون أكل مشبع" },
  organic: { de: "nicht bio" },
  tender_meat: { en: "no tender meat", de: "ohne zartes Fleisch", ar: "من دون لحم طري" },
  beautiful_plates: { en: "no beautiful plates", ar: "من دون تقديم جميل" },
  sharing: { ar: "ليس للمشاركة" },
  tasting_menu: { en: "no tasting menu", de: "ohne Degustationsmenü", ar: "من دون قائمة تذوق" },
  all_you_can_eat: { de: "ohne All you can eat", ar: "من دون بوفيه مفتوح" },
  lunch_deal: { en: "no lunch deal", de: "ohne Mittagsmenü", ar: "من دون عرض غداء" },
  cosy: { ar: "غير دافئ" },
  good_music: { en: "no music", de: "ohne Musik", ar: "من دون موسيقى" },
  good_for_groups: { ar: "ليس للمجموعات" },
  first_date: { ar: "ليس لموعد" },
  business: { de: "nicht fürs Geschäftsessen", ar: "ليس لغداء عمل" },
  celebration: { ar: "ليس للاحتفال" },
  special_occasion: { ar: "ليس لمناسبة خاصة" },
  solo: { ar: "ليس لشخص بمفرده" },
  work_friendly: { ar: "ليس للعمل" },
  quick_bite: { de: "kein schneller Happen", ar: "ليس وجبة سريعة" },
  late_night: { ar: "ليس في وقت متأخر" },
  sports: { en: "no sports on screen", de: "ohne Sport auf dem Bildschirm", ar: "من دون عرض المباريات" },
  games: { en: "no games", de: "ohne Spiele", ar: "من دون ألعاب" },
  locals: { ar: "لا يقصده أهل المكان" },
  view: { en: "no view", de: "ohne Aussicht", ar: "من دون إطلالة" },
  rooftop: { en: "no rooftop", de: "ohne Dachterrasse", ar: "ليس على السطح" },
  waterside: { ar: "ليس على الماء" },
  beautiful_room: { en: "no beautiful room", de: "ohne schöne Einrichtung", ar: "من دون ديكور جميل" },
  fireplace: { en: "no fireplace", de: "ohne Kamin", ar: "من دون مدفأة" },
  open_kitchen: { en: "no open kitchen", de: "ohne offene Küche", ar: "من دون مطبخ مفتوح" },
  private_room: { en: "no private room", de: "ohne separaten Raum", ar: "من دون غرفة خاصة" },
  good_wine: { en: "no wine", de: "ohne Wein", ar: "من دون نبيذ" },
  good_cocktails: { en: "no cocktails", de: "ohne Cocktails", ar: "من دون كوكتيلات" },
  good_beer: { en: "no beer", de: "ohne Bier", ar: "من دون بيرة" },
  good_coffee: { en: "no coffee", de: "ohne Kaffee", ar: "من دون قهوة" },
  good_desserts: { en: "no desserts", de: "ohne Desserts", ar: "من دون حلويات" },
  good_bread: { en: "no bread", de: "ohne Brot", ar: "من دون خبز" },
  happy_hour: { en: "no happy hour", de: "ohne Happy Hour", ar: "من دون ساعة التخفيضات" },
  good_service: { en: "no good service", de: "ohne guten Service", ar: "من دون خدمة جيدة" },
  fast_service: { en: "no fast service", de: "ohne schnellen Service", ar: "من دون خدمة سريعة" },
  knowledgeable_staff: { en: "no staff who know", de: "ohne kundiges Personal", ar: "من دون طاقم خبير" },
  short_wait: { en: "no short wait", de: "ohne kurze Wartezeit", ar: "من دون انتظار قصير" },
  good_value: {
    en: "no good value",
    de: "ohne gutes Preis-Leistungs-Verhältnis",
    ar: "من دون قيمة جيدة مقابل السعر",
  },
  worth_the_trip: { ar: "لا يستحق الزيارة" },
  hidden_gem: { en: "no hidden gem", de: "kein Geheimtipp", ar: "ليس جوهرة مخفية" },
  english_spoken: { en: "no English spoken", de: "man spricht kein Englisch", ar: "لا يتحدثون الإنجليزية" },
  inclusive: { ar: "لا يرحب بالجميع" },
};

const not: Words = { en: "not", de: "nicht", ar: "غير" };

/** An attribute that is not wanted, in words. */
export const deniedAttribute = (name: AttributeName, language: GuideLanguage): string => attributes[name][language];

/** A concept that is not wanted, in words. */
export const deniedConcept = (name: ConceptName, language: GuideLanguage): string =>
  things[name]?.[language] ?? `${not[language]} ${conceptLabel(name, language)}`;
