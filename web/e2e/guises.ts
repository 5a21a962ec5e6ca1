/** In what a test does the same with scripts and without them. `npm test` does it with them; `without-scripts.verify.test.ts` without. */
export const guises: readonly { readonly javaScriptEnabled: boolean }[] = [
  { javaScriptEnabled: process.env.WITHOUT_SCRIPTS !== "1" },
];
