import { listed } from "./phrases.ts";

/** Dishes that people ask for anywhere, one a line: the word that menus have first, then others. A menu's own names are asked of the index. */
const lines = `
tacos, taco, تاكو
burrito, burritos, بوريتو
enchiladas, enchilada, انشيلادا
guacamole, غواكامولي
nachos, ناتشوز
ramen, رامن, رامين
sushi, سوشي
sashimi, ساشيمي
tempura, تمبورا
gyoza, غيوزا
udon, أودون
soba, سوبا
tonkotsu, تونكوتسو
curry, curries, currys, كاري
pad thai, phad thai, باد تاي
green curry, grünes curry, كاري أخضر
pho, phở, فو الفيتنامي
banh mi, bánh mì, بان مي
spring rolls, frühlingsrollen, سبرينغ رول
summer rolls, sommerrollen
dumplings, dumpling, teigtaschen, دمبلنغ
fried rice, gebratener reis, أرز مقلي
biryani, biriyani, برياني
naan, نان
samosa, samosas, سمبوسة, سمبوسك
tikka masala, chicken tikka masala, تكا ماسالا
pasta, نودلز ايطالية, باستا, معكرونة
spaghetti, سباغيتي, سباجيتي
carbonara, كاربونارا
gnocchi, نيوكي
lasagne, lasagna, لازانيا
risotto, ريزوتو
pizza, pizzas, بيتزا
margherita, مارغريتا
tiramisu, tiramisù, تيراميسو
panna cotta, بانا كوتا
burger, burgers, hamburger, cheeseburger, برغر, برجر
fries, french fries, chips, pommes, بطاطا مقلية, بطاطس مقلية
steak, steaks, ستيك
ribs, spare ribs, spareribs, rippchen, ريبز
rib-eye, ribeye, ريب آي
schnitzel, wiener schnitzel, شنيتزل
rösti, roesti, روستي
fondue, käsefondue, فوندو
raclette, راكليت
geschnetzeltes, zürcher geschnetzeltes
currywurst, كاري فورست
bratwurst, برات فورست
hummus, hommos, hoummous, حمص
falafel, فلافل
shawarma, shawerma, schawarma, شاورما
kebab, kebabs, kabab, döner, doner, doener, كباب
mansaf, منسف
koshari, koshary, kushari, kushary, كشري
shakshuka, schakschuka, شكشوكة
ful medames, foul, فول مدمس
molokhia, mulukhiyah, ملوخية
maqluba, maklouba, مقلوبة
kibbeh, kibbe, كبة
fattoush, فتوش
tabbouleh, taboule, تبولة
mezze, meze, مزة, مازة
shish taouk, شيش طاووق
kunafa, knafeh, kunefe, كنافة
baklava, بقلاوة
mandi, مندي
kabsa, كبسة
paella, باييلا, بايلا
tortilla, تورتيلا
pastel de nata, pastéis de nata, pasteis de nata, باستيل دي ناتا
bacalhau, باكالاو
octopus, tintenfisch, أخطبوط
oysters, oyster, austern, محار
lobster, hummer, لوبستر, كركند
prawns, shrimp, shrimps, garnelen, روبيان, جمبري
salmon, lachs, سلمون
tuna, thunfisch, تونة
mussels, muscheln, بلح البحر
ceviche, سيفيتشي
fish and chips
croissant, croissants, كرواسون
pancakes, pancake, pfannkuchen, بان كيك
waffles, waffeln, وافل
eggs benedict, بيض بنديكت
avocado toast, توست أفوكادو
sourdough, sauerteig, sauerteigbrot
cheesecake, käsekuchen, تشيز كيك
chocolate mousse, mousse au chocolat, موس الشوكولاتة
apple strudel, apfelstrudel
churros, تشوروز
flat white, فلات وايت
espresso, إسبريسو
cold brew, كولد برو
matcha, ماتشا
cappuccino, كابتشينو
sandwich, sandwiches, sandwichs, ساندويش, ساندويتش
turkey sandwich, putensandwich
bagel, bagels, بيغل
hot dog, hot dogs, هوت دوغ
fried chicken, دجاج مقلي
chicken wings, wings, أجنحة دجاج
soup, suppe, suppen, شوربة
miso soup, misosuppe, شوربة ميسو
salad, salat, سلطة
lamb chops, lammkoteletts, ريش غنم
lamb, lamm, لحم غنم
pork, schweinefleisch, لحم خنزير
beef, rindfleisch, لحم بقر
tofu, توفو
mushrooms, pilze, فطر
oat milk, hafermilch, حليب الشوفان
halloumi, حلوم
moussaka, مسقعة
gyros, غيروس
borscht, borschtsch
pierogi, piroggen
kimchi, كيمتشي
bibimbap, بيبيمباب
dim sum, ديم سام
peking duck, pekingente, بط بكين
hot pot, hotpot, feuertopf, هوت بوت
`;

/** Each dish with all its words; the first is how a search asks for it. */
export const dishWords: readonly (readonly string[])[] = lines
  .split("\n")
  .map(listed)
  .filter((words) => words.length > 0);
