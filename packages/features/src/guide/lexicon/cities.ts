import { listed } from "./phrases.ts";

/**
 * Names of cities that are written otherwise in other languages, one city a line: first English and how it is called at home, then in German
 * and in Arabic. Answers in German and Arabic call it by the first of theirs; where there is none, and where a city is not here, by the name that
 * the data has.
 */
const names = `
Lisbon, Lisboa | Lissabon | لشبونة, ليشبونة
Porto, Oporto | | بورتو
Portland | | بورتلاند
Zurich, Züri | Zürich | زيورخ, زيوريخ, زوريخ
Geneva, Genève | Genf | جنيف
Basel, Basle | | بازل
Bern, Berne, Bärn | | برن
Lucerne | Luzern | لوسيرن
Kyoto, Kioto, 京都 | | كيوتو
Tokyo, 東京 | Tokio | طوكيو
Osaka, 大阪 | | أوساكا
Melbourne | | ملبورن, ميلبورن, ملبورون
Sydney | | سيدني
Brisbane | | بريزبان
Perth | | بيرث
Auckland | | أوكلاند
Amman | | عمّان, عمان
Jerusalem | | القدس
Beirut, Beyrouth | | بيروت
Damascus | Damaskus | دمشق
Baghdad | Bagdad | بغداد
Cairo | Kairo | القاهرة
Alexandria | | الإسكندرية, اسكندرية
Dubai | | دبي
Abu Dhabi | | أبو ظبي, أبوظبي
Doha | | الدوحة
Riyadh | Riad | الرياض
Jeddah | Dschidda | جدة
Kuwait City, Kuwait | | الكويت
Muscat | Maskat | مسقط
Manama | | المنامة
Casablanca | | الدار البيضاء, كازابلانكا
Marrakesh, Marrakech | Marrakesch | مراكش
Rabat | | الرباط
Tunis | | تونس
Algiers | Algier | الجزائر
Istanbul | | إسطنبول, اسطنبول
Ankara | | أنقرة
Tehran | Teheran | طهران
Tel Aviv | | تل أبيب
London | | لندن
Manchester | | مانشستر
Edinburgh | | إدنبرة
Glasgow | | غلاسكو
Dublin | | دبلن
Paris | | باريس
Lyon, Lyons | | ليون
Marseille | | مرسيليا
Strasbourg | Straßburg | ستراسبورغ
Brussels, Bruxelles | Brüssel | بروكسل
Antwerp | Antwerpen | أنتويرب
Amsterdam | | أمستردام
Rotterdam | | روتردام
The Hague | Den Haag | لاهاي
Luxembourg | Luxemburg | لوكسمبورغ
Berlin | | برلين
Munich | München | ميونخ, ميونيخ
Hamburg | | هامبورغ
Cologne | Köln | كولونيا
Frankfurt | | فرانكفورت
Stuttgart | | شتوتغارت
Düsseldorf, Dusseldorf | Düsseldorf | دوسلدورف
Leipzig | | لايبزيغ
Dresden | | دريسدن
Nuremberg | Nürnberg | نورنبرغ
Hanover | Hannover | هانوفر
Bremen | | بريمن
Vienna | Wien | فيينا
Salzburg | | سالزبورغ
Graz | | غراتس
Innsbruck | | إنسبروك
Rome, Roma | Rom | روما
Milan, Milano | Mailand | ميلانو
Naples, Napoli | Neapel | نابولي
Venice, Venezia | Venedig | البندقية
Florence, Firenze | Florenz | فلورنسا
Turin, Torino | Turin | تورينو
Bologna | | بولونيا
Madrid | | مدريد
Barcelona | | برشلونة
Seville | Sevilla | إشبيلية
Valencia | | فالنسيا
Athens, Αθήνα | Athen | أثينا
Prague, Praha | Prag | براغ
Warsaw, Warszawa | Warschau | وارسو
Cracow, Krakow, Kraków | Krakau | كراكوف
Budapest | | بودابست
Bucharest, București | Bukarest | بوخارست
Belgrade, Beograd | Belgrad | بلغراد
Zagreb | | زغرب
Ljubljana, Laibach | | ليوبليانا
Sofia | | صوفيا
Copenhagen, København | Kopenhagen | كوبنهاغن
Stockholm | | ستوكهولم
Gothenburg | Göteborg | غوتنبرغ
Oslo | | أوسلو
Helsinki | | هلسنكي
Reykjavik, Reykjavík | | ريكيافيك
Moscow, Москва | Moskau | موسكو
Saint Petersburg, St Petersburg | Sankt Petersburg | سانت بطرسبرغ
Kyiv, Kiev | Kiew | كييف
New York, New York City, NYC | | نيويورك
Manhattan | | مانهاتن
Brooklyn | | بروكلين
Queens | | كوينز
Bronx, The Bronx | | برونكس
Staten Island | | ستاتن آيلاند
Boston | | بوسطن
Chicago | | شيكاغو
Philadelphia | | فيلادلفيا
Washington, Washington DC | | واشنطن
Miami | | ميامي
New Orleans | | نيو أورلينز
Austin | | أوستن
Houston | | هيوستن
Dallas | | دالاس
Denver | | دنفر
Seattle | | سياتل
San Francisco | | سان فرانسيسكو
Los Angeles, LA | | لوس أنجلوس
San Diego | | سان دييغو
Las Vegas | | لاس فيغاس
Toronto | | تورنتو
Montreal, Montréal | | مونتريال
Vancouver | | فانكوفر
Mexico City, Ciudad de México | Mexiko Stadt | مكسيكو سيتي
Havana, La Habana | Havanna | هافانا
Buenos Aires | | بوينس آيرس
Rio de Janeiro, Rio | | ريو دي جانيرو
São Paulo, Sao Paulo | | ساو باولو
Santiago | | سانتياغو
Lima | | ليما
Bogotá, Bogota | | بوغوتا
Cape Town | Kapstadt | كيب تاون
Johannesburg | | جوهانسبرغ
Nairobi | | نيروبي
Lagos | | لاغوس
Addis Ababa | Addis Abeba | أديس أبابا
Mumbai, Bombay | | مومباي
Delhi, New Delhi | | دلهي, نيودلهي
Bangalore, Bengaluru | | بنغالور
Bangkok | | بانكوك
Singapore | Singapur | سنغافورة
Kuala Lumpur | | كوالالمبور
Jakarta | | جاكرتا
Hanoi | | هانوي
Ho Chi Minh City, Saigon | Ho Chi Minh Stadt | هو تشي منه
Manila | | مانيلا
Hong Kong | Hongkong | هونغ كونغ
Shanghai | | شنغهاي
Beijing | Peking | بكين
Taipei | Taipeh | تايبيه
Seoul | | سيول
`;

const cities = names
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => line.split("|").map(listed));

/** Every city with all its names. */
export const cityNames: readonly (readonly string[])[] = cities.map((columns) => [...new Set(columns.flat())]);

/** Every city with all its names, and how answers in German and in Arabic call it. */
export const cityLabels = cities.map(([own = [], german = [], arabic = []]) => ({
  names: [...own, ...german, ...arabic],
  de: german[0] ?? null,
  ar: arabic[0] ?? null,
}));

/** Names of cities that are words as well: they are cities only where "in" or the like stands before them, in capitals. */
export const alsoWords: ReadonlySet<string> = new Set(
  "nice, reading, bath, split, essen, mobile, orange, rich, best, buffalo, cork, la, of, male, most, hof, singen, baden, halle, date".split(
    ", ",
  ),
);
