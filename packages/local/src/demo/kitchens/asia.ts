import type { Kitchen } from "./kitchen.ts";

const japanese: Kitchen = {
  cuisine: "Japanese",
  also: ["Izakaya", "Sake bar"],
  names: ["{}", "Izakaya {}", "{} Shokudo", "Kappo {}"],
  words: [
    "Tsuki no Usagi",
    "Hanabi",
    "Komorebi",
    "Kawauso",
    "Yuzuki",
    "Akatonbo",
    "Matsukaze",
    "Shirasagi",
    "Mikazuki",
    "Suzume",
  ],
  about: [
    "Twelve seats, charcoal, and a list of sake that changes with the moon.",
    "Small plates to share, best with something cold.",
  ],
  hours: "dinner",
  levels: [2, 3, 3, 4],
  menu: {
    "Small plates": [
      ["Agedashi tofu", "Dashi, ginger, spring onion", 7, "vegetarian"],
      ["Karaage", "Fried chicken, lemon, mayonnaise", 8.5],
      ["Eggplant with miso", "Grilled until it gives in", 7.5, "vegan", "dairy_free"],
      ["Cucumber sunomono", "Wakame, sesame", 5, "vegan"],
    ],
    Charcoal: [
      ["Chicken thigh skewers", "Tare or salt", 6.5, "dairy_free"],
      ["Mackerel shioyaki", "Grated daikon", 13, "dairy_free"],
      ["Pork belly and leek", null, 7, "dairy_free"],
    ],
    "To finish": [
      ["Ochazuke", "Rice, green tea, pickled plum", 6.5],
      ["Matcha pudding", null, 6, "vegetarian", "gluten_free"],
    ],
  },
};

const sushi: Kitchen = {
  cuisine: "Sushi",
  also: ["Japanese"],
  names: ["Sushi {}", "{} Sushi", "Edomae {}"],
  words: ["Namiko", "Aozora", "Isana", "Tobiuo", "Kaikyo", "Minato", "Umikaze", "Asanagi"],
  about: [
    "A counter, a chef, and fish that was aged as long as it needed.",
    "Everyday sushi: no ceremony, very good rice.",
  ],
  hours: "dinner",
  levels: [2, 3, 4],
  menu: {
    Nigiri: [
      ["Salmon", "Two pieces", 6, "dairy_free"],
      ["Tuna, lean", "Two pieces", 7.5, "dairy_free"],
      ["Scallop", "Two pieces, yuzu salt", 8, "contains_shellfish"],
      ["Sweet omelette", "Two pieces", 4.5, "vegetarian"],
    ],
    Rolls: [
      ["Cucumber roll", null, 4.5, "vegan"],
      ["Spicy tuna roll", "Sesame, chilli", 9, "spicy"],
      ["Prawn tempura roll", null, 10, "contains_shellfish"],
    ],
    Sets: [
      ["Lunch set", "Eight nigiri, miso soup", 19],
      ["Chirashi", "Fish of the day over rice", 22, "dairy_free"],
    ],
  },
};

const ramen: Kitchen = {
  cuisine: "Ramen",
  also: ["Japanese", "Noodles"],
  names: ["{} Ramen", "Menya {}", "Noodle Bar {}"],
  words: ["Ookami", "Tanuki", "Kitsunebi", "Raijin", "Hidamari", "Tetsu", "Inazuma", "Kumo"],
  about: [
    "Broth first. It takes eighteen hours; eating it takes ten minutes.",
    "Eight stools, three bowls, one queue.",
  ],
  hours: "casual",
  levels: [1, 1, 2],
  menu: {
    Ramen: [
      ["Tonkotsu", "Pork broth, chashu, soft egg", 12],
      ["Shoyu", "Chicken broth, soy, bamboo", 11, "dairy_free"],
      ["Miso", "Corn, butter, bean sprouts", 12],
      ["Tantan", "Sesame, chilli, minced pork", 12.5, "spicy"],
      ["Vegan yasai", "Roasted vegetables, oat broth", 12, "vegan"],
    ],
    Sides: [
      ["Gyoza", "Six pieces", 6.5],
      ["Marinated egg", null, 2, "vegetarian"],
      ["Rice with pork", null, 5],
    ],
  },
};

const vietnamese: Kitchen = {
  cuisine: "Vietnamese",
  also: ["Noodles", "Vegan"],
  names: ["Phở {}", "Quán {}", "{} Kitchen", "Bếp {}"],
  words: ["Hoa Sen", "Bà Lan", "Mặt Trăng", "Chú Tư", "Sông Xanh", "Hẻm 42", "Gió Mùa", "Cây Khế"],
  about: ["Herbs by the armful and broth by the litre.", "Street food from a family that never measured anything."],
  hours: "casual",
  levels: [1, 1, 2],
  menu: {
    Starters: [
      ["Summer rolls", "Prawn, mint, peanut sauce", 6.5, "contains_shellfish", "contains_nuts"],
      ["Green papaya salad", "Lime, chilli, herbs", 7, "vegan", "spicy"],
      ["Crispy spring rolls", null, 6],
    ],
    Mains: [
      ["Phở bò", "Beef noodle soup", 10.5, "dairy_free", "gluten_free"],
      ["Bún chả", "Grilled pork, noodles, herbs", 11.5, "dairy_free"],
      ["Bánh mì", "Pâté, pickles, coriander", 7.5],
      ["Tofu with lemongrass", "Chilli, rice", 10, "vegan", "spicy"],
    ],
    Drinks: [
      ["Iced coffee", "Condensed milk", 4, "vegetarian"],
      ["Lime soda", null, 3.5, "vegan"],
    ],
  },
};

const thai: Kitchen = {
  cuisine: "Thai",
  also: ["Noodles"],
  names: ["{} Thai", "Baan {}", "Krua {}"],
  words: ["Mali", "Chang Noi", "Saphan", "Mekhala", "Ton Kao", "Lotus Pond", "Samui Moon", "Prik"],
  about: ["Curries pounded by hand; say how hot, and mean it.", "Northern Thai home cooking, sticky rice included."],
  hours: "casual",
  levels: [1, 2, 2],
  menu: {
    Starters: [
      ["Som tam", "Green papaya, peanut, lime", 8, "contains_nuts", "spicy"],
      ["Chicken satay", "Peanut sauce", 8, "contains_nuts"],
      ["Tom kha", "Coconut soup, mushrooms", 7.5, "gluten_free"],
    ],
    Mains: [
      ["Green curry", "Aubergine, basil", 13, "spicy", "gluten_free"],
      ["Pad thai", "Tamarind, egg, peanuts", 12, "contains_nuts"],
      ["Khao soi", "Curry noodles from Chiang Mai", 13.5],
      ["Basil tofu", "Holy basil, rice", 11.5, "vegan", "spicy"],
    ],
    Sweets: [["Mango with sticky rice", null, 7, "vegan", "gluten_free"]],
  },
};

const indian: Kitchen = {
  cuisine: "Indian",
  also: ["Vegetarian", "Street food"],
  names: ["{} Tandoor", "Cafe {}", "{} Tiffin Room", "The {}"],
  words: ["Saffron Kite", "Monsoon", "Peacock", "Cardamom", "Banyan", "Marigold", "Jaipur Junction", "Copper Pot"],
  about: [
    "Dals that simmer overnight and breads that puff up in front of you.",
    "Bombay café classics, chai from eight.",
  ],
  hours: "casual",
  levels: [1, 2, 2, 3],
  menu: {
    "Small plates": [
      ["Samosa chaat", "Chickpeas, tamarind, yoghurt", 7, "vegetarian"],
      ["Okra fries", "Black salt", 6, "vegan", "gluten_free"],
      ["Lamb seekh kebab", "Mint chutney", 10, "halal", "gluten_free"],
    ],
    Mains: [
      ["Dal makhani", "Black lentils, butter", 11, "vegetarian", "gluten_free"],
      ["Chicken tikka masala", null, 14, "halal"],
      ["Goan prawn curry", "Coconut, kokum", 16, "contains_shellfish", "spicy"],
      ["Chana masala", "Chickpeas, ginger", 10.5, "vegan", "gluten_free"],
    ],
    Breads: [
      ["Garlic naan", null, 3.5, "vegetarian"],
      ["Roti", null, 2.5, "vegan"],
    ],
  },
};

export const asian: readonly Kitchen[] = [japanese, sushi, ramen, vietnamese, thai, indian];
