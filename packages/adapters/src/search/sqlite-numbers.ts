const [SPACE, ZERO] = [32, 48];

/** Whole numbers of a text with a space between each two: SQLite joins many of them in a fraction of the time in which it would hand them over one by one. */
export function numbersIn(text: unknown): Int32Array {
  if (typeof text !== "string" || text === "") return new Int32Array(0);
  const numbers = new Int32Array((text.length >> 1) + 1);
  let [count, number] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== SPACE) number = number * 10 + code - ZERO;
    else {
      numbers[count++] = number;
      number = 0;
    }
  }
  numbers[count++] = number;
  return numbers.subarray(0, count);
}
