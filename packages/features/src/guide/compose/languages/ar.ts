import type { Language } from "../wording.ts";
import { counted, people, places } from "./ar-counted.ts";
import { labels } from "./ar-labels.ts";

/** As what is shown. */
const shownPlaces = { ...places, two: "مطعمين", one: "مطعمًا واحدًا" };

export const ar: Language = {
  labels,
  places: {
    place: (x, { price, rating }) =>
      `{${x}.name}: {${x}.cuisines} في {${x}.area}${price ? `، مستوى الأسعار {${x}.price}` : ""}${rating ? `، التقييم {${x}.rating}` : ""}.`,
    diets: (x) => `يذكر المطعم أنه يقدم طعامًا {${x}.diets}.`,
    dietDishes: (x) => `أطباق موسومة بذلك في قائمته: {${x}.diet_dishes}.`,
    markedDishes: (x) => `أطباق موسومة بذلك في قائمته: {${x}.marked_dishes}.`,
    attributes: (x) => `يذكر المطعم أن لديه: {${x}.wanted_attributes}.`,
    hours: (x) => `ساعات العمل: {${x}.hours_on}.`,
    openNow: (x) => `المطعم {${x}.open_now}.`,
    openThen: (x) => `المطعم {${x}.open_then} ({${x}.hours_on}).`,
    holidays: (x) => `في العطل الرسمية {${x}.name}: {${x}.hours_holidays}؛ ولا أعرف أي أيام هي هناك.`,
    onHoliday: (x) =>
      `يُرجَّح أن يكون ذلك اليوم عطلة رسمية هناك. {${x}.name} في العطل الرسمية: {${x}.hours_holidays}؛ وفي غيرها: {${x}.hours_on}. يُرجى سؤال المطعم.`,
    distance: (x) => `يبعد {${x}.distance}.`,
    dishes: (x) => `في قائمة الطعام: {${x}.dishes}.`,
    quote: (x) => `كتب أحد الضيوف، وقد منح {${x}.stars}: {${x}.quote}`,
    standing: (x) => `{${x}.name}: {${x}.standing}.`,
    facts: {
      hoursOn: (x) => `{${x}.name}: {${x}.hours_on}.`,
      open: (x) => `{${x}.name} {${x}.open_now}.`,
      openThen: (x) => `{${x}.name} {${x}.open_then} ({${x}.hours_on}).`,
      wantedAttributes: (x) => `يذكر {${x}.name} أن لديه: {${x}.wanted_attributes}.`,
      menu: (x, m) => `في قائمة {${x}.name}: {${m}.sample}.`,
      dish: (x, m) => `في قائمة {${x}.name}: {${m}.dishes}.`,
      dishMarked: (x, m) => `في قائمة {${x}.name}: {${m}.dishes_marked}.`,
      menuPrices: (x, m) => `أسعار الأطباق في {${x}.name}: {${m}.prices}.`,
      dietDishes: (x, m) => `أطباق موسومة بذلك في قائمة {${x}.name}: {${m}.diet_dishes}.`,
      soldOut: (x, m) => `غير متوفر الآن في {${x}.name}: {${m}.sold_out}.`,
      cheapestDish: (x, m) => `أرخص طبق في قائمة {${x}.name}: {${m}.cheapest}.`,
      priciestDish: (x, m) => `أغلى طبق في قائمة {${x}.name}: {${m}.priciest}.`,
      quote: (x, r) => `كتب أحد ضيوف {${x}.name}، وقد منح {${r}.stars}: {${r}.quote}`,
      hours: (x) => `ساعات عمل {${x}.name}: {${x}.hours_week}.`,
      price: (x) => `مستوى أسعار {${x}.name}: {${x}.price}.`,
      phone: (x) => `رقم هاتف {${x}.name}: {${x}.phone}.`,
      address: (x) => `عنوان {${x}.name}: {${x}.address}.`,
      website: (x) => `موقع {${x}.name}: {${x}.website}.`,
      rating: (x) => `تقييم {${x}.name}: {${x}.rating}.`,
      diets: (x) => `يذكر {${x}.name} أنه يقدم طعامًا {${x}.diets}.`,
      attributes: (x) => `يذكر {${x}.name} أن لديه: {${x}.attributes}.`,
      inspection: (x) => `آخر تفتيش لـ{${x}.name}: {${x}.inspection}.`,
    },
    unknown: {
      hours: (x) => `ساعات عمل {${x}.name} غير معروفة.`,
      open: (x) => `ساعات عمل {${x}.name} غير معروفة، لذلك لا أستطيع الجزم.`,
      price: (x) => `أسعار {${x}.name} غير معروفة.`,
      menu: (x) => `لا توجد هنا قائمة طعام لـ{${x}.name}.`,
      dish: (x) => `لا أجد طبقًا بهذا الاسم في قائمة {${x}.name}.`,
      phone: (x) => `لا يذكر {${x}.name} رقم هاتف.`,
      address: (x) => `عنوان {${x}.name} غير معروف.`,
      website: (x) => `لا يذكر {${x}.name} موقعًا على الإنترنت.`,
      rating: (x) => `لم يقيّم أحد {${x}.name} بعد.`,
      reviews: (x) => `لا أجد تقييمًا لـ{${x}.name} يذكر ذلك.`,
      diets: (x) => `لا يذكر {${x}.name} أنه يقدم طعامًا لهذه الحمية؛ يُرجى سؤال المطعم.`,
      attributes: (x) => `لا يذكر {${x}.name} إن كان ذلك متوفرًا؛ يُرجى سؤال المطعم.`,
      sold_out: (x) => `لا تذكر قائمة {${x}.name} أي طبق غير متوفر.`,
      cheapest_dish: (x) => `أرخص طبق في {${x}.name} غير معروف.`,
      priciest_dish: (x) => `أغلى طبق في {${x}.name} غير معروف.`,
      inspection: (x) => `لا نعرف تفتيشًا لـ{${x}.name}.`,
    },
    betterRated: (x) => `الأعلى تقييمًا: {${x}.name}.`,
    cheaper: (x) => `الأرخص: {${x}.name}.`,
    closer: (x) => `الأقرب إليك: {${x}.name}.`,
  },
  wishes: {
    city: (name) => `في ${name}`,
    neighborhood: (name) => `في حي ${name}`,
    nearby: (distance) => (distance === null ? "بالقرب منك" : `على بعد ${distance} منك على الأكثر`),
    dish: (name) => `${name} في القائمة`,
    price: (levels) => `مستوى الأسعار ${levels}`,
    rating: (least) => `بتقييم ${least} أو أكثر`,
    openNow: () => "مفتوح الآن",
    openOn: (day, part) => `مفتوح يوم ${day}${part === null ? "" : ` ${part}`}`,
    openAt: (day, clock) => `مفتوح يوم ${day} الساعة ${clock}`,
    withoutChains: () => "من دون سلاسل المطاعم",
    not: (what) => `ما عدا ${what}`,
    without: (dish) => `من دون ${dish}`,
    cheapest: "الأرخص أولًا",
    priciest: "الأغلى أولًا",
  },
  frame: {
    lookedFor: (wishes) => `بحثت عن: ${wishes}.`,
    found: (shown, total) => {
      if (total === null) return `أعرض ${counted(shown, shownPlaces)} مما يناسب، وقد يكون هناك غير ذلك:`;
      if (total > shown) return `عدد المطاعم المناسبة ${total}، أعرض منها ${counted(shown, shownPlaces)}:`;
      return `وجدت ما يناسب: ${counted(shown, places)}.`;
    },
    nearest: (shown) => `أعرض منها ${counted(shown, shownPlaces)}:`,
    without: (wishes) => `لم أجد ما يجمع كل ذلك، فتركت هذا الشرط: ${wishes}.`,
    nearestIs: (what) => `الأقرب إلى ذلك ما تقدمه هذه المطاعم: ${what}.`,
    nearestDiet: (diet) =>
      `لا يذكر أي مطعم هناك أن طعامه ${diet}. الأقرب إلى ذلك مطاعم في قوائمها أطباق موسومة بأنها: ${diet}، وهي لا تذكر أكثر من ذلك.`,
    elsewhere: (city) => `لم أجد مثل ذلك ${city === null ? "بالقرب منك" : `في ${city}`}؛ وهذه في أماكن أخرى.`,
    nothing: () => "لم أجد ما يناسب، ولا ما يقرب منه.",
    tryOther: () => "جرّب شروطًا أقل أو مدينة أخرى.",
    everywhere: () => "لم تُذكر مدينة، فبحثت في كل مدننا.",
    party: (count) => `يُرجى طلب طاولة تتسع لـ${counted(count, people)} من المطعم نفسه؛ فأنا لا أرى الطاولات المتاحة.`,
    next: () => "يمكنك السؤال عن ساعات العمل أو القوائم أو التقييمات، أو عن مكان أرخص أو أقرب.",
    noPlace: () => "لم أعد أجد هذا المطعم.",
    intro: (isModelConnected) =>
      isModelConnected
        ? "أنا دليل Bellyfed: يصوغ نموذج لغوي كلامي، وكل معلومة مأخوذة من بيانات Bellyfed."
        : "أنا دليل Bellyfed: أجيب من بيانات Bellyfed وفق قواعد، ولا يوجد نموذج لغوي متصل.",
    fellBack: () => "النموذج اللغوي لا يجيب الآن، لذلك أجيب وفق قواعد.",
    help: () =>
      "اسألني عن مطاعم بحسب المدينة أو المطبخ أو الطبق أو الحمية أو السعر أو الأجواء أو الوقت، أو عن ساعات مطعم وقائمته وأسعاره وتقييماته. أقتبس التقييمات وأذكر مصادري، ولا أستطيع الحجز.",
    greeting: () => "مرحبًا! ماذا تود أن تأكل، وفي أي مدينة؟",
    anythingElse: () => "على الرحب والسعة. أخبرني متى أردت البحث عن مكان للأكل.",
    medical: () => "لا أستطيع أن أقول إن كان الطعام آمنًا لك. يُرجى سؤال المطعم نفسه قبل الطلب وإخبارهم بالحساسية.",
    medicalList: () => "ما يذكره المطعم عن نفسه ليس ضمانًا.",
    refuse: () => "لا أستطيع المساعدة في ذلك: أنا أبحث عن مطاعم وأذكر ما يعرفه Bellyfed عنها فقط.",
    unclear: () => "لم أفهم ذلك. جرّب مثلًا: مطعم نباتي هادئ في عمّان مفتوح مساء السبت.",
    whichCity: (options) => `في أي مدينة؟ لدينا ${options}.`,
    unknownCity: (said, options) => `لا أعرف ${said}. لدينا ${options}.`,
    whichShown: (options) => `أيّها تقصد: ${options}؟`,
    whichPlace: (said, options) => `هناك أكثر من مطعم اسمه ${said}. أيّها تقصد: ${options}؟`,
    noSuchPlace: () => "لا أعرف أي مطعم تقصد. يُرجى ذكر اسمه.",
    whichDate: (said) => `لا أعرف تاريخ ${said}. يُرجى ذكر التاريخ، مثلًا 24 ديسمبر.`,
    noPosition: () => "لا أعرف أين أنت. يُرجى مشاركة موقعك أو ذكر مدينة.",
  },
};
