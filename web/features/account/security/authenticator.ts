/** The name under which authenticator apps list an account here. */
const ISSUER = "Bellyfed";
/** Characters of the whole: a picture of more is too fine for some cameras. */
export const MOST_URI = 180;

/** What authenticator apps read from a picture or a link (Key Uri Format). `secret`: base32. A long name is cut, so that its picture stays coarse. */
export function authenticatorUri(secret: string, name: string): string {
  const uri = (label: string) => `otpauth://totp/${ISSUER}:${label}?secret=${secret}&issuer=${ISSUER}`;
  const room = MOST_URI - uri("").length;
  let label = "";
  for (const character of name) {
    const longer = label + encodeURIComponent(character);
    if (longer.length > room) break;
    label = longer;
  }
  return uri(label);
}

/** A secret in groups of four, as people copy it. */
export const inGroups = (secret: string): string => secret.replace(/.{4}(?=.)/g, "$& ");
