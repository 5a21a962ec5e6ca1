import type { Kitchen } from "./kitchen.ts";

const coffee: Kitchen = {
  cuisine: "Coffee",
  also: ["Breakfast", "Bakery"],
  names: ["{} Coffee", "Café {}", "{} Espresso Bar", "{} Roasters"],
  words: [
    "Paper Boat",
    "Second Cup Left",
    "Aurora",
    "Slow Tram",
    "Nightingale",
    "Little Fern",
    "Third Drawer",
    "Window Seat",
  ],
  about: ["Two grinders, one cake, plenty of plugs.", "We roast on Tuesdays; follow the smell."],
  hours: "day",
  levels: [1, 1, 2],
  menu: {
    Coffee: [
      ["Espresso", null, 2.5, "vegan"],
      ["Flat white", null, 3.8, "vegetarian"],
      ["Filter of the day", "Ask what it is", 4, "vegan"],
      ["Cold brew", null, 4.5, "vegan"],
    ],
    Breakfast: [
      ["Granola bowl", "Yoghurt, stewed fruit", 8, "vegetarian", "contains_nuts"],
      ["Eggs on sourdough", "Chilli butter", 9.5, "vegetarian"],
      ["Avocado toast", "Dukkah, lemon", 9, "vegan", "contains_nuts"],
    ],
    Cakes: [["Banana bread", "Toasted", 4, "vegetarian"]],
  },
};

const bakery: Kitchen = {
  cuisine: "Bakery",
  also: ["Coffee", "Patisserie"],
  names: ["{} Bakery", "Padaria {}", "{} Bread & Butter", "Boulangerie {}"],
  words: [
    "Rye Moon",
    "Santa Farinha",
    "Morning Crumb",
    "Old Mill",
    "Trigo",
    "Crust & Sons",
    "Petit Four",
    "Golden Sheaf",
  ],
  about: [
    "Sourdough at seven, croissants at eight, nothing left at two.",
    "Bread with three ingredients and one day's patience.",
  ],
  hours: "day",
  levels: [1, 1, 2],
  menu: {
    Bread: [
      ["Country sourdough", "One loaf", 6, "vegan"],
      ["Seeded rye", "One loaf", 6.5, "vegan"],
      ["Focaccia", "Rosemary, sea salt", 4, "vegan"],
    ],
    Pastry: [
      ["Croissant", null, 2.8, "vegetarian"],
      ["Almond croissant", null, 3.8, "vegetarian", "contains_nuts"],
      ["Cardamom bun", null, 3.5, "vegetarian"],
      ["Cinnamon knot", null, 3.5, "vegan"],
    ],
  },
};

const plants: Kitchen = {
  cuisine: "Vegan",
  also: ["Vegetarian", "Salads"],
  names: ["{}", "{} Kitchen", "{} Garden", "Green {}"],
  words: [
    "Turnip & Co",
    "Wild Sorrel",
    "Kindling",
    "Root Cellar",
    "Beet Street",
    "Clover",
    "Soft Thistle",
    "Pea Shoot",
  ],
  about: ["Vegetables as the main event, not the apology.", "Plants, fire, ferments. Nobody will miss the bacon."],
  hours: "casual",
  levels: [1, 2, 2, 3],
  menu: {
    Plates: [
      ["Roasted carrots", "Cashew cream, dill", 9, "vegan", "gluten_free", "contains_nuts"],
      ["Mushroom shawarma", "Flatbread, pickles", 12, "vegan"],
      ["Lentil ragù", "Hand-cut pasta", 12.5, "vegan"],
      ["Crispy tofu bowl", "Brown rice, sesame", 12, "vegan", "dairy_free"],
      ["Chickpea pancake", "Peperonata", 10, "vegan", "gluten_free"],
    ],
    Sweets: [
      ["Chocolate mousse", "Olive oil, salt", 6.5, "vegan", "gluten_free"],
      ["Apple crumble", "Oat cream", 6, "vegan"],
    ],
  },
};

const vegetarian: Kitchen = {
  ...plants,
  cuisine: "Vegetarian",
  also: ["Vegan", "Salads"],
  names: ["The {}", "{} & Friends", "{} Canteen"],
};

export const cafes: readonly Kitchen[] = [coffee, bakery, plants, vegetarian];
