import type { Concept } from "./wording.ts";

/** How the room is, and what is drunk in it. */
export const places = {
  view: {
    en: {
      words:
        "a view, great view, good view, nice view, beautiful view, amazing view, views, view over, view of, panorama, panoramic, overlooking",
      asks: "with view, the view, scenic",
      says: "what a view, the view is, the view was, lovely view",
      opposite: "no view",
    },
    de: {
      words: "aussicht, ausblick, schöner blick, blick auf, blick über, panorama",
      asks: "mit aussicht, mit blick",
      opposite: "keine aussicht, ohne aussicht",
    },
    ar: {
      words: "اطلالة, إطلالة جميلة, إطلالة رائعة, منظر جميل, منظر رائع, بانوراما, يطل, تطل, مطل~",
      opposite: "بدون إطلالة",
    },
  },
  rooftop: {
    en: { words: "rooftop, roof terrace, roof top, on the roof" },
    de: { words: "dachterrasse, rooftop, über den dächern" },
    ar: { words: "سطح, السطح, روف, على السطح, روف توب" },
  },
  waterside: {
    en: {
      words:
        "waterfront, waterside, by the river, by the sea, by the lake, by the water, beachfront, riverside, seaside, lakeside, on the beach",
    },
    de: { words: "am wasser, am see, am fluss, am meer, am strand, seeblick, uferterrasse" },
    ar: { words: "على البحر, على النهر, على الماء, على البحيرة, على الشاطئ, بحري الاطلالة" },
  },
  spacious: {
    en: {
      words: "spacious, roomy, plenty of space, airy, lots of space",
      says: "tables far apart, room between the tables",
      opposite: "cramped, tight, crowded, packed in, squeezed in",
    },
    de: {
      words: "geräumig~, viel platz, weitläufig~, luftig~",
      opposite: "eng, enge, beengt, überfüllt~, zusammengepfercht",
    },
    ar: { words: "واسع~, رحب~, مساحة كبيرة", opposite: "ضيق~, مزدحم~, مكتظ~" },
  },
  crowded: {
    en: {
      words: "crowded, overcrowded, packed, jam packed, too busy, always full",
      opposite: "half empty, uncrowded, never crowded",
    },
    de: {
      words: "überfüllt~, voll besetzt, rappelvoll, brechend voll, gedrängt",
      asks: "voll, volle, volles, vollen, überlaufen~",
    },
    ar: { words: "مزدحم~, زحمة, ازدحام, مكتظ~" },
  },
  beautiful_room: {
    en: {
      words:
        "beautiful interior, nice interior, beautiful decor, nice decor, great decor, beautiful room, good design, well designed, beautiful place, pretty place",
      says: "room is charming, charming room, lovely room, nice room, beautifully decorated, gorgeous interior",
      opposite: "ugly, sterile, run down",
    },
    de: {
      words:
        "schöne einrichtung, schönes ambiente, tolles ambiente, schönes interieur, schön eingerichtet, schönes lokal",
      says: "liebevoll eingerichtet, toll eingerichtet",
      opposite: "hässlich~, lieblos eingerichtet",
    },
    ar: { words: "ديكور جميل, ديكور رائع, تصميم جميل, مكان جميل, مكان رائع", says: "المكان جميل", opposite: "قبيح~" },
  },
  historic: {
    en: { words: "historic, historical, old building, centuries old, heritage, historic building" },
    de: { words: "historisch~, altes gebäude, altes gemäuer, geschichtsträchtig~, denkmalgeschützt~" },
    ar: { words: "تاريخي~, مبنى قديم, اثري~, عريق~" },
  },
  fireplace: {
    en: { words: "fireplace, open fire, log fire, wood stove" },
    de: { words: "kamin, kaminfeuer, offenes feuer, am kamin" },
    ar: { words: "مدفأة, موقد" },
  },
  open_kitchen: {
    en: {
      words: "open kitchen, counter seating, chefs counter, at the counter",
      says: "watch the chefs, watch the chef, watched the chef",
    },
    de: { words: "offene küche, am tresen, an der theke, schauküche", says: "köchen zusehen, koch zuschauen" },
    ar: { words: "مطبخ مفتوح, مشاهدة الطهاة" },
  },
  private_room: {
    en: { words: "private room, private dining, private dining room, separate room, function room" },
    de: { words: "separee, separater raum, eigener raum, nebenraum, privater raum, hinterzimmer" },
    ar: { words: "غرفة خاصة, قاعة خاصة, خصوصية, غرف خاصة" },
  },
  good_wine: {
    en: {
      words: "good wine, great wine, wine list, natural wine, natural wines, good wines, great wines, wine selection",
      says: "wines by the glass, wine pairing",
      opposite: "warm wine, bad wine",
    },
    de: {
      words: "gut~ wein, gut~ weine, weinkarte, naturwein, weinauswahl, guten weinen",
      opposite: "schlechter wein, warmer wein",
    },
    ar: { words: "قائمة نبيذ, نبيذ جيد, نبيذ" },
  },
  good_cocktails: {
    en: { words: "cocktail, cocktails, good drinks, mixed drinks, mixology, great drinks, mocktails" },
    de: { words: "cocktail, cocktails, gute drinks, mixgetränke, longdrinks" },
    ar: { words: "كوكتيل, كوكتيلات, مشروبات رائعة, موكتيل" },
  },
  good_beer: {
    en: { words: "craft beer, craft beers, good beer, great beer, beer selection, beers on tap, on tap, draft beer" },
    de: { words: "craft beer, gutes bier, frisch gezapft, bier vom fass, bierauswahl, gezapftes" },
    ar: { words: "بيرة, جعة" },
  },
  good_coffee: {
    en: {
      words: "good coffee, great coffee, best coffee, specialty coffee, speciality coffee, excellent coffee",
      says: "coffee is excellent, coffee was excellent, coffee was great",
      opposite: "bad coffee, burnt coffee",
    },
    de: {
      words: "gut~ kaffee, best~ kaffee, toll~ kaffee, spezialitätenkaffee",
      says: "kaffee ist ausgezeichnet, kaffee war gut",
      opposite: "schlechter kaffee",
    },
    ar: { words: "قهوة جيدة, قهوة ممتازة, أفضل قهوة, قهوة مختصة, قهوة رائعة" },
  },
  good_desserts: {
    en: {
      words:
        "good desserts, great desserts, best dessert, best desserts, good cakes, great cake, sweet tooth, desserts, dessert, something sweet",
      says: "dessert was, save room for dessert",
    },
    de: {
      words:
        "gute desserts, tolle desserts, nachtisch, nachspeise, nachspeisen, kuchenauswahl, gute kuchen, dessert, desserts, etwas süsses, was süsses",
    },
    ar: { words: "حلويات, حلى, تحلية, حلويات لذيذة, كيك" },
  },
  good_bread: {
    en: { words: "good bread, great bread, homemade bread, fresh bread, warm bread" },
    de: { words: "gutes brot, frisches brot, hausgemachtes brot, warmes brot" },
    ar: { words: "خبز طازج, خبز لذيذ, خبز ساخن" },
  },
  happy_hour: {
    en: { words: "happy hour, happy hours, after work drinks, after work" },
    de: { words: "happy hour, feierabendbier, after work, feierabend" },
    ar: { words: "هابي أور, ساعة سعيدة, بعد العمل" },
  },
} as const satisfies Readonly<Record<string, Concept>>;
