import { searchFold } from "@bellyfed/core/search/words";
import type { GuideLanguage } from "../rules.ts";

/** How answers call a cuisine, one a line: all its names in data, then German and Arabic. In English it is called as the data has it. */
const lines = `
Italian | Italienisch | إيطالي
Pizza; Pizzeria | Pizza | بيتزا
Pizza/Italian | Pizza und Italienisch | بيتزا وإيطالي
Portuguese | Portugiesisch | برتغالي
Spanish | Spanisch | إسباني
Tapas; Tapas Bar; Spanish Tapas | Tapas | تاباس
French | Französisch | فرنسي
Patisserie; Pastry | Feingebäck | معجنات فرنسية
Desserts; Dessert | Desserts | حلويات
German | Deutsch | ألماني
Swiss | Schweizerisch | سويسري
Austrian | Österreichisch | نمساوي
Fondue | Fondue | فوندو
British; English | Britisch | بريطاني
Irish | Irisch | أيرلندي
Greek | Griechisch | يوناني
Turkish | Türkisch | تركي
Polish | Polnisch | بولندي
Russian | Russisch | روسي
Eastern European | Osteuropäisch | أوروبي شرقي
Scandinavian; Nordic | Skandinavisch | اسكندنافي
Japanese | Japanisch | ياباني
Izakaya | Izakaya | إيزاكايا
Sake bar | Sakebar | بار ساكي
Sushi | Sushi | سوشي
Ramen | Ramen | رامن
Noodles | Nudeln | نودلز
Asian Noodles | Asiatische Nudeln | نودلز آسيوية
Chinese | Chinesisch | صيني
Korean | Koreanisch | كوري
Vietnamese | Vietnamesisch | فيتنامي
Thai | Thailändisch | تايلاندي
Indonesian | Indonesisch | إندونيسي
Malaysian | Malaysisch | ماليزي
Filipino | Philippinisch | فلبيني
Indian | Indisch | هندي
Pakistani | Pakistanisch | باكستاني
Bangladeshi | Bangladeschisch | بنغالي
Asian | Asiatisch | آسيوي
Asian/Asian Fusion; Asian Fusion | Asiatische Fusionsküche | آسيوي معاصر
Levantine | Levantinisch | شامي
Lebanese | Libanesisch | لبناني
Syrian | Syrisch | سوري
Jordanian | Jordanisch | أردني
Palestinian | Palästinensisch | فلسطيني
Middle Eastern | Nahöstlich | شرق أوسطي
Mediterranean | Mediterran | متوسطي
Israeli | Israelisch | إسرائيلي
Persian; Iranian | Persisch | إيراني
Afghan | Afghanisch | أفغاني
Egyptian | Ägyptisch | مصري
Moroccan | Marokkanisch | مغربي
Ethiopian | Äthiopisch | إثيوبي
African | Afrikanisch | أفريقي
Mexican | Mexikanisch | مكسيكي
Tex-Mex | Tex-Mex | تكس مكس
Peruvian | Peruanisch | بيروفي
Brazilian | Brasilianisch | برازيلي
Argentinian; Argentine | Argentinisch | أرجنتيني
Cuban | Kubanisch | كوبي
Caribbean | Karibisch | كاريبي
Latin American; Latin | Lateinamerikanisch | لاتيني
American | Amerikanisch | أمريكي
Burgers; Burger; Hamburgers | Burger | برغر
Barbecue; BBQ | Barbecue | باربيكيو
Grill | Grill | مشاوي
Steakhouse; Steak | Steakhaus | ستيك
Chicken | Hähnchen | دجاج
Sandwiches; Sandwich | Sandwiches | ساندويتش
Seafood | Meeresfrüchte | مأكولات بحرية
Fish | Fisch | أسماك
Soup | Suppen | شوربات
Salads; Salad | Salate | سلطات
Vegan | Vegan | نباتي صرف
Vegetarian | Vegetarisch | نباتي
Halal | Halal | حلال
Kosher | Koscher | كوشر
Gluten-free | Glutenfrei | خالٍ من الغلوتين
Street food | Street Food | طعام الشارع
Coffee; Coffee Shop | Kaffee | قهوة
Coffee/Tea | Kaffee und Tee | قهوة وشاي
Café/Coffee/Tea | Café | مقهى
Cafe; Café | Café | مقهى
Bakery | Bäckerei | مخبز
Bakery Products/Desserts | Bäckerei und Desserts | مخبوزات وحلويات
Breakfast | Frühstück | فطور
Brunch | Brunch | برانش
Breakfast & Brunch | Frühstück und Brunch | فطور وبرانش
Ice Cream; Frozen Desserts | Eis | آيس كريم
Gelato | Gelato | جيلاتو
Tea; Tea House | Tee | شاي
Wine bar; Wine Bar | Weinbar | بار نبيذ
Cocktail bar | Cocktailbar | بار كوكتيل
Bar | Bar | بار
Beer garden; Beer Garden | Biergarten | حديقة بيرة
Mezcal bar | Mezcalbar | بار ميزكال
Pub | Pub | حانة
Gastropub | Gastropub | حانة طعام
Hawaiian | Hawaiianisch | هاوايي
Poke | Poke | بوكي
Kebab; Kebabs | Kebab | كباب
`;

const labels: ReadonlyMap<string, { readonly de: string; readonly ar: string }> = new Map(
  lines
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => {
      const [names = "", de = "", ar = ""] = line.split("|").map((part) => part.trim());
      return names.split(";").map((name) => [searchFold(name.trim()), { de, ar }] as const);
    }),
);

/** A cuisine in the language of an answer; as the data has it where that language has no word for it here. */
export const cuisineLabel = (name: string, language: GuideLanguage): string =>
  language === "en" ? name : (labels.get(searchFold(name))?.[language] ?? name);
