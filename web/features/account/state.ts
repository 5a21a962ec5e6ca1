import type { FormFault } from "@/platform/forms/result";

/** What a form about an account shows after it was sent; when all went well, another page is shown instead. */
export interface AccountState {
  readonly fault?: FormFault;
  /** A further question before one is signed in: `sealed` stands for it in the form. */
  readonly step?: { readonly asks: "new_password" | "totp"; readonly sealed: string };
  /** What was done, for those who stay on the page. */
  readonly notice?: string;
}
export type AccountAction = (state: AccountState, form: FormData) => Promise<AccountState>;
