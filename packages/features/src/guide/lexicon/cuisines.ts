import type { GuideLanguage } from "../rules.ts";
import { inflected } from "./endings.ts";

/** How a cuisine is called: names that data has for it, and words by which it is asked for. */
interface CuisineWords {
  readonly names: readonly string[];
  readonly words: readonly (readonly [word: string, language: GuideLanguage])[];
}

/** One cuisine a line: names in data (the first is English); English, German and Arabic words. `~` stands for endings. */
const lines = `
Italian | italian, italiano, trattoria, osteria | italienisch~, ital, italiener, italienern, beim italiener | إيطالي~
Pizza; Pizzeria; Pizza/Italian | pizza, pizzas, pizzeria, pizzerias, pizza place | pizza, pizzen, pizzas, pizzeria, pizzerien | بيتزا, بيتزيريا
Portuguese | portuguese | portugiesisch~, portugiese | برتغالي~
Spanish | spanish | spanisch~, spanier | إسباني~
Tapas; Tapas Bar; Spanish Tapas | tapas, tapas bar | tapas, tapasbar | تاباس
French | french, bistro, brasserie | französisch~, franz, franzose | فرنسي~
Patisserie; Pastry; Desserts; Dessert | patisserie, pastry, pastries, pastry shop | patisserie, konditorei, feingebäck | معجنات فرنسية, باتيسري
German | german | deutsch~ küche, deutsch essen, deutsches essen, deutsches restaurant | ألماني~
Swiss | swiss | schweizer, schweizerisch~, schwyzer | سويسري~
Austrian | austrian | österreichisch~, österreicher | نمساوي~
Fondue | fondue | fondue, käsefondue | فوندو
British; English | british, fish and chips | britisch~ | بريطاني~
Irish | irish, irish pub | irisch~, irish pub | أيرلندي~
Greek | greek, greek taverna, gyros | griechisch~, griech, grieche, griechen | يوناني~
Turkish | turkish | türkisch~, türke, türken | تركي~
Polish | polish | polnisch~ | بولندي~
Russian | russian | russisch~, russe | روسي~
Eastern European | eastern european | osteuropäisch~ | أوروبي شرقي
Scandinavian; Nordic | scandinavian, nordic | skandinavisch~, nordisch~ | اسكندنافي~
Japanese | japanese | japanisch~, jap, japaner | ياباني~
Izakaya | izakaya, izakayas | izakaya, izakayas | إيزاكايا
Sake bar | sake bar, sake bars | sakebar, sake bar | بار ساكي
Sushi | sushi, sushi bar, sushi place | sushi, sushibar | سوشي
Ramen | ramen, ramen shop, ramen bar | ramen, ramenbar | رامن, رامين
Noodles; Asian Noodles | noodles, noodle, noodle bar, noodle soup | nudelsuppe, nudelsuppen, asiatische nudeln | نودلز, نودل
Chinese | chinese, dim sum | chinesisch~, chinese, chinesen | صيني~
Korean | korean, korean bbq | koreanisch~, koreaner | كوري~
Vietnamese | vietnamese | vietnamesisch~, vietnamese, vietnamesen | فيتنامي~
Thai | thai | thailändisch~, thai, thailänder | تايلاندي~, تايلندي~
Indonesian | indonesian | indonesisch~ | إندونيسي~
Malaysian | malaysian | malaysisch~ | ماليزي~
Filipino | filipino | philippinisch~ | فلبيني~
Indian | indian, curry house | indisch~, inder | هندي~
Pakistani | pakistani | pakistanisch~ | باكستاني~
Bangladeshi | bangladeshi | bangladeschisch~ | بنغالي~
Asian; Asian/Asian Fusion; Asian Fusion | asian, pan asian | asiatisch~, asiate | آسيوي~, اسيوي~
Levantine | levantine | levantinisch~ | شامي~, مشرقي~
Lebanese | lebanese | libanesisch~, libanese | لبناني~
Syrian | syrian | syrisch~, syrer | سوري~
Jordanian | jordanian | jordanisch~ | أردني~
Palestinian | palestinian | palästinensisch~ | فلسطيني~
Middle Eastern | middle eastern, arabic food, arab food, arabic restaurant | nahöstlich~, orientalisch~, arabisch~ | شرق أوسطي, شرقي~, عربي~
Mediterranean | mediterranean | mediterran~, mittelmeerküche | متوسطي~, بحر متوسط
Israeli | israeli | israelisch~ | إسرائيلي~
Persian; Iranian | persian, iranian | persisch~, iranisch~, perser | فارسي~, إيراني~
Afghan | afghan | afghanisch~ | أفغاني~
Egyptian | egyptian | ägyptisch~ | مصري~
Moroccan | moroccan | marokkanisch~ | مغربي~
Ethiopian | ethiopian, eritrean | äthiopisch~, äthiopier | إثيوبي~, حبشي~
African | african | afrikanisch~ | أفريقي~
Mexican | mexican, taqueria, cantina | mexikanisch~, mexikaner | مكسيكي~
Tex-Mex | tex mex | tex mex | تكس مكس
Peruvian | peruvian | peruanisch~ | بيروفي~
Brazilian | brazilian | brasilianisch~ | برازيلي~
Argentinian; Argentine | argentinian, argentine | argentinisch~ | أرجنتيني~
Cuban | cuban | kubanisch~ | كوبي~
Caribbean | caribbean, jamaican | karibisch~ | كاريبي~
Latin American; Latin | latin american, latin food | lateinamerikanisch~ | لاتيني~
American | american, diner, american diner | amerikanisch~, amerikaner | أمريكي~, أميركي~
Burgers; Burger; Hamburgers | burger, burgers, hamburger, hamburgers, burger joint, burger place | burger, burgern, hamburger, burgerladen | برغر, برجر, همبرغر, همبرجر
Barbecue; BBQ | barbecue, bbq, barbeque, smokehouse | barbecue, bbq | باربيكيو
Grill | grill, grill house, grilled food, grills | grill, grillrestaurant, vom grill | مشاوي, مشويات, غريل
Steakhouse; Steak | steakhouse, steak house, steakhouses | steakhaus, steakhouse | ستيك هاوس
Chicken | fried chicken, chicken shop | hähnchen, brathähnchen | دجاج مقلي
Sandwiches; Sandwich | sandwich shop, sandwich place, deli | sandwichladen | محل ساندويتش
Seafood; Fish | seafood, sea food, fish, fish restaurant, fish place, shellfish | meeresfrüchte, fisch, fischrestaurant, fischlokal, seafood, meeresfrüchten | مأكولات بحرية, مأكولات البحر, ثمار البحر, أسماك, سمك, بحريات
Soup | soup place, soups | suppenküche, suppenlokal | شوربات
Salads; Salad | salads, salad bar, salad place | salate, salatbar | سلطات
Vegan | vegan cuisine | | مطبخ نباتي صرف
Vegetarian | vegetarian cuisine | |
Street food | street food, streetfood, food stall, food truck | street food, streetfood, imbissstand | أكل شارع, طعام الشارع, أكل الشارع
Coffee; Coffee/Tea; Café/Coffee/Tea; Cafe; Café; Coffee Shop | coffee, coffee shop, coffee shops, coffee house, coffee place, cafe, cafes, espresso bar | kaffee, café, cafés, kaffeehaus, kaffeebar, cafe | قهوة, مقهى, مقاهي, كافيه, كوفي شوب, كوفي
Bakery; Bakery Products/Desserts | bakery, bakeries, baker | bäckerei, bäckereien, bäcker | مخبز, مخابز, فرن
Breakfast | breakfast cuisine | |
Ice Cream; Frozen Desserts; Gelato | ice cream, gelato, ice cream parlour, ice cream parlor | eis, eisdiele, eiscreme, gelateria | آيس كريم, بوظة, ايس كريم
Tea; Tea House | tea house, tearoom, tea room, bubble tea | teehaus, teestube | بيت الشاي
Wine bar; Wine Bar | wine bar, wine bars | weinbar, weinbars, weinstube | بار نبيذ
Cocktail bar; Bar | cocktail bar, cocktail bars, bar, bars | cocktailbar, bar, bars | بار
Beer garden; Beer Garden | beer garden, beer gardens | biergarten, biergärten | حديقة بيرة
Mezcal bar | mezcal bar, mezcal | mezcalbar, mezcal | ميزكال
Pub; Gastropub | pub, pubs, gastropub | kneipe, kneipen, pub | حانة
Hawaiian; Poke | hawaiian, poke, poke bowl | hawaiianisch~, poke bowl | هاواي
Kebab; Kebabs | kebab shop, doner shop, döner shop | dönerladen, dönerbude | محل كباب
`;

const wordsIn = (list: string, language: GuideLanguage) =>
  inflected(list, language).map((word) => [word, language] as const);

const wordsOf = ([names = "", english = "", german = "", arabic = ""]: readonly string[]): CuisineWords => ({
  names: names.split(";").map((name) => name.trim()),
  words: [...wordsIn(english, "en"), ...wordsIn(german, "de"), ...wordsIn(arabic, "ar")],
});

export const cuisineWords: readonly CuisineWords[] = lines
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => wordsOf(line.split("|")));
