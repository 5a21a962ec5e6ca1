import type { Caller } from "@bellyfed/core/ports";
import type { Chance } from "./chance.ts";

const firstNames = [
  "Amal",
  "Beatriz",
  "Cedric",
  "Dalia",
  "Emre",
  "Farah",
  "Gustavo",
  "Hana",
  "Idris",
  "Jonna",
  "Kenji",
  "Leila",
  "Mateus",
  "Nora",
  "Otto",
  "Priya",
  "Quentin",
  "Rosa",
  "Soren",
  "Tamsin",
  "Umar",
  "Vera",
  "Wanda",
  "Yusuf",
  "Zoe",
];
const lastNames = [
  "Abe",
  "Brandt",
  "Castro",
  "Dogan",
  "Evers",
  "Farouk",
  "Gray",
  "Haddad",
  "Ito",
  "Jensen",
  "Klee",
  "Lopes",
  "Moreau",
  "Nair",
  "Okafor",
  "Pinto",
];

/** Invented guests, `demo-user-1` and on, each with a name of their own. */
export function guests(chance: Chance, count: number): Caller[] {
  const names = firstNames.flatMap((first) => lastNames.map((last) => `${first} ${last}`));
  const chosen = chance.some(names, count);
  return chosen.map((name, index) => ({ sub: `demo-user-${index + 1}`, name, role: "user" }));
}

/** Invented owners, `demo-owner-1` and on. */
export const owners = (count: number): Caller[] =>
  Array.from({ length: count }, (_, index) => ({
    sub: `demo-owner-${index + 1}`,
    name: `${firstNames[index % firstNames.length]} ${lastNames[(index * 7) % lastNames.length]}`,
    role: "owner",
  }));
