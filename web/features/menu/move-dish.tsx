"use client";
import { createContext, type ReactNode, useContext } from "react";
import { FaultNote, FormHead } from "@/ui/form/form-head";
import { useFormAction } from "@/ui/form/use-form-action";
import { type MenuChange, moveDish } from "./actions";
import type { MenuForms } from "./dish-fields";
import type { Direction, Move } from "./dishes";
import { useAnnounce } from "./menu-editor";

const FORM = "moves";
const Pending = createContext(false);

interface Props {
  readonly menu: Pick<MenuForms, "form" | "restaurantId" | "version">;
  readonly children: ReactNode;
}

/** One form for all the buttons that move a dish: a menu can have hundreds. */
export function Moves({ menu: { form, restaurantId, version }, children }: Props) {
  const { fault, send, isPending } = useFormAction<MenuChange>(moveDish, form.lost, useAnnounce());
  return (
    <>
      <form id={FORM} action={send} className="not-has-[[role=alert]]:hidden">
        <FormHead
          locale={form.locale}
          idempotencyKey={`${form.idempotencyKey}-move`}
          fault={undefined}
          more={{ restaurant_id: restaurantId, version: String(version) }}
        />
        <FaultNote fault={fault} signIn={form.signIn} />
      </form>
      <Pending value={isPending}>{children}</Pending>
    </>
  );
}

interface ButtonProps {
  readonly direction: Direction;
  readonly move: Move;
  readonly label: string;
}

/** Moves a dish past its neighbour. */
export function MoveButton({ direction, move, label }: ButtonProps) {
  const isPending = useContext(Pending);
  return (
    <button
      type="submit"
      form={FORM}
      name="move"
      value={JSON.stringify(move)}
      id={`${direction}-${move.item_id}`}
      className="button min-h-9 px-3 py-1"
      aria-label={label}
      aria-disabled={isPending}
      onClick={(event) => isPending && event.preventDefault()}
    >
      <svg viewBox="0 0 12 8" width="12" height="8" aria-hidden="true">
        <path d={paths[direction]} fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
    </button>
  );
}

const paths: Readonly<Record<Direction, string>> = { up: "m1 7 5-5 5 5", down: "m1 1 5 5 5-5" };
