import type { Kitchen } from "./kitchen.ts";

const italian: Kitchen = {
  cuisine: "Italian",
  also: ["Pizza", "Wine bar"],
  names: ["Trattoria {}", "Osteria {}", "Da {}", "{} e Figli", "Cucina {}"],
  words: ["Bellavista", "Nonna Ines", "Rosmarino", "Gallo Verde", "Del Ponte", "Sant'Agnese", "Ottavia", "Il Fico"],
  about: [
    "Pasta rolled every morning, a short list of wines from small growers and no hurry at all.",
    "A neighbourhood trattoria: two rooms, one blackboard, and whatever the market had.",
    "Roman cooking without fuss, from three generations of the same family.",
  ],
  hours: "dinner",
  levels: [2, 2, 3, 3, 4],
  menu: {
    Antipasti: [
      ["Burrata with roasted grapes", "Toasted hazelnuts, rosemary oil", 12, "vegetarian", "contains_nuts"],
      ["Fried courgette flowers", "Ricotta, anchovy, lemon", 11],
      ["Vitello tonnato", "Thin veal, tuna sauce, capers", 14],
    ],
    Pasta: [
      ["Cacio e pepe", "Tonnarelli, pecorino, black pepper", 13, "vegetarian"],
      ["Tagliatelle al ragù", "Beef and pork, simmered for six hours", 15],
      ["Spaghetti alle vongole", "Clams, white wine, parsley", 17, "contains_shellfish"],
      ["Gnocchi with sage butter", "Potato gnocchi, aged parmesan", 14, "vegetarian"],
    ],
    Secondi: [
      ["Saltimbocca", "Veal, prosciutto, sage", 21],
      ["Grilled sea bream", "Fennel, orange, olives", 22, "gluten_free", "dairy_free"],
    ],
    Dolci: [
      ["Tiramisù", null, 7.5, "vegetarian"],
      ["Panna cotta", "Seasonal fruit", 7, "gluten_free"],
    ],
  },
};

const pizza: Kitchen = {
  cuisine: "Pizza",
  also: ["Italian"],
  names: ["Pizzeria {}", "{} Pizza", "Forno {}", "{} Slice House"],
  words: ["Vesuvio Blu", "Lucciola", "Quattro Gatti", "Tizzone", "Mezzaluna", "Brace", "San Pino", "Fuoco Lento"],
  about: [
    "Dough that rests for 48 hours and spends 90 seconds in a wood-fired oven.",
    "Thin, blistered, foldable. By the slice until the tray is empty.",
  ],
  hours: "casual",
  levels: [1, 2, 2],
  menu: {
    Pizza: [
      ["Marinara", "Tomato, garlic, oregano", 8.5, "vegan", "dairy_free"],
      ["Margherita", "Tomato, fior di latte, basil", 10, "vegetarian"],
      ["Diavola", "Spicy salami, chilli honey", 12.5, "spicy"],
      ["Funghi", "Mushrooms, thyme, smoked scamorza", 12.5, "vegetarian"],
      ["Prosciutto e rucola", "Cured ham, rocket, parmesan", 14],
      ["Patate", "Potato, rosemary, taleggio", 12, "vegetarian"],
    ],
    Sides: [
      ["Green salad", "Lemon and olive oil", 5, "vegan", "gluten_free"],
      ["Garlic knots", null, 5.5, "vegetarian"],
    ],
    Sweets: [["Nutella calzone", "To share", 8, "vegetarian", "contains_nuts"]],
  },
};

const portuguese: Kitchen = {
  cuisine: "Portuguese",
  also: ["Seafood", "Tapas"],
  names: ["Tasca {}", "Adega {}", "Casa {}", "Cantinho {}", "Taberna {}"],
  words: [
    "do Manjericão",
    "da Tia Lurdes",
    "Sete Mares",
    "do Alecrim",
    "Azulejo",
    "da Figueira",
    "Bom Vento",
    "do Farol",
  ],
  about: [
    "Petiscos, jugs of house wine, and a grill that is never let out.",
    "The dishes our aunts cooked, in portions our aunts would approve of.",
  ],
  hours: "casual",
  levels: [1, 2, 2, 3],
  menu: {
    Petiscos: [
      ["Pastéis de bacalhau", "Salt cod and potato, fried", 7.5],
      ["Chouriço assado", "Flamed at the table", 9],
      ["Peixinhos da horta", "Green beans in batter", 6.5, "vegetarian"],
      ["Caldo verde", "Kale and potato soup", 5],
    ],
    Mains: [
      ["Bacalhau à Brás", "Cod, eggs, straw potatoes, olives", 14],
      ["Arroz de marisco", "Rice with prawns and clams", 19, "contains_shellfish"],
      ["Frango piri-piri", "Half a chicken from the grill", 12, "spicy", "gluten_free"],
      ["Feijoada de legumes", "Beans, greens, smoked paprika", 11, "vegan"],
    ],
    Desserts: [
      ["Pastel de nata", null, 2.5, "vegetarian"],
      ["Arroz doce", "Cinnamon", 4.5, "vegetarian", "gluten_free"],
    ],
  },
};

const seafood: Kitchen = {
  cuisine: "Seafood",
  also: ["Mediterranean"],
  names: ["The {}", "{} Fish House", "Marisqueira {}", "{} & Tide"],
  words: [
    "Salt Anchor",
    "Blue Limpet",
    "Low Harbour",
    "Cormorant",
    "Net Loft",
    "Barnacle",
    "Pearl Quay",
    "Sea Lavender",
  ],
  about: [
    "What the boats landed this morning, over coals, with lemon.",
    "Oysters from noon, crab rolls until they are gone.",
  ],
  hours: "dinner",
  levels: [2, 3, 3, 4],
  menu: {
    "Raw and cold": [
      ["Half a dozen oysters", "Shallot vinegar", 18, "gluten_free", "dairy_free", "contains_shellfish"],
      ["Sea bass crudo", "Green apple, dill", 14, "gluten_free"],
      ["Dressed crab on toast", null, 15, "contains_shellfish"],
    ],
    "From the grill": [
      ["Whole turbot for two", "Butter, capers, samphire", 58],
      ["Charred octopus", "Potatoes, smoked paprika", 21, "gluten_free"],
      ["Prawns in garlic", "Bread for the sauce", 17, "contains_shellfish", "spicy"],
      ["Grilled hispi cabbage", "Miso butter, hazelnuts", 12, "vegetarian", "contains_nuts"],
    ],
    Sweets: [["Lemon tart", "Crème fraîche", 8, "vegetarian"]],
  },
};

const swiss: Kitchen = {
  cuisine: "Swiss",
  also: ["Fondue", "German"],
  names: ["Gasthaus {}", "Wirtschaft {}", "Restaurant {}", "Beiz {}"],
  words: ["Goldkalb", "Steinbock", "Alpenrose", "Murmeltier", "Schwanen", "Lindenhof", "Rebstock", "Föhn"],
  about: [
    "Rösti in the pan it was fried in, and a stove that has been warm since October.",
    "Fondue all year round. We know. Try it in July.",
  ],
  hours: "dinner",
  levels: [2, 3, 3],
  menu: {
    Vorspeisen: [
      ["Nüsslisalat", "Egg, bacon, croutons", 9],
      ["Gerstensuppe", "Barley soup from Graubünden", 8],
    ],
    Hauptspeisen: [
      ["Käsefondue moitié-moitié", "Gruyère and Vacherin, bread, potatoes", 17, "vegetarian"],
      ["Zürcher Geschnetzeltes", "Veal in cream, rösti", 24],
      ["Älplermagronen", "Macaroni, potato, cheese, apple sauce", 14, "vegetarian"],
      ["Rösti with mushrooms", "Fried egg on request", 13, "vegetarian", "gluten_free"],
    ],
    Dessert: [
      ["Meringue with double cream", null, 7, "vegetarian", "gluten_free"],
      ["Basel plum tart", null, 6, "vegetarian"],
    ],
  },
};

export const european: readonly Kitchen[] = [italian, pizza, portuguese, seafood, swiss];
