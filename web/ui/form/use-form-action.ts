"use client";
import { unstable_rethrow } from "next/navigation";
import { startTransition, useActionState } from "react";
import { SCRIPTED, valuesOf } from "@/platform/forms/form-data";
import type { FormAction, FormFault, FormState } from "@/platform/forms/result";

interface Sent<Success> {
  readonly fault: FormFault | undefined;
  readonly success: Success | undefined;
  /** For the form's `action`. */
  readonly send: (form: FormData) => void;
  readonly isPending: boolean;
}

/**
 * A form's action and what it answered. Works without scripts, where the browser sends the form itself. With them, an answer that gets lost
 * becomes a fault of the form instead of an error of the page, and nothing that was written is lost. `lost`: what it says then. `onSuccess` is
 * called with scripts, also when the page that comes back no longer has the form.
 */
export function useFormAction<Success>(
  action: FormAction<Success>,
  lost: string,
  onSuccess?: (success: Success) => void,
): Sent<Success> {
  const scripted = async (before: FormState<Success>, form: FormData): Promise<FormState<Success>> => {
    form.set(SCRIPTED, "1");
    try {
      const state = await action(before, form);
      // Shown together with the page that comes back: what is typed into a form before that would be emptied with it.
      if (state && "success" in state) startTransition(() => onSuccess?.(state.success));
      return state;
    } catch (error) {
      // A redirect is thrown as well.
      unstable_rethrow(error);
      return { error: { message: lost, fields: {}, values: valuesOf(form), signIn: false } };
    }
  };
  const isServer = typeof window === "undefined";
  const [state, send, isPending] = useActionState<FormState<Success>, FormData>(
    isServer ? action : scripted,
    undefined,
  );
  return {
    fault: state && "error" in state ? state.error : undefined,
    success: state && "success" in state ? state.success : undefined,
    send,
    isPending,
  };
}
