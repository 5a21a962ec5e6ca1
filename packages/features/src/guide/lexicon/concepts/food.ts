import type { Concept } from "./wording.ts";

/** How the food is. */
export const food = {
  spicy: {
    en: {
      words: "spicy, hot and spicy, fiery, really hot, spiciest, spicier",
      says: "packs heat, mouth on fire, plenty of chilli",
      opposite: "bland, mild",
    },
    de: { words: "scharf~, feurig~, pikant~, würzig~", opposite: "fad, fade, mild, lasch" },
    ar: {
      asks: "حار~, حار~ جدا",
      words: "حار جدا, حارة جدا, اكل حار, أكل حار, طعام حار, أطباق حارة, أكلات حارة, حراق~, مبهر~, سبايسي, بهارات حارة",
      opposite: "بلا طعم, بدون نكهة",
    },
  },
  large_portions: {
    en: {
      words: "large portions, big portions, huge portions, generous portions, generous, hearty portions, big plates",
      asks: "very hungry, starving, fill me up",
      says: "portions are huge, portions were huge, portions are generous, portions were generous, go hungry, more than enough, could not finish, couldnt finish, leftovers",
      opposite: "small portions, tiny portions, tiny, little small, left hungry, portions are small",
    },
    de: {
      words: "grosse portionen, große portionen, riesige portionen, üppig~, reichlich~, grosszügige portionen",
      asks: "grosser hunger, grossen hunger, riesenhunger",
      says: "portionen sind gross, portionen waren gross, satt geworden, pappsatt, mehr als genug",
      opposite: "kleine portionen, winzige portionen, mickrig~, nicht satt",
    },
    ar: {
      words: "كميات كبيرة, حصص كبيرة, أطباق كبيرة, كميات وفيرة, وجبات كبيرة",
      says: "الكمية كبيرة, الكميات كبيرة",
      opposite: "كميات صغيرة, حصص صغيرة, الكمية قليلة",
    },
  },
  fresh: {
    en: {
      words: "fresh, freshest, fresh ingredients, freshly made, fresh produce, market fresh",
      says: "so fresh, everything was fresh, caught that morning",
      opposite: "stale, frozen, not fresh, wilted, reheated",
    },
    de: {
      words: "frisch, frische, frischen, frisches, frischer, frische zutaten, marktfrisch~",
      says: "alles frisch",
      opposite: "tiefkühl, aufgewärmt~, altbacken~, welk",
    },
    ar: { words: "طازج~, مكونات طازجة, طازه", opposite: "بايت~, مجمد~, معاد تسخينه" },
  },
  authentic: {
    en: {
      words: "authentic, traditional, genuine, the real thing, real deal, like back home, old school",
      says: "like in italy, like my grandmother, like grandmas, as in tokyo",
      opposite: "inauthentic, fake, westernised, westernized",
    },
    de: {
      words: "authentisch~, traditionell~, original~, echt~ küche, wie bei oma, urtümlich~",
      says: "wie im urlaub, wie in italien",
      opposite: "unauthentisch~, eingedeutscht",
    },
    ar: { words: "اصيل~, أصلي~, تقليدي~, تراثي~, شعبي~", says: "كما في البيت, طعم أصلي", opposite: "غير أصلي" },
  },
  homemade: {
    en: {
      words: "homemade, home made, house made, home cooking, home cooked, from scratch",
      says: "made in house, rolled every morning, bake ourselves",
    },
    de: { words: "hausgemacht~, selbstgemacht~, selber gemacht, hausmannskost, selbst gebacken" },
    ar: { words: "صنع منزلي, طعام منزلي, أكل بيتي, طبخ بيتي, محضر في المنزل, بيتي~" },
  },
  healthy: {
    en: {
      words: "healthy, healthier, light food, light meal, nutritious, wholesome, low calorie",
      opposite: "greasy, heavy, oily, unhealthy",
    },
    de: {
      words: "gesund~, leichte küche, leichtes essen, leichte kost, vollwertig~",
      opposite: "fettig~, ungesund~, schwer im magen",
    },
    ar: { words: "صحي~, اكل صحي, طعام صحي, خفيف~", opposite: "دسم~, مليء بالزيت, غير صحي" },
  },
  comfort_food: {
    en: { words: "comfort food, hearty, soul food, rich and filling, warming" },
    de: { words: "deftig~, herzhaft~, wohlfühlessen, seelenfutter, bodenständige küche" },
    ar: { words: "طعام دسم ولذيذ, اكل يشبع, أكل دافئ" },
  },
  creative: {
    en: {
      words: "creative, inventive, innovative, imaginative, experimental, modern cuisine, fusion",
      says: "never had anything like it",
      opposite: "unimaginative, uninspired, predictable",
    },
    de: {
      words: "kreativ~, einfallsreich~, innovativ~, experimentell~, raffiniert~",
      opposite: "einfallslos~, uninspiriert~, langweilige küche",
    },
    ar: { words: "مبتكر~, ابداعي~, ابداع, خلاق~", opposite: "تقليد ممل" },
  },
  seasonal: {
    en: {
      words: "seasonal, farm to table, local produce, locally sourced, local ingredients, regional",
      says: "whatever the market had, changes with the season",
    },
    de: { words: "saisonal~, regional~, vom markt, regionale zutaten, lokale zutaten" },
    ar: { words: "موسمي~, مكونات محلية, منتجات محلية, من المزرعة" },
  },
  organic: {
    en: { words: "organic, sustainable, sustainability, zero waste, eco friendly, free range" },
    de: { words: "bio, biologisch~, nachhaltig~, biozutaten, umweltfreundlich~" },
    ar: { words: "عضوي~, مستدام~, صديق للبيئة" },
  },
  delicious: {
    en: {
      words:
        "delicious, tasty, flavourful, flavorful, full of flavour, really good food, great food, amazing food, yummy",
      says: "best meal, perfect no notes, order it again, still think about, mouth watering, food was great, food was amazing, the food is great, cooked to perfection",
      opposite: "tasteless, tasted of nothing, bland, inedible, disgusting, flavourless",
    },
    de: {
      words: "lecker~, köstlich~, schmackhaft~, sehr gutes essen, gutes essen, tolles essen, feines essen",
      says: "hervorragend geschmeckt, sehr gut geschmeckt, das essen war super, essen gut, ausgezeichnetes essen",
      opposite: "geschmacklos~, fad, fade, ungeniessbar, eklig, enttäuschend",
    },
    ar: {
      words: "لذيذ~, شهي~, طعام رائع, أكل طيب, طعم رائع, أكل لذيذ",
      says: "الطعام رائع, الأكل رائع, الطعام ممتاز",
      opposite: "بلا طعم, بدون طعم, سيئ الطعم",
    },
  },
  crispy: {
    en: { words: "crispy, crunchy, crisp, perfectly fried", opposite: "soggy, limp" },
    de: { words: "knusprig~, kross, knackig~", opposite: "labbrig~, matschig~" },
    ar: { words: "مقرمش~", opposite: "طري اكثر من اللازم" },
  },
  tender_meat: {
    en: {
      words: "tender meat, tender, juicy, melt in the mouth, falls off the bone",
      says: "melted in my mouth, cooked to perfection",
      opposite: "tough, chewy, overcooked, dry meat",
    },
    de: {
      words: "zart~, saftig~, zergeht auf der zunge, auf den punkt",
      opposite: "zäh~, trocken~ fleisch, verkocht~",
    },
    ar: { words: "لحم طري, طري~, يذوب في الفم, عصاري", opposite: "قاسي~, جاف~" },
  },
  beautiful_plates: {
    en: {
      words:
        "beautifully presented, beautiful presentation, nice plating, pretty plates, photogenic, picture perfect, instagrammable",
      says: "almost too pretty to eat, like a work of art",
    },
    de: {
      words: "schön angerichtet, hübsch angerichtet, liebevoll angerichtet, fotogen",
      says: "fürs auge, das auge isst mit",
    },
    ar: { words: "تقديم جميل, تقديم رائع, تقديم الأطباق" },
  },
  sharing: {
    en: {
      words: "to share, sharing plates, small plates, share plates, sharing, family style",
      says: "shared everything, we shared",
    },
    de: { words: "zum teilen, kleine teller, sharing", says: "alles geteilt, wir haben geteilt" },
    ar: { words: "للمشاركة, أطباق للمشاركة, أطباق صغيرة", says: "تشاركنا" },
  },
  tasting_menu: {
    en: {
      words: "tasting menu, degustation, omakase, set menu, chefs menu, course menu, fine dining",
      says: "michelin",
    },
    de: {
      words:
        "degustationsmenü, degustation, probiermenü, überraschungsmenü, mehrgängig~, gourmetmenü, sterneküche, feinschmecker",
    },
    ar: { words: "قائمة تذوق, قائمة التذوق, اوماكاسي, قائمة محددة" },
  },
  all_you_can_eat: {
    en: { words: "all you can eat, buffet, buffets, bottomless, unlimited" },
    de: { words: "all you can eat, buffet, büffet, so viel man will" },
    ar: { words: "بوفيه, بوفيه مفتوح, اوبن بوفيه" },
  },
  lunch_deal: {
    en: { words: "lunch deal, lunch special, lunch menu, lunch set, set lunch, daily special, menu of the day" },
    de: { words: "mittagsmenü, mittagstisch, tagesmenü, tagesteller, mittagsangebot" },
    ar: { words: "عرض الغداء, وجبة اليوم, طبق اليوم" },
  },
} as const satisfies Readonly<Record<string, Concept>>;
