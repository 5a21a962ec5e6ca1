import type { Concept } from "./wording.ts";

/** What it is good for, and with whom. */
export const occasions = {
  good_for_groups: {
    en: {
      words:
        "good for groups, large group, big group, large groups, big groups, large party, big table, large table, long table",
      asks: "for a group, group dinner, team dinner, many people, for groups, group of friends",
      says: "came as a group, our group, group of us, dinner for six, dinner for eight, dinner for ten, party of ten, team dinner, with colleagues",
      opposite: "no large groups, no groups",
    },
    de: {
      words: "für gruppen, grosse gruppe, grosse gruppen, größere gruppe, größere gruppen, grosser tisch, lange tafel",
      asks: "gruppenessen, teamessen, mit vielen leuten",
      says: "unsere gruppe, als gruppe, mit der gruppe",
      opposite: "nicht für gruppen",
    },
    ar: {
      words: "للمجموعات, مجموعة كبيرة, مجموعات كبيرة, للجمعات, طاولة كبيرة",
      asks: "لمجموعة, مع الأصدقاء",
      says: "كنا مجموعة",
    },
  },
  first_date: {
    en: {
      words: "first date, second date, first dates, tinder date",
      asks: "a date, for a date, date spot, blind date",
      says: "on a date, our first date, perfect date",
    },
    de: {
      words: "erstes date, ersten date, erste date, rendezvous, erstes treffen",
      asks: "ein date, für ein date",
      says: "unser date",
    },
    ar: { words: "موعد غرامي, موعد أول, اول لقاء, الموعد الاول", asks: "لموعد" },
  },
  business: {
    en: {
      words: "business lunch, business dinner, business meeting, business meal, clients, client dinner",
      asks: "business, with a client, for work meeting, with my boss, impress a client",
      says: "came with colleagues, with clients, working lunch",
    },
    de: {
      words: "geschäftsessen, business lunch, geschäftlich~, kunden, geschäftspartner, geschäftspartnern, arbeitsessen",
      asks: "mit meinem chef, mit meiner chefin",
      says: "mit kollegen, mit kunden",
    },
    ar: { words: "غداء عمل, عشاء عمل, اجتماع عمل, اجتماعات العمل, عملاء", asks: "مع العملاء", says: "مع الزملاء" },
  },
  celebration: {
    en: {
      words: "birthday, birthdays, anniversary, celebration, celebrate, celebrating, graduation, engagement",
      says: "celebrated, birthday dinner",
    },
    de: {
      words: "geburtstag, geburtstags, geburtstagsessen, geburtstagsfeier, jubiläum, hochzeitstag, feier, feiern",
      says: "gefeiert",
    },
    ar: {
      words:
        "عيد ميلاد, عيد ميلادي, عيد زواج, احتفال, ذكرى سنوية, حفل تخرج, لمناسبة, بمناسبة, مناسبة عائلية, مناسبة سعيدة",
      says: "احتفلنا",
    },
  },
  special_occasion: {
    en: {
      words: "special occasion, special occasions, special evening, special night",
      says: "unforgettable, memorable, a night to remember",
    },
    de: {
      words: "besonderer anlass, besonderen anlass, besondere anlässe, besonderer abend",
      says: "unvergesslich~, unvergessener abend",
    },
    ar: { words: "مناسبة خاصة, مناسبات خاصة, مناسبات مميزة", says: "لا تنسى, لا ينسى" },
  },
  solo: {
    en: {
      words: "solo, eating alone, dining alone, solo dining, solo diner, solo diners, by myself, on my own",
      asks: "just me, alone, table for one",
      says: "ate alone, came alone, sat at the counter",
    },
    de: {
      words: "allein essen, alleine essen, alleinreisende, solo",
      asks: "allein, alleine, nur ich",
      says: "allein gegessen, allein da",
    },
    ar: { words: "لوحدي, وحدي, بمفردي, بمفرده", says: "لشخص وحيد" },
  },
  work_friendly: {
    en: {
      words:
        "laptop, laptops, remote work, work remotely, working remotely, good to work, good place to work, digital nomad, digital nomads",
      asks: "to work from, work from, do some work, get some work done, to study, studying",
      says: "worked there, worked here, power outlets, power sockets, plenty of sockets, students studying",
      opposite: "no laptops, laptop ban, laptops not allowed",
    },
    de: {
      words: "laptop, laptops, zum arbeiten, homeoffice, arbeiten kann, steckdosen",
      asks: "zum lernen, in ruhe arbeiten",
      opposite: "keine laptops, laptopverbot",
    },
    ar: {
      words: "لابتوب, حاسوب, للعمل عن بعد, العمل عن بعد, للدراسة",
      asks: "للعمل, للشغل, أعمل منه, اعمل فيه, أشتغل, نشتغل, أدرس, ندرس",
      opposite: "ممنوع اللابتوب",
    },
  },
  quick_bite: {
    en: {
      words: "quick bite, quick lunch, quick meal, quick snack, grab and go, a snack",
      asks: "something quick, in a hurry",
      says: "in and out",
    },
    de: {
      words: "schneller happen, schnelles mittagessen, auf die schnelle, imbiss, für zwischendurch, kleinigkeit",
      asks: "etwas schnelles, was schnelles",
    },
    ar: { words: "وجبة سريعة, وجبات سريعة, لقمة سريعة, غداء سريع", asks: "شيء سريع" },
  },
  late_night: {
    en: {
      words: "midnight snack, after a night out, after the party, after party, after the concert",
      says: "late at night, late night, after midnight, until late, open late",
      opposite: "closes early, closed early, early closing",
    },
    de: {
      words: "mitternachtssnack, nach der party, nach dem konzert",
      says: "spät nachts, spät abends, nach mitternacht, bis spät",
    },
    ar: { words: "بعد السهرة, بعد الحفلة", says: "في وقت متأخر, حتى وقت متأخر, بعد منتصف الليل" },
  },
  sports: {
    en: {
      words: "watch the game, watch the match, watch football, watch sports, sports bar, big screen, sports on tv",
    },
    de: { words: "fussball schauen, fussball gucken, spiel schauen, sportbar, grossleinwand, public viewing" },
    ar: { words: "مشاهدة المباراة, مشاهدة المباريات, شاشة كبيرة" },
  },
  games: {
    en: { words: "board games, boardgames, pool table, pub quiz, quiz night, trivia night, darts" },
    de: { words: "brettspiele, gesellschaftsspiele, billard, kneipenquiz, darts" },
    ar: { words: "طاولة ألعاب, العاب لوحية, بلياردو" },
  },
  locals: {
    en: {
      words:
        "locals, local favourite, local favorite, neighbourhood favourite, neighborhood favorite, neighbourhood place, neighborhood joint",
      asks: "where locals eat, where the locals go, non touristy, off the beaten path",
      says: "full of locals, locals eat, few streets from where the crowds go, regulars",
    },
    de: {
      words: "einheimische, einheimischen, locals, stammgäste, stammlokal, nachbarschaft",
      asks: "wo einheimische essen, geheimtipp der einheimischen, abseits der touristen",
    },
    ar: { words: "اهل البلد, السكان المحليين, السكان المحليون, أهل المدينة, اهل المنطقة" },
  },
  touristy: {
    en: { words: "touristy, tourist trap, tourist traps, for tourists, full of tourists" },
    de: { words: "touristisch~, touristenfalle, touristenfallen, voller touristen" },
    ar: { words: "سياحي~, فخ سياحي, مليء بالسياح" },
  },
} as const satisfies Readonly<Record<string, Concept>>;
