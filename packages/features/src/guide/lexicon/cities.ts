import { listed } from "./phrases.ts";

/**
 * Names of cities that are written otherwise in other languages, one city a line: first English, then how it is called at home, in German and
 * in Arabic. A city that is not here is known by the name that the data has.
 */
const names = `
Lisbon, Lisboa, Lissabon, لشبونة, ليشبونة
Porto, Oporto, بورتو
Portland, بورتلاند
Zurich, Zürich, زيورخ, زيوريخ, زوريخ
Geneva, Genève, Genf, جنيف
Basel, Basle, بازل
Bern, Berne, برن
Lucerne, Luzern, لوسيرن
Kyoto, Kioto, 京都, كيوتو
Tokyo, Tokio, 東京, طوكيو
Osaka, 大阪, أوساكا
Melbourne, ملبورن, ميلبورن, ملبورون
Sydney, سيدني
Brisbane, بريزبان
Perth, بيرث
Auckland, أوكلاند
Amman, عمان, عمّان
Jerusalem, القدس
Beirut, بيروت, Beyrouth
Damascus, دمشق, Damaskus
Baghdad, بغداد, Bagdad
Cairo, القاهرة, Kairo
Alexandria, الإسكندرية, اسكندرية
Dubai, دبي
Abu Dhabi, أبو ظبي, أبوظبي
Doha, الدوحة
Riyadh, الرياض, Riad
Jeddah, جدة, Dschidda
Kuwait City, Kuwait, الكويت
Muscat, مسقط
Manama, المنامة
Casablanca, الدار البيضاء, كازابلانكا
Marrakesh, Marrakech, مراكش
Rabat, الرباط
Tunis, تونس
Algiers, الجزائر, Algier
Istanbul, اسطنبول, إسطنبول
Ankara, أنقرة
Tehran, طهران, Teheran
Tel Aviv, تل أبيب
London, لندن
Manchester, مانشستر
Edinburgh, إدنبرة
Glasgow, غلاسكو
Dublin, دبلن
Paris, باريس
Lyon, Lyons, ليون
Marseille, مرسيليا
Strasbourg, Straßburg, ستراسبورغ
Brussels, Bruxelles, Brüssel, بروكسل
Antwerp, Antwerpen, أنتويرب
Amsterdam, أمستردام
Rotterdam, روتردام
The Hague, Den Haag, لاهاي
Luxembourg, Luxemburg, لوكسمبورغ
Berlin, برلين
Munich, München, ميونخ, ميونيخ
Hamburg, هامبورغ
Cologne, Köln, كولونيا
Frankfurt, فرانكفورت
Stuttgart, شتوتغارت
Düsseldorf, Dusseldorf, دوسلدورف
Leipzig, لايبزيغ
Dresden, دريسدن
Nuremberg, Nürnberg, نورنبرغ
Hanover, Hannover, هانوفر
Bremen, بريمن
Vienna, Wien, فيينا
Salzburg, سالزبورغ
Graz, غراتس
Innsbruck, إنسبروك
Rome, Roma, Rom, روما
Milan, Milano, Mailand, ميلانو
Naples, Napoli, Neapel, نابولي
Venice, Venezia, Venedig, البندقية
Florence, Firenze, Florenz, فلورنسا
Turin, Torino, تورينو
Bologna, بولونيا
Madrid, مدريد
Barcelona, برشلونة
Seville, Sevilla, إشبيلية
Valencia, فالنسيا
Athens, Athen, Αθήνα, أثينا
Prague, Praha, Prag, براغ
Warsaw, Warszawa, Warschau, وارسو
Cracow, Krakow, Kraków, Krakau, كراكوف
Budapest, بودابست
Bucharest, București, Bukarest, بوخارست
Belgrade, Beograd, Belgrad, بلغراد
Zagreb, زغرب
Ljubljana, Laibach, ليوبليانا
Sofia, صوفيا
Copenhagen, København, Kopenhagen, كوبنهاغن
Stockholm, ستوكهولم
Gothenburg, Göteborg, غوتنبرغ
Oslo, أوسلو
Helsinki, هلسنكي
Reykjavik, Reykjavík, ريكيافيك
Moscow, Москва, Moskau, موسكو
Saint Petersburg, St Petersburg, Sankt Petersburg, سانت بطرسبرغ
Kyiv, Kiev, Kiew, كييف
New York, New York City, NYC, نيويورك
Manhattan, مانهاتن
Brooklyn, بروكلين
Queens, كوينز
Bronx, The Bronx, برونكس
Staten Island, ستاتن آيلاند
Boston, بوسطن
Chicago, شيكاغو
Philadelphia, فيلادلفيا
Washington, Washington DC, واشنطن
Miami, ميامي
New Orleans, نيو أورلينز
Austin, أوستن
Houston, هيوستن
Dallas, دالاس
Denver, دنفر
Seattle, سياتل
San Francisco, سان فرانسيسكو
Los Angeles, LA, لوس أنجلوس
San Diego, سان دييغو
Las Vegas, لاس فيغاس
Toronto, تورنتو
Montreal, Montréal, مونتريال
Vancouver, فانكوفر
Mexico City, Ciudad de México, Mexiko Stadt, مكسيكو سيتي
Havana, La Habana, Havanna, هافانا
Buenos Aires, بوينس آيرس
Rio de Janeiro, Rio, ريو دي جانيرو
São Paulo, Sao Paulo, ساو باولو
Santiago, سانتياغو
Lima, ليما
Bogotá, Bogota, بوغوتا
Cape Town, Kapstadt, كيب تاون
Johannesburg, جوهانسبرغ
Nairobi, نيروبي
Lagos, لاغوس
Addis Ababa, Addis Abeba, أديس أبابا
Mumbai, Bombay, مومباي
Delhi, New Delhi, دلهي, نيودلهي
Bangalore, Bengaluru, بنغالور
Bangkok, بانكوك
Singapore, Singapur, سنغافورة
Kuala Lumpur, كوالالمبور
Jakarta, جاكرتا
Hanoi, هانوي
Ho Chi Minh City, Saigon, هو تشي منه
Manila, مانيلا
Hong Kong, Hongkong, هونغ كونغ
Shanghai, شنغهاي
Beijing, Peking, بكين
Taipei, تايبيه
Seoul, سيول
`;

/** Every city with all its names. */
export const cityNames: readonly (readonly string[])[] = names
  .split("\n")
  .map(listed)
  .filter((all) => all.length > 0);

/** Names of cities that are words as well: they are cities only where "in" or the like stands before them, in capitals. */
export const alsoWords: ReadonlySet<string> = new Set(
  "nice, reading, bath, split, essen, mobile, orange, rich, best, buffalo, cork, la, of, male, most, hof, singen, baden, halle, date".split(
    ", ",
  ),
);
