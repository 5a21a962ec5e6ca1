/** How a city writes addresses and prices. Telephone numbers are of the kinds that are not given out (`555`). */
export interface City {
  readonly name: string;
  readonly region: string;
  readonly country: string;
  /** Of a point on dry land near the centre, WGS 84. */
  readonly lat: number;
  readonly lng: number;
  /** IANA's name of its time zone. */
  readonly zone: string;
  readonly streets: readonly string[];
  /** `#` stands for a digit. */
  readonly postal: string;
  readonly phone: string;
  /** Whether the house number comes before the street. */
  readonly numberFirst: boolean;
  readonly currency: string;
  /** Minor units for what costs one euro, and what prices are rounded to. */
  readonly perEuro: number;
  readonly step: number;
  /** Kitchens that the city has more of. */
  readonly favourites: readonly string[];
  /** The language that some guests write in. */
  readonly language: "pt" | "en" | "de" | "ja" | "ar";
}

const lisbon: City = {
  name: "Lisbon",
  region: "Lisboa",
  country: "PT",
  lat: 38.7205,
  lng: -9.1449,
  zone: "Europe/Lisbon",
  streets: [
    "Rua da Alfazema",
    "Rua do Barco",
    "Travessa da Cal",
    "Calçada da Estrela Velha",
    "Largo do Poço",
    "Rua das Janelas Azuis",
    "Avenida do Miradouro",
    "Beco do Sal",
  ],
  postal: "1###-###",
  phone: "+351 21 555 ####",
  numberFirst: false,
  currency: "EUR",
  perEuro: 100,
  step: 50,
  favourites: ["Portuguese", "Seafood", "Bakery"],
  language: "pt",
};

const portland: City = {
  name: "Portland",
  region: "Oregon",
  country: "US",
  lat: 45.5231,
  lng: -122.6655,
  zone: "America/Los_Angeles",
  streets: [
    "NE Alder Grove St",
    "SE Foxglove St",
    "N Heron Ave",
    "SW Lantern St",
    "NW Cedar Mill Rd",
    "SE Orchard Blvd",
    "NE Juniper Ct",
    "N Ferry Landing Way",
  ],
  postal: "972##",
  phone: "+1 503 555 01##",
  numberFirst: true,
  currency: "USD",
  perEuro: 120,
  step: 25,
  favourites: ["Burgers", "Coffee", "Vegan"],
  language: "en",
};

const zurich: City = {
  name: "Zürich",
  region: "Zürich",
  country: "CH",
  lat: 47.3769,
  lng: 8.5417,
  zone: "Europe/Zurich",
  streets: [
    "Lindengasse",
    "Mühlebrückweg",
    "Seilergraben Nord",
    "Amselstrasse",
    "Rebhügelweg",
    "Kranichgasse",
    "Am Werdtor",
    "Schanzenhof",
  ],
  postal: "80##",
  phone: "+41 44 555 ## ##",
  numberFirst: false,
  currency: "CHF",
  perEuro: 190,
  step: 50,
  favourites: ["Swiss", "Italian", "Vegetarian"],
  language: "de",
};

const kyoto: City = {
  name: "Kyoto",
  region: "Kyoto",
  country: "JP",
  lat: 35.0116,
  lng: 135.7681,
  zone: "Asia/Tokyo",
  streets: [
    "Aoi-dori",
    "Kasumi-dori",
    "Takenoko-cho",
    "Momiji-koji",
    "Nishi-Tsubaki-dori",
    "Hotaru-cho",
    "Yanagi-zushi",
    "Kawasemi-dori",
  ],
  postal: "60#-####",
  phone: "+81 75 555 ####",
  numberFirst: true,
  currency: "JPY",
  perEuro: 150,
  step: 50,
  favourites: ["Japanese", "Sushi", "Ramen"],
  language: "ja",
};

const melbourne: City = {
  name: "Melbourne",
  region: "Victoria",
  country: "AU",
  lat: -37.8075,
  lng: 144.9631,
  zone: "Australia/Melbourne",
  streets: [
    "Banksia Lane",
    "Little Wattle St",
    "Gasworks Rd",
    "Tram Depot Lane",
    "Lyrebird St",
    "Old Mint Lane",
    "Kurrajong St",
    "Signal Box Rd",
  ],
  postal: "30##",
  phone: "+61 3 5550 ####",
  numberFirst: true,
  currency: "AUD",
  perEuro: 170,
  step: 50,
  favourites: ["Coffee", "Vietnamese", "Thai"],
  language: "en",
};

const amman: City = {
  name: "Amman",
  region: "Amman",
  country: "JO",
  lat: 31.9539,
  lng: 35.9106,
  zone: "Asia/Amman",
  streets: [
    "Al-Yasmeen St",
    "Rumman St",
    "Jabal View Rd",
    "Al-Nakheel St",
    "Qandil Stairs",
    "Zaatar Lane",
    "Old Cistern St",
    "Al-Hamam St",
  ],
  postal: "111##",
  phone: "+962 6 555 ####",
  numberFirst: true,
  currency: "JOD",
  perEuro: 700,
  step: 250,
  favourites: ["Levantine", "Grill", "Coffee"],
  language: "ar",
};

export const cities: readonly City[] = [lisbon, portland, zurich, kyoto, melbourne, amman];
