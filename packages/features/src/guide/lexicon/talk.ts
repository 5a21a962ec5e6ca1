import { listed, type PhraseEntry, type Phrases, phrasesOf } from "./phrases.ts";

const all = (...lists: readonly string[]): PhraseEntry<true>[] =>
  lists.flatMap((list) => listed(list).map((phrase) => [phrase, true as const] as const));

/** Whether food is safe for somebody's health. */
export const medicalWords: Phrases<true> = phrasesOf(
  all(
    "allergy, allergies, allergic, allergen, allergens, anaphylaxis, anaphylactic, epipen, celiac, coeliac, celiacs, coeliacs, celiac disease, lactose intolerant, lactose intolerance, gluten intolerant, gluten intolerance, intolerance, intolerances, cross contamination, food poisoning, diabetic, diabetes, pregnant, pregnancy, nut free, peanut free, fodmap, safe to eat, safe for me, safe for my, is it safe, histamine",
    "allergie, allergien, allergisch, allergiker, allergikerin, allergene, allergenen, nussallergie, erdnussallergie, glutenallergie, zöliakie, unverträglichkeit, laktoseintoleranz, laktoseintolerant, glutenunverträglichkeit, histaminintoleranz, kreuzkontamination, lebensmittelvergiftung, diabetes, diabetiker, diabetikerin, schwanger, schwangerschaft, nussfrei, erdnussfrei, epipen, vertrage ich, unverträglich",
    "حساسية, حساسيه, عندي حساسية, لدي حساسية, حساسيتي, سيلياك, السيلياك, الداء الزلاقي, مرض زلاقي, عدم تحمل اللاكتوز, عدم تحمل, تسمم غذائي, سكري, السكري, حامل, الحمل, خالي من المكسرات, هل هو آمن, آمن لي, صدمة تحسسية",
  ),
);

/** What the guide is, and what it can do. */
export const helpWords: Phrases<true> = phrasesOf(
  all(
    "who are you, what are you, are you a bot, are you a robot, are you an ai, are you human, are you real, are you chatgpt, what can you do, what can i ask, how do you work, how does this work, help me use, what is this, which model, what model, language model, where do your answers come from, where do you get, how do you know, what languages do you speak, can you speak, your sources, do you understand, are you a person, what do you know, help",
    "wer bist du, was bist du, bist du ein bot, bist du eine ki, bist du ein mensch, bist du chatgpt, was kannst du, was kann ich fragen, wie funktionierst du, wie funktioniert das, welches modell, sprachmodell, woher weisst du, woher kommen deine, woher hast du, welche sprachen, kannst du deutsch, sprichst du, wer sind sie, was können sie, hilfe",
    "من أنت, من انت, ما أنت, هل أنت روبوت, هل أنت إنسان, هل انت ذكاء اصطناعي, ماذا تستطيع, ماذا يمكنك, ما الذي يمكنك, كيف تعمل, كيف يعمل هذا, أي نموذج, نموذج لغوي, من أين تأتي معلوماتك, من أين تعرف, كيف تعرف, أي لغات, مساعدة, ساعدني في الاستخدام",
  ),
);

/** What small talk is: a greeting, thanks or a farewell, or anything else. */
export type SmallTalk = "greeting" | "thanks" | "other";
const small = (kind: SmallTalk, ...lists: readonly string[]): PhraseEntry<SmallTalk>[] =>
  lists.flatMap((list) => listed(list).map((phrase) => [phrase, kind] as const));

/** Greetings, thanks and farewells; they count where nothing else is said. */
export const smallTalkWords: Phrases<SmallTalk> = phrasesOf([
  ...small(
    "greeting",
    "hi, hello, hey, hiya, good morning, good evening, good afternoon, how are you, how is it going",
    "hallo, hi, hey, guten tag, guten morgen, guten abend, grüezi, servus, moin, grüß gott, wie gehts, wie geht es dir",
    "مرحبا, أهلا, اهلا وسهلا, السلام عليكم, صباح الخير, مساء الخير, كيف حالك, كيفك, سلام, هلا",
  ),
  ...small(
    "thanks",
    "thanks, thank you, thx, cheers, bye, goodbye, see you, good night, no thanks, thats all, much appreciated",
    "danke, vielen dank, herzlichen dank, besten dank, dankeschön, merci, tschüss, auf wiedersehen, ciao, bis bald, gute nacht, nein danke, das wars",
    "شكرا, شكرا جزيلا, شكرا لك, ألف شكر, مشكور, لا شكرا, مع السلامة, وداعا, إلى اللقاء, تصبح على خير",
  ),
  ...small(
    "other",
    "great, perfect, awesome, cool, ok, okay, nice, lovely, you are great, well done, sounds good, yes, no, sorry",
    "super, perfekt, toll, prima, alles klar, ja, nein, gut gemacht",
    "رائع, ممتاز, حسنا, تمام, نعم",
  ),
]);

/** Attempts to give the guide other orders. */
export const orderingWords: Phrases<true> = phrasesOf(
  all(
    "ignore previous, ignore all, ignore your, ignore the above, ignore any, ignore these, ignore everything, disregard previous, disregard all, disregard your, disregard the, forget your instructions, forget all, forget everything, forget previous, forget your rules, override your, your instructions, your system prompt, system prompt, system message, hidden prompt, your prompt, initial prompt, developer mode, debug mode, dan mode, jailbreak, do anything now, pretend to be, pretend you, pretend that you, act as, roleplay, role play, you are now, from now on you, new instructions, repeat the words above, repeat everything above, print your, reveal your, show me your prompt, your rules, without restrictions, no restrictions, sudo, admin mode, base64, simulate a terminal",
    "ignoriere alle, ignoriere deine, ignoriere die, ignoriere bisherige, ignoriere vorherige, vergiss alle, vergiss deine, vergiss alles, vergiss die vorherigen, deine anweisungen, deine instruktionen, deinen systemprompt, systemprompt, system prompt, dein prompt, deinen prompt, tu so als, spiele die rolle, du bist jetzt, du bist ab jetzt, ab jetzt bist du, entwicklermodus, neue anweisungen, deine regeln, wiederhole alles, gib deinen, zeig mir deinen prompt",
    "تجاهل التعليمات, تجاهل كل, تجاهل جميع, تجاهل تعليماتك, تجاهل ما سبق, انس التعليمات, انس كل, انس تعليماتك, انسى كل, تعليماتك, تعليمات النظام, موجه النظام, وضع المطور, تظاهر بأنك, تظاهر انك, أنت الآن, انت الان مساعد, من الآن فصاعدا, اكشف تعليماتك, تصرف كأنك, العب دور",
  ),
);

/** What it cannot do for anybody: to book, to order, to call. */
export const bookingWords: Phrases<true> = phrasesOf(
  all(
    "book a table, book me, book us, book it, make a reservation, make a booking, make me a reservation, reserve a table, reserve me, reserve us, reserve it, reserve for, can you book, please book, can you reserve, cancel my booking, cancel my reservation, cancel my table, change my reservation, my booking, my reservation, order me, order a pizza, order for me, order food, place an order, deliver me, call them, call the restaurant, pay for me, pay for us, pay for my, pay for our, pay for it, can you pay, please pay",
    "reserviere mir, reserviere uns, reserviere einen, reserviere bitte, tisch reservieren, tisch buchen, buche mir, buche uns, buche einen, buch mir, kannst du reservieren, bitte reservieren, reservierung stornieren, meine reservierung, storniere meine, bestell mir, bestelle mir, bestelle uns, bestell eine, bestelle eine, ruf an, ruf dort an, ruf das restaurant",
    "احجز لي, احجز لنا, احجز طاولة, احجز لي طاولة, حجز طاولة, أريد حجز, اريد ان احجز, أريد أن أحجز, هل يمكنك حجز, إلغاء الحجز, ألغ حجزي, حجزي, اطلب لي, اطلب لنا, اتصل بهم, اتصل بالمطعم",
  ),
);

/** Who says that they have booked asks nothing of booking. */
export const bookedWords: Phrases<true> = phrasesOf(
  all(
    "have a reservation, have a booking, have reservations, have a table reservation, had a reservation, had a booking",
    "habe eine reservierung, haben eine reservierung, habe eine reservation, haben eine reservation, hatte eine reservierung, hatten eine reservierung",
    "عندي حجز, لدي حجز, عندنا حجز, لدينا حجز",
  ),
);

/** Other subjects. */
export const otherSubjects: Phrases<true> = phrasesOf(
  all(
    "python, javascript, typescript, java code, html, css, sql, algorithm, write code, write a function, write a script, source code, program that, code that, regex, write an essay, write a poem, write me a poem, poem about, a haiku, write an email, write a letter, write a song, tell me a joke, a joke, translate, capital of, president, prime minister, election, elections, vote for, politics, political, democrats, republicans, war in, ukraine, gaza, israel and, immigration, abortion, religion, weather, forecast, temperature outside, stock price, stocks, bitcoin, crypto, invest, mortgage, tax, taxes, homework, solve this, equation, square root, math problem, integral, headache, medicine, medication, doctor, antibiotics, symptoms, lawyer, sue, hotel, hotels, flight, flights, train to, taxi, rent a car, hack, hacking, password, passwords, credit card number, api key, bomb, weapon, weapons, gun, drugs, cocaine, porn, sex, naked, kill, suicide, girlfriend experience, football score, who won, world cup, movie, movies, lyrics, horoscope, meaning of life, recipe, recipes, how to cook, how do i cook, lose weight, diet plan, owners home address, phone number of the reviewer, who wrote",
    "python, javascript, programmiere, programmcode, quellcode, schreib code, schreibe ein programm, schreib ein gedicht, schreibe ein gedicht, schreib mir ein gedicht, gedicht, aufsatz, schreib eine mail, witz, erzähl einen witz, übersetze, übersetzen, hauptstadt von, bundeskanzler, bundesrat, präsident, wahlen, wählen soll, bundestagswahl, politik, politisch, partei, krieg, wetter, wettervorhersage, regnet, aktien, aktienkurs, bitcoin, krypto, steuern, steuererklärung, hausaufgaben, rechne, wurzel aus, gleichung, kopfschmerzen, medikament, medikamente, arzt, anwalt, hotel, hotels, flug, flüge, zug nach, mietwagen, hacken, passwort, bombe, waffe, waffen, drogen, kokain, porno, fussballergebnis, wer hat gewonnen, film, horoskop, rezept, rezepte, wie koche ich, abnehmen",
    "بايثون, جافا سكريبت, اكتب كود, اكتب برنامج, كود برمجي, اكتب قصيدة, قصيدة, اكتب مقال, اكتب رسالة, نكتة, ترجم, عاصمة, رئيس, الرئيس, انتخابات, الانتخابات, سياسة, السياسة, حرب, الحرب, طقس, الطقس, درجة الحرارة, أسهم, بيتكوين, ضرائب, واجب منزلي, معادلة, صداع, دواء, طبيب, محامي, فندق, فنادق, رحلة طيران, اختراق, كلمة السر, كلمة المرور, قنبلة, سلاح, مخدرات, من فاز, فيلم, أبراج, وصفة, كيف أطبخ, طريقة عمل, إنقاص الوزن",
  ),
);
