import type { Language } from "../wording.ts";
import { counted, isOne } from "./counted.ts";
import { labels } from "./en-labels.ts";

export const en: Language = {
  labels,
  places: {
    place: (x, { price, rating }) =>
      `{${x}.name} in {${x}.area}: {${x}.cuisines}${price ? `, price level {${x}.price}` : ""}${rating ? `, rated {${x}.rating}` : ""}.`,
    diets: (x) => `It says that it serves {${x}.diets} food.`,
    dietDishes: (x) => `Marked so on its menu: {${x}.diet_dishes}.`,
    markedDishes: (x) => `Marked so on its menu: {${x}.marked_dishes}.`,
    attributes: (x) => `It lists among its features: {${x}.wanted_attributes}.`,
    hours: (x) => `Its hours: {${x}.hours_on}.`,
    openNow: (x) => `It is {${x}.open_now}.`,
    openThen: (x) => `It is {${x}.open_then} ({${x}.hours_on}).`,
    holidays: (x) =>
      `On public holidays {${x}.name}: {${x}.hours_holidays}; which days those are there, I do not know.`,
    onHoliday: (x) =>
      `That day should be a public holiday there. {${x}.name} on public holidays: {${x}.hours_holidays}; else: {${x}.hours_on}. Please ask there.`,
    distance: (x) => `It is {${x}.distance} away.`,
    dishes: (x) => `On its menu: {${x}.dishes}.`,
    quote: (x) => `A guest who gave {${x}.stars} wrote: {${x}.quote}`,
    standing: (x) => `{${x}.name} is {${x}.standing}.`,
    facts: {
      hoursOn: (x) => `{${x}.name}: {${x}.hours_on}.`,
      open: (x) => `{${x}.name} is {${x}.open_now}.`,
      openThen: (x) => `{${x}.name} is {${x}.open_then} ({${x}.hours_on}).`,
      wantedAttributes: (x) => `{${x}.name} lists among its features: {${x}.wanted_attributes}.`,
      menu: (x, m) => `On the menu of {${x}.name}: {${m}.sample}.`,
      dish: (x, m) => `On the menu of {${x}.name}: {${m}.dishes}.`,
      dishMarked: (x, m) => `On the menu of {${x}.name}: {${m}.dishes_marked}.`,
      menuPrices: (x, m) => `Dishes at {${x}.name} cost {${m}.prices}.`,
      dietDishes: (x, m) => `Marked so on the menu of {${x}.name}: {${m}.diet_dishes}.`,
      soldOut: (x, m) => `Not available now at {${x}.name}: {${m}.sold_out}.`,
      cheapestDish: (x, m) => `The cheapest dish on the menu of {${x}.name}: {${m}.cheapest}.`,
      priciestDish: (x, m) => `The most expensive dish on the menu of {${x}.name}: {${m}.priciest}.`,
      quote: (x, r) => `Of {${x}.name} a guest who gave {${r}.stars} wrote: {${r}.quote}`,
      hours: (x) => `{${x}.name} is open {${x}.hours_week}.`,
      price: (x) => `{${x}.name} has price level {${x}.price}.`,
      phone: (x) => `The phone number of {${x}.name} is {${x}.phone}.`,
      address: (x) => `{${x}.name} is at {${x}.address}.`,
      website: (x) => `The website of {${x}.name} is {${x}.website}.`,
      rating: (x) => `{${x}.name} is rated {${x}.rating}.`,
      diets: (x) => `{${x}.name} says that it serves {${x}.diets} food.`,
      attributes: (x) => `{${x}.name} lists these features: {${x}.attributes}.`,
      inspection: (x) => `The last inspection of {${x}.name}: {${x}.inspection}.`,
    },
    unknown: {
      hours: (x) => `The opening hours of {${x}.name} are not known.`,
      open: (x) => `Nobody has said when {${x}.name} is open, so I cannot tell.`,
      price: (x) => `What {${x}.name} costs is not known.`,
      menu: (x) => `{${x}.name} has no menu here.`,
      dish: (x) => `I find no dish of that name on the menu of {${x}.name}.`,
      phone: (x) => `{${x}.name} gives no phone number.`,
      address: (x) => `The street of {${x}.name} is not known.`,
      website: (x) => `{${x}.name} gives no website.`,
      rating: (x) => `Nobody has rated {${x}.name} yet.`,
      reviews: (x) => `I find no review of {${x}.name} that says anything of it.`,
      diets: (x) => `{${x}.name} does not say that it cooks for that diet; please ask there.`,
      attributes: (x) => `{${x}.name} does not say whether it has that; please ask there.`,
      sold_out: (x) => `The menu of {${x}.name} marks no dish as not available.`,
      cheapest_dish: (x) => `Which dish of {${x}.name} is the cheapest is not known.`,
      priciest_dish: (x) => `Which dish of {${x}.name} is the most expensive is not known.`,
      inspection: (x) => `No inspection of {${x}.name} is known.`,
    },
    betterRated: (x) => `Better rated: {${x}.name}.`,
    cheaper: (x) => `Cheaper: {${x}.name}.`,
    closer: (x) => `Closer to you: {${x}.name}.`,
  },
  wishes: {
    city: (name) => `in ${name}`,
    neighborhood: (name) => `in ${name}`,
    nearby: (distance) => (distance === null ? "near you" : `within ${distance} of you`),
    dish: (name) => `${name} on the menu`,
    price: (levels) => `price level ${levels}`,
    rating: (least) => `rated ${least} or better`,
    openNow: () => "open now",
    openOn: (day, part) => `open on ${day}${part === null ? "" : ` ${part}`}`,
    openAt: (day, clock) => `open on ${day} at ${clock}`,
    withoutChains: () => "no chains",
    not: (what) => `not ${what}`,
    without: (dish) => `no ${dish}`,
    cheapest: "the cheapest first",
    priciest: "the most expensive first",
  },
  frame: {
    lookedFor: (wishes) => `I looked for: ${wishes}.`,
    found: (shown, total) => {
      const one = isOne(shown);
      if (total === null)
        return one
          ? "Here is a place that fits; there may be more:"
          : `Here are ${shown} places that fit; there may be more:`;
      if (total > shown) return `${total} places fit; ${one ? "here is the first of them" : `here are ${shown}`}:`;
      return one ? "One place fits:" : `${shown} places fit:`;
    },
    nearest: (shown) => (isOne(shown) ? "Here is one of them:" : `Here are ${shown} of them:`),
    without: (wishes) => `I found nothing that fits all of it, so I left this out: ${wishes}.`,
    nearestIs: (what) => `The nearest thing is what these places serve: ${what}.`,
    nearestDiet: (diet) =>
      `No place there says of itself that it serves ${diet} food. The nearest thing are places with dishes on their menu that are marked ${diet}; they do not say more.`,
    elsewhere: (city) => `I found nothing like it ${city === null ? "near you" : `in ${city}`}; these are elsewhere.`,
    nothing: () => "I found nothing that fits, and nothing close to it.",
    tryOther: () => "Try it with fewer wishes, or in another city.",
    everywhere: () => "You named no city, so I looked in all of ours.",
    party: (count) =>
      `Please ask the restaurant for a table for ${counted(count, "person", "people")}: I cannot see which tables are free.`,
    next: () => "You can ask for hours, menus or reviews, or for something cheaper or closer.",
    noPlace: () => "I cannot find that place any more.",
    intro: (isModelConnected) =>
      isModelConnected
        ? "I am Bellyfed's guide: a language model words what I say, and every fact comes from Bellyfed's data."
        : "I am Bellyfed's guide: I answer from Bellyfed's data by rules; no language model is connected.",
    fellBack: () => "The language model does not answer at the moment, so I answer by rules.",
    help: () =>
      "Ask me for places by city, cuisine, dish, diet, price, mood or time, or for hours, menus, prices and reviews of one. I quote reviews and name my sources; I cannot book.",
    greeting: () => "Hello! What would you like to eat, and in which city?",
    anythingElse: () => "Gladly. Tell me whenever you are looking for a place to eat.",
    medical: () =>
      "I cannot tell whether food is safe for you. Please ask the restaurant itself before you order, and tell them of your allergy.",
    medicalList: () => "What a place says of itself is no promise.",
    refuse: () => "I cannot help with that: I only find restaurants and tell what Bellyfed knows of them.",
    unclear: () =>
      "I did not understand that. Try something like: quiet vegan place in Lisbon, open on Saturday evening.",
    whichCity: (options) => `In which city? We have ${options}.`,
    unknownCity: (said, options) => `I do not know ${said}. We have ${options}.`,
    whichShown: (options) => `Which of them do you mean: ${options}?`,
    whichPlace: (said, options) => `There are several that are called ${said}. Which one do you mean: ${options}?`,
    noSuchPlace: () => "I do not know which place you mean. Please tell me its name.",
    whichDate: (said) => `I cannot tell which date ${said} is. Please give me the date, such as 24 December.`,
    noPosition: () => "I do not know where you are. Please share your location, or name a city.",
  },
};
