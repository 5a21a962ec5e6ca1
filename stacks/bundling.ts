/**
 * Where credentials come from outside Lambda. The SDK imports these only when the environment holds none; in Lambda it always does, so they
 * stay out of the bundles (130 KB each). A test makes sure that nothing imports them before they are needed.
 */
const otherCredentials = [
  "@aws-sdk/credential-provider-http",
  "@aws-sdk/credential-provider-ini",
  "@aws-sdk/credential-provider-login",
  "@aws-sdk/credential-provider-process",
  "@aws-sdk/credential-provider-sso",
  "@aws-sdk/credential-provider-web-identity",
  "@smithy/credential-provider-imds",
];

/** esbuild's options beyond SST's own; `stacks/` gives them to every function as `nodejs.esbuild`. */
export const esbuildOptions = {
  external: otherCredentials,
  mainFields: ["module", "main"],
  // Nothing asks what a function or a class is called; the names would be a twentieth of each bundle.
  keepNames: false,
};
