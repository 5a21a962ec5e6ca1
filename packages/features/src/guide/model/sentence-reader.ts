import * as v from "valibot";

/** Characters of a sentence with all around it, at most. */
const LONGEST = 2_000;
const MOST_SOURCES = 6;

/** Models write numbers of sources as numbers, too. */
const source = v.union([v.string(), v.pipe(v.number(), v.integer(), v.transform(String))]);
const sentence = v.strictObject({
  text: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  sources: v.pipe(v.array(source), v.minLength(1), v.maxLength(MOST_SOURCES)),
});
export type SaidSentence = v.InferOutput<typeof sentence>;

/**
 * Reads sentences out of JSON that is still being said, each as soon as it is whole: `{"text": "...", "sources": ["1"]}`, in a list, a line
 * each, or with other words around them. What is of another shape is passed over. Throws for one that does not end.
 */
export function sentenceReader(): { read(piece: string): SaidSentence[] } {
  let [object, isInText, isEscaped] = ["", false, false];
  const take = (character: string): SaidSentence[] => {
    // Sentences have no objects in them: an inner one begins anew.
    if (!isInText && character === "{") object = "";
    else if (object === "" && !isInText) return [];
    object += character;
    if (object.length > LONGEST) throw new Error("A sentence does not end");
    if (isEscaped) isEscaped = false;
    else if (isInText && character === "\\") isEscaped = true;
    else if (character === '"') isInText = !isInText;
    if (isInText || character !== "}") return [];
    const said = parsed(object);
    object = "";
    return said ? [said] : [];
  };
  return { read: (piece) => [...piece].flatMap(take) };
}

function parsed(json: string): SaidSentence | undefined {
  try {
    const { success, output } = v.safeParse(sentence, JSON.parse(json));
    return success ? output : undefined;
  } catch {
    return undefined;
  }
}
