import type { Concept } from "./wording.ts";

/** How guests are treated, and what they get for their money. */
export const service = {
  good_service: {
    en: {
      words:
        "good service, great service, excellent service, best service, attentive, attentive service, wonderful service, impeccable service, well run",
      says: "service was great, service was excellent, service was good, service was quick, service was wonderful, staff remembered us, staff were great, wonderful with, looked after us, took care of us, water came unasked",
      opposite:
        "bad service, poor service, terrible service, slow service, rude, ignored us, unfriendly, nobody said sorry, asked for the bill three times, service was slow, only slow, understaffed",
    },
    de: {
      words:
        "gut~ service, gut~ bedienung, aufmerksam~, toll~ service, hervorragend~ service, herzlich~ service, super service",
      says: "service war gut, service war super, bedienung war gut, sehr aufmerksam, zuvorkommend~, service ist top",
      opposite:
        "schlecht~ service, schlecht~ bedienung, unfreundlich~, bedienung überfordert, überfordert, langsam~ service, unaufmerksam~",
    },
    ar: {
      words: "خدمة ممتازة, خدمة جيدة, خدمة رائعة, حسن الخدمة, خدمه راقيه",
      says: "الخدمة ممتازة, الخدمة رائعة, الخدمة جيدة, طاقم متعاون",
      opposite: "خدمة سيئة, الخدمة سيئة, الخدمة بطيئة, خدمة بطيئة, غير ودود",
    },
  },
  fast_service: {
    en: {
      words: "fast service, quick service, speedy, prompt, fast food came",
      says: "service was quick, service was fast, food came quickly, came quickly, in no time, served within minutes",
      opposite:
        "slow, slow service, waited forever, long wait, took ages, waited an hour, waited 50 minutes, only slow",
    },
    de: {
      words: "schnell~ service, schnell~ bedienung, flott~, zügig~",
      says: "ging schnell, schnell serviert, kam schnell, schnell da",
      opposite: "langsam~, lange gewartet, ewig gewartet, lange wartezeit, dauerte ewig",
    },
    ar: {
      words: "خدمة سريعة, سريع الخدمة",
      says: "الخدمة سريعة, وصل الطعام بسرعة",
      opposite: "بطيء~, بطيئة, انتظرنا طويلا, الخدمة بطيئة",
    },
  },
  friendly: {
    en: {
      words: "friendly, friendly staff, welcoming, kind staff, warm welcome, hospitable, nice staff, lovely staff",
      says: "friendly from the door on, quick and kind, made us feel welcome, so kind, felt welcome",
      opposite: "unfriendly, rude, unwelcoming, grumpy, arrogant",
    },
    de: {
      words: "freundlich~, nett~ personal, herzlich~, gastfreundlich~, sympathisch~, nett~ bedienung",
      says: "sehr nett, herzlich empfangen, so nett",
      opposite: "unfreundlich~, unhöflich~, arrogant~, mürrisch~",
    },
    ar: { words: "ودود~, ودودون, لطيف~, لطفاء, مضياف~, ترحيب حار, بشوش~", opposite: "وقح~, غير ودود, متعجرف~" },
  },
  knowledgeable_staff: {
    en: {
      words: "knowledgeable, knowledgeable staff, good advice, wine advice",
      says: "advice came unsnobbish, explained every dish, explained the menu, great recommendations",
    },
    de: {
      words: "kompetent~, gute beratung, fachkundig~",
      says: "gut beraten, bestens beraten, jedes gericht erklärt",
    },
    ar: { words: "خبير~, طاقم خبير", says: "شرح لنا, نصحنا النادل" },
  },
  short_wait: {
    en: {
      words: "no queue, no wait, without waiting, no line, short wait, small wait, no waiting",
      asks: "walk in, dont have to wait, not have to queue",
      says: "walked in without a booking, seated immediately, seated right away, got a table right away",
      opposite: "long queue, long line, long wait, queue around the block, waited an hour, waited 50 minutes",
    },
    de: {
      words: "ohne warten, keine wartezeit, keine schlange, kurze wartezeit, ohne wartezeit",
      says: "sofort einen platz, gleich einen tisch, ohne reservierung einen tisch",
      opposite: "lange schlange, lange wartezeit, lange gewartet",
    },
    ar: {
      words: "بدون انتظار, دون انتظار, بلا انتظار, انتظار قصير",
      opposite: "طابور طويل, انتظار طويل, انتظرنا طويلا",
    },
  },
  good_value: {
    en: {
      words:
        "good value, great value, value for money, fair price, fair prices, reasonable prices, reasonably priced, bang for the buck, worth the money, worth the price",
      says: "worth every penny, worth every cent, prices are fair, prices were fair",
      opposite: "overpriced, too expensive, rip off, not cheap, not worth the money, expensive for what it is",
    },
    de: {
      words:
        "preis leistung, preisleistung, preis leistungs verhältnis, fair~ preise, fair~ preisen, faire preise, preiswert~",
      says: "sein geld wert, ihr geld wert, jeden cent wert, stimmt der preis, für den preis super",
      opposite: "überteuert~, zu teuer, abzocke, für den preis hatten wir mehr erwartet",
    },
    ar: {
      words: "أسعار معقولة, سعر معقول, قيمة مقابل السعر, قيمة جيدة, أسعار مناسبة, سعر مناسب",
      says: "يستحق السعر, تستحق السعر, الأسعار معقولة",
      opposite: "مبالغ فيه, مبالغ فيها, أسعار مرتفعة, غالي جدا, الأسعار مرتفعة",
    },
  },
  worth_the_trip: {
    en: {
      words: "worth the trip, worth the detour, worth a detour, destination restaurant",
      says: "go out of your way, alone is worth the trip, worth travelling",
    },
    de: {
      words: "eine reise wert, einen umweg wert, den umweg wert, ausflugsziel",
      says: "lohnt sich der weg, weg lohnt sich",
    },
    ar: { words: "تستحق الزيارة, يستحق الزيارة, يستحق العناء, تستحق المشوار" },
  },
  hidden_gem: {
    en: {
      words: "hidden gem, hidden gems, secret spot, insider tip, undiscovered, best kept secret",
      says: "a good find, a real find, great find",
    },
    de: {
      words: "geheimtipp, geheimtipps, verstecktes juwel, insidertipp",
      says: "tolle entdeckung, echte entdeckung",
    },
    ar: { words: "جوهرة مخفية, كنز مخفي, مكان سري, غير معروف" },
  },
  clean: {
    en: {
      words: "clean, spotless, hygienic, immaculate",
      says: "everything was clean",
      opposite: "dirty, filthy, sticky, unclean, unhygienic, grubby",
    },
    de: {
      words: "sauber~, hygienisch~, gepflegt~, blitzsauber",
      opposite: "schmutzig~, dreckig~, klebrig~, unsauber~, verdreckt",
    },
    ar: { words: "نظيف~, نظافة", opposite: "قذر~, متسخ~, وسخ~" },
  },
  english_spoken: {
    en: {
      words: "english menu, menu in english, speak english, english speaking, spoke english",
      says: "speaks english, english was no problem",
      opposite: "no english",
    },
    de: {
      words: "englische karte, englische speisekarte, englisch sprechen, sprechen englisch, spricht englisch",
      opposite: "kein englisch",
    },
    ar: { words: "قائمة بالانجليزية, يتحدثون الانجليزية, قائمة انجليزية" },
  },
  inclusive: {
    en: { words: "lgbt friendly, gay friendly, queer friendly, lgbtq friendly, inclusive, queer" },
    de: { words: "queerfreundlich~, lgbt freundlich~, schwulenfreundlich~, queer~" },
    ar: { words: "يرحب بالجميع, يرحبون بالجميع" },
  },
} as const satisfies Readonly<Record<string, Concept>>;
