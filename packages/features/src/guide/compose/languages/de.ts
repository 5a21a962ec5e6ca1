import type { Language } from "../wording.ts";
import { counted, isOne } from "./counted.ts";
import { labels } from "./de-labels.ts";

export const de: Language = {
  labels,
  places: {
    place: (x, { price, rating }) =>
      `{${x}.name}: {${x}.cuisines} in {${x}.area}${price ? `, Preisstufe {${x}.price}` : ""}${rating ? `, bewertet mit {${x}.rating}` : ""}.`,
    diets: (x) => `Nach eigenen Angaben kocht man dort {${x}.diets}.`,
    dietDishes: (x) => `Auf der Karte so gekennzeichnet: {${x}.diet_dishes}.`,
    markedDishes: (x) => `Auf der Karte so gekennzeichnet: {${x}.marked_dishes}.`,
    attributes: (x) => `Nach eigenen Angaben gibt es dort: {${x}.wanted_attributes}.`,
    hours: (x) => `Öffnungszeiten: {${x}.hours_on}.`,
    openNow: (x) => `Das Lokal ist {${x}.open_now}.`,
    openThen: (x) => `Das Lokal ist {${x}.open_then} ({${x}.hours_on}).`,
    holidays: (x) =>
      `An Feiertagen gilt bei {${x}.name}: {${x}.hours_holidays}; welche Tage das dort sind, weiß ich nicht.`,
    onHoliday: (x) =>
      `Dieser Tag dürfte dort ein Feiertag sein. An Feiertagen gilt bei {${x}.name}: {${x}.hours_holidays}; sonst: {${x}.hours_on}. Bitte dort nachfragen.`,
    distance: (x) => `Es ist {${x}.distance} entfernt.`,
    dishes: (x) => `Auf der Karte: {${x}.dishes}.`,
    quote: (x) => `In einer Bewertung mit {${x}.stars} steht: {${x}.quote}`,
    standing: (x) => `{${x}.name} ist {${x}.standing}.`,
    facts: {
      hoursOn: (x) => `{${x}.name}: {${x}.hours_on}.`,
      open: (x) => `{${x}.name} ist {${x}.open_now}.`,
      openThen: (x) => `{${x}.name} ist {${x}.open_then} ({${x}.hours_on}).`,
      wantedAttributes: (x) => `Nach eigenen Angaben gibt es bei {${x}.name}: {${x}.wanted_attributes}.`,
      menu: (x, m) => `Auf der Karte von {${x}.name}: {${m}.sample}.`,
      dish: (x, m) => `Auf der Karte von {${x}.name}: {${m}.dishes}.`,
      dishMarked: (x, m) => `Auf der Karte von {${x}.name}: {${m}.dishes_marked}.`,
      menuPrices: (x, m) => `Gerichte kosten bei {${x}.name} {${m}.prices}.`,
      dietDishes: (x, m) => `Auf der Karte von {${x}.name} so gekennzeichnet: {${m}.diet_dishes}.`,
      soldOut: (x, m) => `Zurzeit nicht erhältlich bei {${x}.name}: {${m}.sold_out}.`,
      cheapestDish: (x, m) => `Das günstigste Gericht auf der Karte von {${x}.name}: {${m}.cheapest}.`,
      priciestDish: (x, m) => `Das teuerste Gericht auf der Karte von {${x}.name}: {${m}.priciest}.`,
      quote: (x, r) => `Über {${x}.name} steht in einer Bewertung mit {${r}.stars}: {${r}.quote}`,
      hours: (x) => `{${x}.name} hat so geöffnet: {${x}.hours_week}.`,
      price: (x) => `{${x}.name} hat die Preisstufe {${x}.price}.`,
      phone: (x) => `Die Telefonnummer von {${x}.name}: {${x}.phone}.`,
      address: (x) => `Die Adresse von {${x}.name}: {${x}.address}.`,
      website: (x) => `Die Website von {${x}.name}: {${x}.website}.`,
      rating: (x) => `{${x}.name} ist mit {${x}.rating} bewertet.`,
      diets: (x) => `Nach eigenen Angaben kocht man bei {${x}.name} {${x}.diets}.`,
      attributes: (x) => `Nach eigenen Angaben gibt es bei {${x}.name}: {${x}.attributes}.`,
      inspection: (x) => `Die letzte Kontrolle von {${x}.name}: {${x}.inspection}.`,
    },
    unknown: {
      hours: (x) => `Die Öffnungszeiten von {${x}.name} sind nicht bekannt.`,
      open: (x) => `Wann {${x}.name} geöffnet hat, ist nicht bekannt; ich kann es also nicht sagen.`,
      price: (x) => `Was es bei {${x}.name} kostet, ist nicht bekannt.`,
      menu: (x) => `Von {${x}.name} gibt es hier keine Karte.`,
      dish: (x) => `Ein Gericht mit diesem Namen finde ich auf der Karte von {${x}.name} nicht.`,
      phone: (x) => `{${x}.name} gibt keine Telefonnummer an.`,
      address: (x) => `Die Straße von {${x}.name} ist nicht bekannt.`,
      website: (x) => `{${x}.name} gibt keine Website an.`,
      rating: (x) => `{${x}.name} hat noch niemand bewertet.`,
      reviews: (x) => `Ich finde keine Bewertung von {${x}.name}, die dazu etwas sagt.`,
      diets: (x) => `{${x}.name} sagt nicht, dass man dort dafür kocht; bitte dort nachfragen.`,
      attributes: (x) => `{${x}.name} sagt nicht, ob es das dort gibt; bitte dort nachfragen.`,
      sold_out: (x) => `Auf der Karte von {${x}.name} ist kein Gericht als nicht erhältlich gekennzeichnet.`,
      cheapest_dish: (x) => `Welches Gericht von {${x}.name} das günstigste ist, ist nicht bekannt.`,
      priciest_dish: (x) => `Welches Gericht von {${x}.name} das teuerste ist, ist nicht bekannt.`,
      inspection: (x) => `Von {${x}.name} ist keine Kontrolle bekannt.`,
    },
    betterRated: (x) => `Besser bewertet: {${x}.name}.`,
    cheaper: (x) => `Günstiger: {${x}.name}.`,
    closer: (x) => `Näher bei dir: {${x}.name}.`,
  },
  wishes: {
    city: (name) => `in ${name}`,
    neighborhood: (name) => `im Viertel ${name}`,
    nearby: (distance) => (distance === null ? "in deiner Nähe" : `höchstens ${distance} entfernt`),
    dish: (name) => `${name} auf der Karte`,
    price: (levels) => `Preisstufe ${levels}`,
    rating: (least) => `mit ${least} oder besser bewertet`,
    openNow: () => "jetzt geöffnet",
    openOn: (day, part) => `am ${day}${part === null ? "" : ` ${part}`} geöffnet`,
    openAt: (day, clock) => `am ${day} um ${clock} Uhr geöffnet`,
    withoutChains: () => "keine Ketten",
    not: (what) => `nicht ${what}`,
    without: (dish) => `ohne ${dish}`,
    cheapest: "die günstigsten zuerst",
    priciest: "die teuersten zuerst",
  },
  frame: {
    lookedFor: (wishes) => `Gesucht habe ich: ${wishes}.`,
    found: (shown, total) => {
      const one = isOne(shown);
      if (total === null)
        return one
          ? "Hier ist ein Lokal, das passt; es kann mehr geben:"
          : `Hier sind ${shown} Lokale, die passen; es kann mehr geben:`;
      if (total > shown) return `${total} Lokale passen; ${one ? "das erste davon" : `${shown} davon`}:`;
      return one ? "Ein Lokal passt:" : `${shown} Lokale passen:`;
    },
    nearest: (shown) => (isOne(shown) ? "Eines davon:" : `${shown} davon:`),
    without: (wishes) => `Alles zusammen habe ich nicht gefunden; das habe ich weggelassen: ${wishes}.`,
    nearestIs: (what) => `Am nächsten kommt, was diese Lokale anbieten: ${what}.`,
    nearestDiet: (diet) =>
      `Kein Lokal sagt dort von sich, dass es ${diet} kocht. Am nächsten kommen Lokale, auf deren Karte Gerichte als ${diet} gekennzeichnet sind; mehr sagen sie nicht.`,
    elsewhere: (city) =>
      `${city === null ? "In deiner Nähe" : `In ${city}`} habe ich nichts Passendes gefunden; das hier ist anderswo.`,
    nothing: () => "Ich habe nichts Passendes gefunden, und auch nichts Ähnliches.",
    tryOther: () => "Versuche es mit weniger Wünschen oder in einer anderen Stadt.",
    everywhere: () => "Eine Stadt war nicht genannt, also habe ich in allen gesucht.",
    party: (count) =>
      `Einen Tisch für ${counted(count, "Person", "Personen")} bitte direkt im Lokal anfragen: Freie Tische sehe ich nicht.`,
    next: () =>
      "Du kannst nach Öffnungszeiten, Karten oder Bewertungen fragen, oder nach etwas Günstigerem oder Näherem.",
    noPlace: () => "Dieses Lokal finde ich nicht mehr.",
    intro: (isModelConnected) =>
      isModelConnected
        ? "Ich bin der Guide von Bellyfed: Ein Sprachmodell formuliert, was ich sage, und jede Angabe kommt aus Bellyfeds Daten."
        : "Ich bin der Guide von Bellyfed: Ich antworte nach Regeln aus Bellyfeds Daten; ein Sprachmodell ist nicht angeschlossen.",
    fellBack: () => "Das Sprachmodell antwortet gerade nicht, deshalb antworte ich nach Regeln.",
    help: () =>
      "Frag mich nach Lokalen: nach Stadt, Küche, Gericht, Ernährung, Preis, Stimmung oder Zeit, oder nach Öffnungszeiten, Karte, Preisen und Bewertungen eines Lokals. Ich zitiere Bewertungen und nenne meine Quellen; reservieren kann ich nicht.",
    greeting: () => "Hallo! Was möchtest du essen, und in welcher Stadt?",
    anythingElse: () => "Gern. Sag einfach Bescheid, wenn du ein Lokal suchst.",
    medical: () =>
      "Ob ein Essen für dich unbedenklich ist, kann ich nicht sagen. Bitte frag vor dem Bestellen im Restaurant selbst nach und sag dort, welche Allergie du hast.",
    medicalList: () => "Was ein Lokal von sich sagt, ist kein Versprechen.",
    refuse: () => "Dabei kann ich nicht helfen: Ich finde nur Restaurants und sage, was Bellyfed von ihnen weiß.",
    unclear: () =>
      "Das habe ich nicht verstanden. Versuch es zum Beispiel so: ruhiges veganes Lokal in Zürich, Samstagabend geöffnet.",
    whichCity: (options) => `In welcher Stadt? Es gibt ${options}.`,
    unknownCity: (said, options) => `${said} kenne ich nicht. Es gibt ${options}.`,
    whichShown: (options) => `Welches davon ist gemeint: ${options}?`,
    whichPlace: (said, options) => `Es gibt mehrere, die ${said} heißen. Welches ist gemeint: ${options}?`,
    noSuchPlace: () => "Ich weiß nicht, welches Lokal gemeint ist. Bitte nenne mir seinen Namen.",
    whichDate: (said) =>
      `Welches Datum ${said} ist, weiß ich nicht. Bitte nenne mir das Datum, zum Beispiel 24. Dezember.`,
    noPosition: () => "Ich weiß nicht, wo du bist. Bitte gib deinen Standort frei oder nenne eine Stadt.",
  },
};
