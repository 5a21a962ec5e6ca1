/** Arguments that make no sense, in a sentence for a person. */
export class Misuse extends Error {}
