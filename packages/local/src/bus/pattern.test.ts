import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compilePattern, matches } from "./pattern.ts";

const event = {
  version: "0",
  id: "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
  "detail-type": "RESTAURANT_CREATED",
  source: "outbox-processor",
  resources: ["arn:aws:x:a", "arn:aws:x:b"],
  detail: {
    state: "running",
    count: 5,
    price: 301.8,
    ip: "10.0.0.33",
    ip6: "2001:db8::1",
    flag: true,
    nothing: null,
    empty: "",
    tags: ["a", ["b", "c"]],
    none: [],
    menu: [
      { section: "Pizza", price: 9 },
      { section: "Pasta", price: 12 },
    ],
    payload: { city: "Brooklyn" },
  },
};

const detail = (pattern: unknown) => matches({ detail: pattern }, event);

describe("exact values", () => {
  test("each field of the pattern must match, and any of its values will do", () => {
    expect(matches({ source: ["x", "outbox-processor"], "detail-type": ["RESTAURANT_CREATED"] }, event)).toBe(true);
    expect(matches({ source: ["outbox-processor"], "detail-type": ["REVIEW_CREATED"] }, event)).toBe(false);
  });
  test("text is compared with case, and a number is not its text", () => {
    expect(detail({ state: ["Running"] })).toBe(false);
    expect(detail({ count: [5] })).toBe(true);
    expect(detail({ count: ["5"] })).toBe(false);
  });
  test("true, null and the empty text are values", () => {
    expect(detail({ flag: [true] })).toBe(true);
    expect(detail({ nothing: [null] })).toBe(true);
    expect(detail({ empty: [""] })).toBe(true);
    expect(detail({ missing: [null] })).toBe(false);
  });
  test("fields are found at any depth", () => {
    expect(detail({ payload: { city: ["Brooklyn"] } })).toBe(true);
    expect(detail({ payload: { city: ["Queens"] } })).toBe(false);
    expect(detail({ state: { city: ["Brooklyn"] } })).toBe(false);
  });
  test("names that objects inherit are not fields", () => {
    expect(matches({ constructor: [{ exists: true }] }, event)).toBe(false);
    expect(matches({ toString: { name: [{ exists: true }] } }, event)).toBe(false);
  });
});

describe("arrays in the event", () => {
  test("an array matches when it and the pattern have a value in common", () => {
    expect(matches({ resources: ["arn:aws:x:b", "other"] }, event)).toBe(true);
    expect(matches({ resources: ["other"] }, event)).toBe(false);
  });
  test("arrays within arrays count as one", () => {
    expect(detail({ tags: ["c"] })).toBe(true);
  });
  test("an empty array holds no value", () => {
    expect(detail({ none: [null] })).toBe(false);
    expect(detail({ none: [{ exists: false }] })).toBe(true);
  });
  test("of an array of objects, one element must match alone", () => {
    expect(detail({ menu: { section: ["Pasta"], price: [12] } })).toBe(true);
    expect(detail({ menu: { section: ["Pasta"], price: [9] } })).toBe(false);
  });
});

describe("text operators", () => {
  test.each([
    ["prefix", "run", true],
    ["prefix", "RUN", false],
    ["prefix", "", true],
    ["prefix", { "equals-ignore-case": "RUN" }, true],
    ["prefix", { "equals-ignore-case": "x" }, false],
    ["suffix", "ing", true],
    ["suffix", "runs", false],
    ["suffix", { "equals-ignore-case": "ING" }, true],
    ["equals-ignore-case", "RUNNING", true],
    ["equals-ignore-case", "RUNNIN", false],
  ])("%s %j on running is %s", (operator, operand, expected) => {
    expect(detail({ state: [{ [operator]: operand }] })).toBe(expected);
  });
  test("they never match a value that is not text", () => {
    for (const operator of ["prefix", "suffix", "wildcard"])
      expect(detail({ count: [{ [operator]: "5" }] })).toBe(false);
    expect(detail({ count: [{ "equals-ignore-case": "5" }] })).toBe(false);
  });
});

describe("wildcard", () => {
  const wild = (pattern: string, value: string) => matches({ v: [{ wildcard: pattern }] }, { v: value });
  test.each([
    ["*.png", "dir/a.png", true],
    ["dir/*.png", "dir/a.jpg", false],
    ["dir/*/x", "dir//x", true],
    ["*", "", true],
    ["", "", true],
    ["", "a", false],
    ["a*a", "a", false],
    ["a*a", "aa", true],
    ["a*bc*c", "abc", false],
    ["a*bc*c", "abcc", true],
    ["*ab*", "xxaab", true],
    ["a\\*b", "a*b", true],
    ["a\\*b", "axb", false],
    ["a\\\\b", "a\\b", true],
    ["a.c", "abc", false],
  ])("%j on %j is %s", (pattern, value, expected) => expect(wild(pattern, value)).toBe(expected));

  const literal = (text: string) => text.replace(/[*\\]/g, "\\$&");
  const text = fc.string({ unit: fc.constantFrom("a", "b", "*", "\\") });
  test("a pattern whose stars are filled in with any text matches the result", () => {
    fc.assert(
      fc.property(
        text,
        fc.array(
          fc.tuple(
            text,
            text.filter((part) => part !== ""),
          ),
        ),
        (first, rest) => {
          const pattern = literal(first) + rest.map(([, part]) => `*${literal(part)}`).join("");
          const value = first + rest.map(([gap, part]) => gap + part).join("");
          return wild(pattern, value);
        },
      ),
    );
  });
  test("it agrees with the regular expression of the same meaning", () => {
    const part = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 3 });
    const pattern = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("*"));
    fc.assert(
      fc.property(pattern, fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 10 }), (glob, value) => {
        expect(wild(glob, value)).toBe(new RegExp(`^${glob.replaceAll("*", ".*")}$`).test(value));
      }),
    );
  });
});

describe("anything-but", () => {
  test.each([
    ["stopped", true],
    ["running", false],
    [["stopped", "running"], false],
    [["stopped", "x"], true],
    [{ prefix: "run" }, false],
    [{ prefix: ["x", "run"] }, false],
    [{ prefix: ["x", "y"] }, true],
    [{ suffix: "ing" }, false],
    [{ suffix: ["x"] }, true],
    [{ "equals-ignore-case": "RUNNING" }, false],
    [{ "equals-ignore-case": ["x", "RUNNING"] }, false],
    [{ wildcard: "r*g" }, false],
    [{ wildcard: ["x*", "y*"] }, true],
  ])("%j on running is %s", (operand, expected) =>
    expect(detail({ state: [{ "anything-but": operand }] })).toBe(expected),
  );

  test("numbers are excluded by value", () => {
    expect(detail({ count: [{ "anything-but": [5, 6] }] })).toBe(false);
    expect(detail({ count: [{ "anything-but": 6 }] })).toBe(true);
  });
  test("there must be a value, which may be null or of another type", () => {
    expect(detail({ missing: [{ "anything-but": "x" }] })).toBe(false);
    expect(detail({ nothing: [{ "anything-but": "x" }] })).toBe(true);
    expect(detail({ count: [{ "anything-but": { prefix: "5" } }] })).toBe(true);
  });
  test("of an array one other value is enough", () => {
    expect(detail({ tags: [{ "anything-but": "a" }] })).toBe(true);
    expect(detail({ tags: [{ "anything-but": ["a", "b", "c"] }] })).toBe(false);
  });
});

describe("numeric", () => {
  const numeric = (value: unknown, ...expression: unknown[]) => matches({ v: [{ numeric: expression }] }, { v: value });
  const number = fc.integer({ min: -1000, max: 1000 });
  test("each comparison means what it says", () => {
    fc.assert(
      fc.property(number, number, (value, limit) => {
        expect(numeric(value, "=", limit)).toBe(value === limit);
        expect(numeric(value, "<", limit)).toBe(value < limit);
        expect(numeric(value, "<=", limit)).toBe(value <= limit);
        expect(numeric(value, ">", limit)).toBe(value > limit);
        expect(numeric(value, ">=", limit)).toBe(value >= limit);
      }),
    );
  });
  test("a range includes the bounds that it names with an equals sign", () => {
    expect([0, 1, 5, 6].map((value) => numeric(value, ">", 0, "<=", 5))).toEqual([false, true, true, false]);
    expect([0, 1, 5, 6].map((value) => numeric(value, ">=", 1, "<", 5))).toEqual([false, true, false, false]);
  });
  test("only JSON numbers are compared, in any notation", () => {
    expect(detail({ price: [{ numeric: ["=", 3.018e2] }] })).toBe(true);
    expect(numeric("5", "=", 5)).toBe(false);
    expect(numeric(null, "<", 5)).toBe(false);
  });
});

describe("cidr", () => {
  test.each([
    ["ip", "10.0.0.0/24", true],
    ["ip", "10.0.1.0/24", false],
    ["ip", "0.0.0.0/0", true],
    ["ip", "10.0.0.33/32", true],
    ["ip6", "2001:db8::/32", true],
    ["ip6", "2001:db9::/32", false],
    ["ip6", "0.0.0.0/0", false],
    ["ip", "::/0", false],
    ["state", "10.0.0.0/8", false],
    ["count", "0.0.0.0/0", false],
  ])("%s in %s is %s", (field, network, expected) => expect(detail({ [field]: [{ cidr: network }] })).toBe(expected));
});

describe("exists", () => {
  test("true asks for a value at the leaf, null included", () => {
    expect(detail({ state: [{ exists: true }] })).toBe(true);
    expect(detail({ nothing: [{ exists: true }] })).toBe(true);
    expect(detail({ missing: [{ exists: true }] })).toBe(false);
  });
  test("false asks that there be none; what is not a leaf does not count", () => {
    expect(detail({ missing: [{ exists: false }] })).toBe(true);
    expect(detail({ state: [{ exists: false }] })).toBe(false);
    expect(detail({ payload: [{ exists: false }] })).toBe(true);
    expect(detail({ payload: [{ exists: true }] })).toBe(false);
  });
  test("an absent object has no fields", () => {
    expect(matches({ nowhere: { at: { all: [{ exists: false }] } } }, event)).toBe(true);
    expect(matches({ nowhere: { at: { all: [{ exists: true }] } } }, event)).toBe(false);
  });
  test("it stands beside other matchers", () => {
    const pattern = { detail: { v: [{ exists: false }, "a"] } };
    expect([{}, { v: "a" }, { v: "b" }].map((each) => matches(pattern, { detail: each }))).toEqual([true, true, false]);
  });
});

describe("$or", () => {
  test("one of its alternatives must match, beside the other fields", () => {
    const pattern = (source: string) => ({
      source: [source],
      detail: { $or: [{ state: ["stopped"] }, { count: [{ numeric: [">", 3] }], flag: [true] }] },
    });
    expect(matches(pattern("outbox-processor"), event)).toBe(true);
    expect(matches(pattern("other"), event)).toBe(false);
    expect(detail({ $or: [{ state: ["stopped"] }, { count: [6] }] })).toBe(false);
  });
  test("it may be nested", () => {
    expect(detail({ $or: [{ state: ["x"] }, { flag: [true], $or: [{ count: [1] }, { count: [5] }] }] })).toBe(true);
  });
});

describe("a pattern that is not valid", () => {
  test.each([
    ["text", "Filter is not an object"],
    [[], "Filter is not an object"],
    [{}, "Empty objects are not allowed"],
    [{ source: "a" }, '"source" must be an object or an array at source'],
    [{ detail: {} }, "Empty objects are not allowed at detail"],
    [{ detail: { a: [] } }, "Empty arrays are not allowed at detail.a"],
    [{ a: [["b"]] }, "Match value must be"],
    [{ a: [{}] }, "match expression must have exactly one key"],
    [{ a: [{ prefix: "a", suffix: "b" }] }, "match expression must have exactly one key"],
    [{ a: [{ regex: "b" }] }, "Unrecognized match type regex at a"],
    [{ a: [{ toString: "b" }] }, "Unrecognized match type toString"],
    [{ a: [{ prefix: 1 }] }, "prefix match pattern must be a string"],
    [{ a: [{ prefix: { suffix: "x" } }] }, "Unsupported prefix pattern: suffix"],
    [{ a: [{ wildcard: "a**b" }] }, "Consecutive wildcard characters"],
    [{ a: [{ wildcard: "a\\b" }] }, "Invalid escape character"],
    [{ a: [{ wildcard: "a\\" }] }, "Invalid escape character"],
    [{ a: [{ exists: "true" }] }, "exists match pattern must be either true or false"],
    [{ a: [{ "anything-but": [] }] }, "empty list"],
    [{ a: [{ "anything-but": ["a", 1] }] }, "either all values are number or string"],
    [{ a: [{ "anything-but": null }] }, "either all values are number or string"],
    [{ a: [{ "anything-but": { prefix: "" } }] }, "Null prefix/suffix not allowed"],
    [{ a: [{ "anything-but": { numeric: [] } }] }, "Unsupported anything-but pattern: numeric"],
    [{ a: [{ numeric: 5 }] }, "Value of numeric must be an array"],
    [{ a: [{ numeric: ["~", 5] }] }, "Unrecognized numeric range operator: ~"],
    [{ a: [{ numeric: ["<", "5"] }] }, "Value of < must be numeric"],
    [{ a: [{ numeric: ["<", 5, ">", 1] }] }, "starts with its lower bound"],
    [{ a: [{ numeric: [">", 5, "<", 1] }] }, "Bottom must be less than top"],
    [{ a: [{ numeric: [">", 5, ">", 6] }] }, "Bad numeric range operator"],
    [{ a: [{ numeric: ["=", 1, "=", 2, "=", 3] }] }, "Too many elements"],
    [{ a: [{ numeric: ["<", 5.1e9] }] }, "between -5.0e9 and 5.0e9"],
    [{ a: [{ cidr: "10.0.0.0" }] }, "Malformed CIDR"],
    [{ a: [{ cidr: "10.0.0.0/33" }] }, "Malformed CIDR"],
    [{ a: [{ cidr: "10.0.0.999/8" }] }, "Malformed CIDR"],
    [{ $or: [{ a: ["b"] }] }, "$or must be an array of at least two objects"],
  ])("%j is refused: %s", (pattern, reason) => {
    expect(() => compilePattern(pattern)).toThrow(/^Event pattern is not valid\. Reason: /);
    expect(() => compilePattern(pattern)).toThrow(reason);
  });
});

describe("for any event", () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.dictionary(fc.string(), fc.oneof({ maxDepth: 3 }, scalar, tie("tree")), { minKeys: 1, maxKeys: 4 }),
  }));
  type Tree = { [key: string]: unknown };
  const exactly = (value: Tree): Tree =>
    Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== "$or")
        .map(([key, each]) => [key, typeof each === "object" && each !== null ? exactly(each as Tree) : [each]]),
    );
  const valid = (pattern: Tree): boolean =>
    Object.keys(pattern).length > 0 &&
    Object.values(pattern).every((each) => Array.isArray(each) || valid(each as Tree));

  test("the pattern made of all its values matches it", () => {
    fc.assert(
      fc.property(tree as fc.Arbitrary<Tree>, (value) => {
        const pattern = exactly(value);
        fc.pre(valid(pattern));
        return matches(pattern, value);
      }),
    );
  });
  test("a matcher and its anything-but never both match one value, and one of them does", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (value, part) => {
        for (const matcher of [{ prefix: part }, { suffix: part }, { "equals-ignore-case": part }]) {
          const not = matches({ v: [{ "anything-but": matcher }] }, { v: value });
          expect(matches({ v: [matcher] }, { v: value })).toBe(!not);
        }
      }),
    );
  });
  test("compiling whatever JSON either gives a matcher or names the reason", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (pattern, value) => {
        try {
          expect(typeof compilePattern(pattern)(value)).toBe("boolean");
        } catch (error) {
          expect(String(error)).toContain("Event pattern is not valid. Reason: ");
        }
      }),
    );
  });
});
