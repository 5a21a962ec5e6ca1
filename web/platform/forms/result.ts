/** What is wrong with a form that was sent: in general, by field, and what had been entered, so that nothing is lost. */
export interface FormFault {
  readonly message: string;
  /** By the input's name. */
  readonly fields: Readonly<Record<string, string>>;
  /** What was entered, by the input's name; of boxes and radio buttons the chosen values. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Whether signing in would help. */
  readonly signIn: boolean;
  /** The API's code for it, where it was the API that refused: `version.stale`. */
  readonly code?: string;
  /** What others have changed meanwhile, by the input's name: what is stored now. */
  readonly stored?: Readonly<Record<string, string>>;
}

/** What a Server Action answers. */
export type FormResult<Success> = { readonly success: Success } | { readonly error: FormFault };

/** What a form's action answers before it is sent, and after. */
export type FormState<Success> = FormResult<Success> | undefined;

/** An action as `useActionState` takes it. */
export type FormAction<Success> = (before: FormState<Success>, form: FormData) => Promise<FormState<Success>>;
