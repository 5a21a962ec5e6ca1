import fc from "fast-check";

/** Texts that break keys, parsers, logs and pages that were not made for them. */
export const hostileTexts: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "#",
    "a#b",
    "EST#1",
    "LOC#x#CUISINE#y",
    "META#\uffff",
    "a/b",
    "..",
    "../../etc/passwd",
    "__proto__",
    "constructor",
    "toString",
    "null",
    "undefined",
    "NaN",
    "\ud800",
    "a\udfffb",
    "\u0000",
    "a\r\nSet-Cookie: x=1",
    "\u202eevil\u2066",
    "\ufeffbom",
    "\ufdfa".repeat(120),
    "é".normalize("NFD").repeat(60),
    "😀".repeat(64),
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    "${" + "jndi:ldap://127.0.0.1/x}",
    "' OR 1=1 --",
    "{{7*7}}",
    "%00",
    "%",
    "x".repeat(5000),
    "-".repeat(5000),
    "9".repeat(400),
  ),
  // Nothing that a slug could be made of.
  fc.constantFrom("#", "-", "\u{1f355}", "\u2022\u2022", "\u0301", "__", "\u200b\u200d", "\u00ad"),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ unit: fc.integer({ min: 0xd7ff, max: 0xe000 }).map((unit) => String.fromCharCode(unit)), maxLength: 8 }),
);

const numbers = fc.constantFrom(0, -0, -1, 0.5, 1e-320, 1e308, 2 ** 31, 2 ** 53, -(2 ** 63), Number.MAX_VALUE);

/** Values of every kind in places that were made for another. */
export const hostileValues: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileTexts },
  { weight: 2, arbitrary: numbers },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, [], {}, [[]], [null], { length: 1 }, { toString: 1 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
);

const repeated = (open: string, close: string, times: number) => `${open.repeat(times)}1${close.repeat(times)}`;

/** Bodies that are no JSON, or JSON at its worst. */
export const hostileBodies: fc.Arbitrary<string | Buffer> = fc.oneof(
  fc.constantFrom<string | Buffer>(
    "{",
    "null",
    "[]",
    '"text"',
    "1e999",
    "NaN",
    "{'name':1}",
    '{"name":"a","name":"b"}',
    '\ufeff{"name":"a"}',
    '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}',
    '{"name":"\\ud800","text":"\\udfff","rating":1}',
    '{"rating":1E400,"position":-1e999,"section":123456789012345678901234567890}',
    repeated('{"a":', "}", 5000),
    repeated("[", "]", 100_000),
    `{"cuisines":[${"1,".repeat(200_000)}1]}`,
    `{"name":"${"-".repeat(300_000)}"}`,
    `{"${"k".repeat(100_000)}":1}`,
    "name=A&city=B",
    "\u0000",
    Buffer.from([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]),
    Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
    Buffer.from([0x1f, 0x8b, 0x08, 0x00]),
  ),
  fc.string({ unit: "binary", maxLength: 100 }),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
  fc.json({ maxDepth: 6 }),
);

/** Segments of a path that are sent as they are: wrong and unusual percent-encoding. */
export const hostileSegments: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "%",
    "%ZZ",
    "%C3%28",
    "%00",
    "%2F",
    "%2e%2e",
    "%23",
    "a%0d%0ab",
    "%25%32%33",
    "~",
    ":id",
    "{id}",
    "*",
  ),
  hostileTexts
    .filter((text) => text !== "" && text.isWellFormed())
    .map((text) => encodeURIComponent(text).slice(0, 6000)),
);

/** Query strings that are sent as they are. */
export const hostileQueries: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "&&&",
    "=",
    "=1",
    "limit",
    "limit=",
    "limit=1&limit=2",
    "limit=%31&LIMIT=1",
    "limit[]=1",
    "limit=1;city=x",
    "limit=0x10",
    "limit=%EF%BC%91",
    "limit=-1",
    "limit=1e3",
    "limit=999999999",
    "cursor=",
    "cursor=%00",
    "cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "city=%E0%A4%A",
    "city=+++",
    "city=%23",
    "city=a%00b&cuisine=%F0%9F%8D%95",
    "city=a&city=b&cuisine=c&cuisine=",
    "after=-1",
    "after=2:1,1",
    "after=9999999999999999",
    "types=REVIEW_CREATED,,",
    `types=${"A,".repeat(900)}A`,
    "types=__proto__,constructor",
    "__proto__=1&constructor=2",
    "window=24h&window=7d",
    "format=xml",
    "%F0%9F%8D%95=1",
    `city=${"x".repeat(4000)}`,
    `${"a=1&".repeat(1000)}b=2`,
  ),
  fc
    .tuple(
      fc.constantFrom("city", "cuisine", "limit", "cursor", "format", "window", "after", "types", "other"),
      hostileTexts,
    )
    .map(([name, text]) => `${name}=${encodeURIComponent(text.toWellFormed()).slice(0, 4000)}`),
);

const latin = (text: string) => text.replace(/[^\t -~\u0080-\u00ff]/g, "?").slice(0, 3000);

/** Header fields that proxies, caches and parsers have stumbled over. */
export const hostileHeaders: fc.Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
  fc.constantFrom<Record<string, string>>(
    { "idempotency-key": "" },
    { "idempotency-key": "k".repeat(256) },
    { "idempotency-key": "\u00e9\u00ff" },
    { "if-match": "*" },
    { "if-match": '"999999999999-00000000"' },
    { "if-match": 'W/"1", "2"' },
    { "if-none-match": "*" },
    { "if-none-match": `${'"a",'.repeat(500)}"b"` },
    { accept: "text/csv;q=0.1, application/json" },
    { accept: "*/*;q=x" },
    { accept: "application/cloudevents-batch+json" },
    { accept: "application/cloudevents-batch+json;q=0, application/json" },
    { "content-type": "text/plain" },
    { "content-type": "application/json; charset=utf-16" },
    { "content-type": "application/vnd.api+json" },
    { "content-type": "multipart/form-data; boundary=x" },
    { "content-type": ",,;;" },
    { "content-encoding": "gzip" },
    { "content-encoding": "br, identity" },
    { "x-http-method-override": "DELETE" },
    { "x-forwarded-for": "127.0.0.1, ".repeat(100), "x-forwarded-proto": "gopher" },
    { "x-forwarded-host": "evil.example", "x-original-url": "/imports" },
    { traceparent: "00-zz-zz-zz" },
    { "x-amzn-trace-id": `${"; ".repeat(1000)}Root=1-2-3` },
    { origin: "null" },
    { cookie: "a=b; __proto__=1" },
    { range: "bytes=0-0,-1" },
    { expect: "100-continue" },
    { constructor: "1", __proto__x: "2", hasownproperty: "3" },
  ),
  fc
    .tuple(
      fc.constantFrom("idempotency-key", "if-match", "if-none-match", "accept", "content-type", "x-other"),
      hostileTexts,
    )
    .map(([name, text]) => ({ [name]: latin(text) })),
);
