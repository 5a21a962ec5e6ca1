import type { City } from "./cities.ts";

export type Tone = "delighted" | "pleased" | "mixed" | "unhappy";

export const toneOf = (rating: number): Tone =>
  rating === 5 ? "delighted" : rating === 4 ? "pleased" : rating === 3 ? "mixed" : "unhappy";

/** What a review says, by the part of it: `{dish}`, `{place}` and `{city}` are filled in. */
export const titles: Readonly<Record<Tone, readonly string[]>> = {
  delighted: [
    "Go hungry",
    "Worth the detour",
    "Our new favourite",
    "Five visits, five times great",
    "Everything right",
    "Best {dish} in {city}",
  ],
  pleased: ["Very good", "Will be back", "A solid evening", "Lovely place, small wait", "Nearly perfect"],
  mixed: ["Good and not so good", "Fine", "Nice room, uneven kitchen", "Depends on what you order", "Hit and miss"],
  unhappy: ["Not again", "A long wait for little", "We wanted to like it", "Cold food, warm wine", "Overpriced"],
};

export const openings: Readonly<Record<Tone, readonly string[]>> = {
  delighted: [
    "We came for a quick bite and stayed until they put the chairs up.",
    "I have been telling everyone about {place} for a week now.",
    "A birthday dinner for six, and all six are still talking about it.",
    "Walked in without a booking, walked out very happy.",
    "Easily the best meal of our days in {city}.",
  ],
  pleased: [
    "A good find a few streets from where the crowds go.",
    "Came with colleagues on a Thursday; it was busy but well run.",
    "Second visit, and just as good as the first.",
    "{place} does what it promises.",
    "Friendly from the door on.",
  ],
  mixed: [
    "I can see what they are trying to do here.",
    "Some of it was lovely, some of it was not.",
    "The room is charming; dinner was so-so.",
    "We had read a lot about {place} and expected a little more.",
  ],
  unhappy: [
    "We waited 50 minutes and then got somebody else's order.",
    "Maybe we came on a bad day.",
    "It used to be so good here.",
    "Loud, cramped, and nobody seemed to be in charge.",
  ],
};

export const onDishes: Readonly<Record<Tone, readonly string[]>> = {
  delighted: [
    "The {dish} alone is worth the trip.",
    "Order the {dish}. Then order it again.",
    "I still think about the {dish}.",
    "{dish}: perfect, no notes.",
  ],
  pleased: [
    "The {dish} was very good, if a little small.",
    "Try the {dish}; it is what everybody at the next table had.",
    "We shared the {dish} and nearly fought over the last bite.",
    "The {dish} could use a bit more salt, but that is all.",
  ],
  mixed: [
    "The {dish} was fine; the rest I have already forgotten.",
    "The {dish} came lukewarm, but they replaced it without fuss.",
    "Skip the {dish} and you will do all right.",
  ],
  unhappy: [
    "The {dish} was cold in the middle.",
    "The {dish} tasted of nothing at all.",
    "They had run out of almost everything, and the {dish} was the consolation.",
  ],
};

export const onService: Readonly<Record<Tone, readonly string[]>> = {
  delighted: [
    "The staff remembered us from last time.",
    "Water came unasked, advice came unsnobbish.",
    "They were wonderful with our two small children.",
    "Fair prices, too.",
  ],
  pleased: [
    "Service was quick and kind.",
    "A bit loud at eight, calmer after nine.",
    "Book ahead at weekends.",
    "Good choice for people who do not eat meat.",
  ],
  mixed: [
    "Service was friendly, only slow.",
    "Too expensive for what it is.",
    "The music was louder than we were.",
    "We would sit outside next time.",
  ],
  unhappy: [
    "Nobody said sorry.",
    "We asked for the bill three times.",
    "The table was still sticky.",
    "Not cheap either.",
  ],
};

/** Short reviews in the language of the city. */
export const local: Readonly<Record<Exclude<City["language"], "en">, Readonly<Record<Tone, readonly string[]>>>> = {
  pt: {
    delighted: ["Comida maravilhosa e um serviço ainda melhor. Voltamos de certeza!", "O melhor {dish} da cidade."],
    pleased: ["Muito bom, recomendo o {dish}.", "Ambiente simpático e preços justos."],
    mixed: ["Razoável. O {dish} estava bom, o resto nem por isso.", "Esperava um pouco mais."],
    unhappy: ["Esperámos quase uma hora. Não volto.", "O {dish} chegou frio à mesa."],
  },
  de: {
    delighted: [
      "Großartig! Das {dish} war das beste seit langem.",
      "Herzlicher Service, alles frisch, wir kommen wieder.",
    ],
    pleased: ["Sehr gut, am Wochenende unbedingt reservieren.", "Gemütlich, und das {dish} ist zu empfehlen."],
    mixed: [
      "Ganz in Ordnung, aber für den Preis hatten wir mehr erwartet.",
      "Das Essen gut, die Bedienung überfordert.",
    ],
    unhappy: ["Leider enttäuschend: lange gewartet, kalt gegessen.", "Einmal und nie wieder."],
  },
  ja: {
    delighted: ["最高でした。{dish}は必ず注文してください。", "店員さんがとても親切で、また行きたいです。"],
    pleased: ["とても美味しかったです。少し待ちました。", "落ち着いた雰囲気で、{dish}がおすすめです。"],
    mixed: ["味は普通でした。", "{dish}は良かったですが、少し高いです。"],
    unhappy: ["残念ながら、料理が冷めていました。", "一時間も待ちました。"],
  },
  ar: {
    delighted: ["طعام رائع وخدمة ممتازة، سنعود بالتأكيد.", "أفضل {dish} في المدينة!"],
    pleased: ["مكان جميل وأسعار معقولة.", "أنصح بتجربة {dish}."],
    mixed: ["الطعام جيد لكن الخدمة بطيئة.", "كنا نتوقع أكثر من ذلك."],
    unhappy: ["انتظرنا طويلاً ووصل الطعام بارداً.", "للأسف لن نعود."],
  },
};

export const replies: Readonly<Record<Tone, readonly string[]>> = {
  delighted: ["Thank you, {guest}! We read this out to the whole kitchen.", "You made our week. See you soon."],
  pleased: ["Thank you for coming, {guest}. We hope to see you again.", "Noted, and thank you for the kind words!"],
  mixed: [
    "Thank you for being frank, {guest}. We have talked about it in the kitchen.",
    "Fair points. Please give us another chance.",
  ],
  unhappy: [
    "We are sorry, {guest}. That was not our best evening; please write to us so that we can make it right.",
    "This should not have happened. Thank you for telling us.",
  ],
};
