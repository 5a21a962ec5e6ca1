/** What Windows-1252 shows for the bytes 0x80 to 0x9F, where Latin-1 has control characters. */
const CP1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const byteOf = new Map([...CP1252].map((character, index) => [character, 0x80 + index]));

/** Bytes above 0x7F next to each other, as Latin-1 or Windows-1252 show them. */
const RUN = new RegExp(`[\\u0080-\\u00ff${CP1252}]+`, "gu");
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Text whose UTF-8 was read as Latin-1 or Windows-1252, put right: `CafÃ©` -> `Café`. A run of such characters is replaced only when its
 * bytes are wholly UTF-8, which those of real text hardly ever are: `Café` stays.
 */
export const repairMojibake = (text: string): string => text.replace(RUN, repaired);

function repaired(run: string): string {
  try {
    return utf8.decode(Uint8Array.from(run, (character) => byteOf.get(character) ?? character.charCodeAt(0)));
  } catch {
    return run;
  }
}
