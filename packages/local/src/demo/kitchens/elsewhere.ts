import type { Kitchen } from "./kitchen.ts";

const burgers: Kitchen = {
  cuisine: "Burgers",
  also: ["American", "Beer garden"],
  names: ["{} Burgers", "The {}", "{} Patty Shop"],
  words: [
    "Rusty Spatula",
    "Smash Avenue",
    "Lucky Bun",
    "Double Decker",
    "Griddle & Sons",
    "Corner Flame",
    "Stack Yard",
    "Big Pickle",
  ],
  about: ["Two patties, smashed thin, on a bun we bake ourselves.", "Burgers, cold beer, loud music, early closing."],
  hours: "casual",
  levels: [1, 2, 2],
  menu: {
    Burgers: [
      ["House smash", "Two patties, pickles, house sauce", 10],
      ["Blue cheese burger", "Caramelised onion", 12],
      ["Fried chicken bun", "Slaw, hot honey", 11, "spicy"],
      ["Beetroot burger", "Feta, walnut", 10.5, "vegetarian", "contains_nuts"],
      ["Lentil stack", "Vegan mayonnaise", 10.5, "vegan"],
    ],
    Sides: [
      ["Fries", "Sea salt", 4, "vegan", "gluten_free"],
      ["Onion rings", null, 5, "vegetarian"],
      ["Pickle plate", null, 4, "vegan"],
    ],
    Shakes: [["Malted vanilla shake", null, 6, "vegetarian"]],
  },
};

const mexican: Kitchen = {
  cuisine: "Mexican",
  also: ["Street food", "Mezcal bar"],
  names: ["Taquería {}", "Cantina {}", "La {}"],
  words: ["Golondrina", "Luna Roja", "Abuela Chayo", "Calavera Azul", "Milpa", "Esquina", "Jacaranda", "Paloma Negra"],
  about: ["Corn ground here, tortillas pressed to order.", "Tacos on the pavement, mezcal in the back."],
  hours: "casual",
  levels: [1, 1, 2],
  menu: {
    Tacos: [
      ["Al pastor", "Pork, pineapple", 4, "dairy_free"],
      ["Baja fish", "Cabbage, lime cream", 4.5],
      ["Mushroom and huitlacoche", null, 4, "vegan", "gluten_free"],
      ["Beef barbacoa", "Consommé for dipping", 4.5, "gluten_free"],
    ],
    "To share": [
      ["Guacamole", "Totopos", 8, "vegan", "gluten_free"],
      ["Esquites", "Corn, chilli, cheese", 6, "vegetarian", "spicy"],
      ["Enchiladas verdes", "Chicken, tomatillo, cream", 13],
    ],
    Sweets: [["Churros", "Chocolate sauce", 6, "vegetarian"]],
  },
};

const levantine: Kitchen = {
  cuisine: "Levantine",
  also: ["Mediterranean", "Vegetarian"],
  names: ["Bait {}", "{} Mezze", "Dar {}", "{} Table"],
  words: ["Al-Zaytoun", "Sumac", "Layali", "Jasmine Court", "Sitti Salma", "Pomegranate", "Al-Qamar", "Olive Press"],
  about: ["Mezze until you say stop. You will not say stop.", "Bread from the saj, oil from our own trees."],
  hours: "casual",
  levels: [1, 2, 2, 3],
  menu: {
    "Cold mezze": [
      ["Hummus", "Warm, with pine nuts", 5, "vegan", "gluten_free", "contains_nuts"],
      ["Mutabbal", "Smoked aubergine, tahini", 5.5, "vegan", "gluten_free"],
      ["Fattoush", "Sumac, crisp bread", 6, "vegan"],
    ],
    "Hot mezze": [
      ["Falafel", "Six pieces", 5, "vegan"],
      ["Kibbeh", "Bulgur, lamb, pine nuts", 7, "halal", "contains_nuts"],
      ["Halloumi", "From the grill", 7, "vegetarian", "halal"],
    ],
    Mains: [
      ["Mansaf", "Lamb, jameed, rice, almonds", 15, "halal", "contains_nuts"],
      ["Maqluba", "Upside-down rice with aubergine", 12, "vegan"],
      ["Shish taouk", "Chicken, garlic cream", 12, "halal"],
    ],
    Sweets: [["Kunafa", "Cheese, syrup, pistachio", 6, "vegetarian", "contains_nuts"]],
  },
};

const grill: Kitchen = {
  cuisine: "Grill",
  also: ["Barbecue", "Steakhouse"],
  names: ["{} Grill", "The {}", "{} Smokehouse", "Mashawi {}"],
  words: ["Ember", "Iron Gate", "Cinder Row", "Old Bellows", "Al-Jamr", "Red Oak", "Night Shift", "Anvil"],
  about: ["Everything passes over fire, even the salad.", "Low, slow, and sold out by nine."],
  hours: "dinner",
  levels: [2, 2, 3, 4],
  menu: {
    Starters: [
      ["Charred leeks", "Romesco", 8, "vegan", "contains_nuts"],
      ["Smoked wings", "Six pieces", 9, "spicy"],
    ],
    "From the fire": [
      ["Rib-eye", "300 g, dry aged", 29, "gluten_free", "halal"],
      ["Lamb chops", "Garlic, lemon", 24, "gluten_free", "halal"],
      ["Half a chicken", "Brined overnight", 15, "gluten_free"],
      ["Whole cauliflower", "Tahini, herbs", 13, "vegan", "gluten_free"],
    ],
    Sides: [
      ["Coal-baked potatoes", null, 5, "vegan", "gluten_free"],
      ["Grilled flatbread", null, 3.5, "vegan"],
    ],
  },
};

export const others: readonly Kitchen[] = [burgers, mexican, levantine, grill];
