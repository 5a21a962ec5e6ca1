/** What SST's bundles are made with besides its own settings; the same as packages/functions/src/bundle/settings.ts, which says why. */
export const ESBUILD = {
  external: [
    "@aws-sdk/credential-provider-http",
    "@aws-sdk/credential-provider-ini",
    "@aws-sdk/credential-provider-login",
    "@aws-sdk/credential-provider-process",
    "@aws-sdk/credential-provider-sso",
    "@aws-sdk/credential-provider-web-identity",
    "@smithy/credential-provider-imds",
  ],
  mainFields: ["module", "main"],
};
