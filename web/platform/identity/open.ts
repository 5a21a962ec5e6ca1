import { cognitoProvider } from "./cognito.ts";
import { oauthProvider } from "./oauth.ts";
import type { IdentityProvider, ProviderSettings } from "./provider.ts";

const COGNITO = /^cognito-idp\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/;

/** The identity provider of an issuer: Cognito by its host, else one that speaks OAuth as the local issuer does. */
export function openIdentityProvider(settings: ProviderSettings): IdentityProvider {
  return COGNITO.test(new URL(settings.issuer).hostname) ? cognitoProvider(settings) : oauthProvider(settings);
}
