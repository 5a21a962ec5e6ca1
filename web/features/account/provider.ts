import { openIdentityProvider } from "@/platform/identity/open";
import { ProviderUnavailable } from "@/platform/identity/post";
import type { IdentityProvider, Refused } from "@/platform/identity/provider";
import { sessionEnvironment } from "@/platform/session/environment";
import { issuerFields } from "@/platform/visitor";

/** The identity provider of where the site runs. */
export const identityProvider = (): IdentityProvider =>
  openIdentityProvider({ ...sessionEnvironment(), visitorFields: issuerFields });

type Unavailable = Omit<Refused, "reason"> & { readonly reason: "unavailable" };

/** What the provider answers; a provider that cannot be reached is told to whoever asks like a refusal, and to us by the log. */
export async function askProvider<Answer>(
  call: (provider: IdentityProvider) => Promise<Answer>,
): Promise<Answer | Unavailable> {
  try {
    return await call(identityProvider());
  } catch (error) {
    if (!(error instanceof ProviderUnavailable)) throw error;
    process.stderr.write(`${error.message}\n`);
    return { kind: "refused", reason: "unavailable" };
  }
}
