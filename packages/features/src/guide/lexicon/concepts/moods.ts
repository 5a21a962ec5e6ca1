import type { Concept } from "./wording.ts";

/** How it feels to be there. */
export const moods = {
  quiet: {
    en: {
      words: "quiet, quieter, quietest, calm, calmer, peaceful, tranquil, serene, low noise",
      asks: "quietly, silent, where we can talk, can hear each other, hear ourselves, good for talking, good to talk",
      says: "quietness, hear each other, hear yourself, easy to talk, no noise, away from the noise",
      opposite: "loud, louder, noisy, noise, deafening, ear splitting, had to shout, couldnt hear, could not hear",
    },
    de: {
      words: "ruhig~, leise, leiser, leises, leisen, stilles, stille, friedlich~, beschaulich~",
      asks: "in ruhe, wo man sich unterhalten kann, zum reden",
      says: "in ruhe unterhalten, gut unterhalten",
      opposite: "laut, lauter, laute, lautes, lauten, lärm, lärmig~, ohrenbetäubend~, schreien",
    },
    ar: {
      words: "هادئ~, هاديء, هادي~, هدوء, ساكن~",
      asks: "بهدوء, للحديث, هدوءا, رواق",
      opposite: "صاخب~, ضجة, دوشة, ضجيج, ضوضاء, مزعج~, صوت عالي",
    },
  },
  romantic: {
    en: {
      words: "romantic, romance, candlelit, candlelight, candle light, intimate",
      asks: "date night, with my girlfriend, with my boyfriend, with my wife, with my husband, to propose, valentine, valentines",
      says: "perfect for couples, for a couple, date night, by candlelight",
      opposite: "unromantic, sterile",
    },
    de: {
      words: "romantisch~, kerzenschein, kerzenlicht, intim, intime, intimes, intimen",
      asks: "zu zweit allein, mit meiner freundin, mit meinem freund, mit meiner frau, mit meinem mann, candle light dinner, valentinstag, heiratsantrag",
      says: "für verliebte, für paare, candle light dinner",
      opposite: "unromantisch~, steril",
    },
    ar: {
      words: "رومانسي~, رومنسي~, رومانسيه, شموع, حميمي~",
      asks: "مع زوجتي, مع زوجي, مع خطيبتي, مع حبيبتي",
      says: "للأزواج, للعشاق",
    },
  },
  lively: {
    en: {
      words: "lively, livelier, buzzing, buzzy, vibrant, bustling, energetic, party atmosphere, great atmosphere",
      asks: "with some life, fun atmosphere, good vibes, nightlife",
      says: "full of life, packed and happy, great vibe, great vibes, good vibes",
      opposite: "dead, empty, lifeless, boring, dull",
    },
    de: {
      words: "lebhaft~, lebendig~, quirlig~, stimmungsvoll~, gute stimmung, tolle stimmung",
      asks: "wo was los ist, wo etwas los ist, mit stimmung",
      says: "viel los, super stimmung, tolle atmosphäre",
      opposite: "leblos~, langweilig~, tote hose, wie ausgestorben",
    },
    ar: { words: "حيوي~, نابض~, مفعم بالحياه, اجواء رائعه, أجواء ممتعة", opposite: "ممل~, فارغ~" },
  },
  cosy: {
    en: {
      words: "cosy, cozy, cosier, cozier, snug, homely, homey, charming, warm atmosphere",
      says: "felt at home, feel at home, like a living room",
      opposite: "uncomfortable, cold room, draughty, drafty, impersonal",
    },
    de: {
      words: "gemütlich~, heimelig~, urig~, kuschelig~, behaglich~, charmant~, gmüetlich~, gmüetlichs, gmüetlichi",
      says: "wie zu hause, wie daheim",
      opposite: "ungemütlich~, unpersönlich~, zugig~",
    },
    ar: { words: "مريح~, دافئ~, حميم~, جو دافئ", says: "كأنك في بيتك", opposite: "غير مريح, غير مريحة, ضيق~" },
  },
  relaxed: {
    en: {
      words: "relaxed, relaxing, laid back, chilled, chill, easygoing, easy going, unhurried, leisurely",
      says: "no hurry, no rush, never rushed, took our time",
      opposite: "rushed, hectic, stressful, hurried",
    },
    de: {
      words: "entspannt~, gelassen~, locker~, chillig~",
      says: "keine eile, ohne eile",
      opposite: "hektisch~, gehetzt, stressig~",
    },
    ar: { words: "مسترخي~, استرخاء, مريح للاعصاب, رايق~, رائق~", opposite: "متسرع~, توتر" },
  },
  casual: {
    en: {
      words: "casual, informal, unpretentious, down to earth, simple place, no frills, low key",
      opposite: "formal, stiff, pretentious, snobbish, stuffy",
    },
    de: { words: "leger~, ungezwungen~, bodenständig~, unkompliziert~", opposite: "steif~, förmlich~, versnobt" },
    ar: { words: "غير رسمي, بسيط~, عفوي~", opposite: "رسمي~, متكلف~" },
  },
  elegant: {
    en: {
      words: "elegant, classy, stylish, chic, refined, sophisticated, smart room, beautifully set",
      asks: "dress up",
      opposite: "shabby, run down, tacky, scruffy",
    },
    de: {
      words: "elegant~, stilvoll~, schick~, edel, edle, edles, edlen, vornehm~, gehobenes ambiente",
      opposite: "schäbig~, heruntergekommen~",
    },
    ar: { words: "انيق~, راقي~, راق, فاخر المظهر", opposite: "متهالك~" },
  },
  trendy: {
    en: {
      words: "trendy, hip, fashionable, cool place, happening, hipster, in spot",
      asks: "the place to be, instagrammable",
      says: "the place to be, cool crowd",
      opposite: "outdated, old fashioned, dated",
    },
    de: {
      words: "trendig~, angesagt~, hip, szenig~, modern~",
      asks: "in lokal, szenelokal",
      opposite: "altmodisch~, altbacken",
    },
    ar: { words: "عصري~, رائج~, مودرن", opposite: "قديم الطراز" },
  },
  festive: {
    en: { words: "festive, party place, to party, dancing, dance floor", says: "danced, we were dancing" },
    de: { words: "festlich~, zum feiern, tanzen, tanzfläche", says: "getanzt" },
    ar: { words: "احتفالي~, رقص", says: "رقصنا" },
  },
  good_music: {
    en: {
      words: "good music, great music, nice music, good playlist, great playlist, dj, vinyl",
      opposite: "music too loud, terrible music, music was louder",
    },
    de: { words: "gute musik, tolle musik, schöne musik, dj", opposite: "musik zu laut, schreckliche musik" },
    ar: { words: "موسيقى جميلة, موسيقى رائعة, موسيقى هادئة", opposite: "موسيقى صاخبة, موسيقى مزعجة" },
  },
} as const satisfies Readonly<Record<string, Concept>>;
