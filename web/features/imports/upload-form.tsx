"use client";
import { type FormEvent, useRef, useState } from "react";
import type { FormFault } from "@/platform/forms/result";
import { fillIn } from "@/platform/i18n/plain-text";
import { Field, inputAttributes, SelectField, TextField } from "@/ui/form/field";
import { FaultNote } from "@/ui/form/form-head";
import { importPath } from "./import-path";
import { PreviewButton } from "./preview-button";
import { PreviewReport, type PreviewText } from "./preview-report";
import { ProgressBar } from "./progress-bar";
import { usePreview } from "./use-preview";
import { type UploadOptions, useUpload } from "./use-upload";

type Word =
  | "profile"
  | "profileHint"
  | "source"
  | "sourceHint"
  | "city"
  | "cityHint"
  | "file"
  | "fileHint"
  | "submit"
  | "sending"
  | "cancel"
  | "uploading"
  | "uploadLabel"
  | "signIn";

type PreviewWords = Readonly<Record<"button" | "working" | "failed", string>>;

interface Props extends UploadOptions {
  readonly idempotencyKey: string;
  readonly profiles: readonly (readonly [value: string, label: string])[];
  readonly chosen: Readonly<Record<"profile" | "source" | "city", string>>;
  readonly text: Readonly<Record<Word, string>> & { readonly preview: PreviewText & PreviewWords };
}

/** Posts to the site like any form; with scripts it shows how far the upload is, and keeps the chosen file when something is wrong. */
export function UploadForm(props: Props) {
  const { text, locale, idempotencyKey } = props;
  const { fault, percent, send, cancel, refuse, problemOf } = useUpload(props);
  const preview = usePreview(refuse, problemOf, text.preview.failed);
  const version = useVersion();
  const button = useRef<HTMLButtonElement>(null);
  const sending = percent !== undefined;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sending) return;
    const form = new FormData(event.currentTarget);
    form.set("idempotency_key", `${idempotencyKey} ${version.current}`);
    void send(form);
  };
  const change = () => {
    version.change();
    preview.forget();
  };
  const stop = () => {
    cancel();
    button.current?.focus();
  };
  return (
    <>
      <form
        action={`/api/imports?locale=${locale}`}
        method="post"
        encType="multipart/form-data"
        className="card space-y-5"
        onSubmit={submit}
        onChange={change}
      >
        <p role="status" className="sr-only">
          {sending && text.sending}
          {preview.isLooking && text.preview.working}
          {preview.view?.looked}
        </p>
        <FaultNote fault={fault} signIn={{ path: signInPath(props.paths.signIn, fault), text: text.signIn }} />
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="idempotency_key" value={idempotencyKey} />
        <Settings {...props} fault={fault} />
        <FileField text={text} fault={fault} />
        {sending && <Sending percent={percent} locale={locale} text={text} />}
        <div className="flex flex-wrap gap-3">
          <button ref={button} type="submit" className="button-primary" aria-disabled={sending}>
            {sending ? text.sending : text.submit}
          </button>
          {!sending && <PreviewButton isLooking={preview.isLooking} onLook={preview.look} text={text.preview} />}
          {sending && (
            <button type="button" className="button" onClick={stop}>
              {text.cancel}
            </button>
          )}
        </div>
      </form>
      {preview.view && <PreviewReport view={preview.view} locale={locale} text={text.preview} />}
    </>
  );
}

/** The way to sign in and back to what was entered. */
function signInPath(path: string, fault: FormFault | undefined): string {
  const value = (name: string) => fault?.values[name]?.[0] ?? "";
  const back = importPath({ profile: value("profile"), source: value("source"), city: value("city") });
  return `${path}?return_to=${encodeURIComponent(back)}`;
}

/** A part of the idempotency key: the same when a form is sent again unchanged, another one after any change and on a page that was opened anew. */
function useVersion() {
  const [opened] = useState(() => Date.now().toString(36));
  const changes = useRef(0);
  return {
    get current() {
      return `${opened} ${changes.current}`;
    },
    change: () => {
      changes.current += 1;
    },
  };
}

type Part = Pick<Props, "text" | "fault">;

function Settings({ text, fault, chosen, profiles }: Part & Pick<Props, "chosen" | "profiles">) {
  const field = (name: "profile" | "source" | "city") =>
    ({ name, label: text[name], hint: text[`${name}Hint`], value: chosen[name], fault }) as const;
  return (
    <>
      <SelectField {...field("profile")} choices={profiles} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...field("source")} autoComplete="off" />
        <TextField {...field("city")} autoComplete="off" />
      </div>
    </>
  );
}

/** Has to be the form's last field: the site reads the others before the file arrives. */
function FileField({ text, fault }: Part) {
  const field = { name: "file", label: text.file, hint: text.fileHint, fault };
  return (
    <Field {...field}>
      <input
        type="file"
        accept=".csv,.json,.ndjson,.jsonl,.geojson,.txt,text/csv,application/json,application/geo+json"
        className="input file:me-3 file:rounded-full file:border-0 file:bg-raised file:px-4 file:py-1.5 file:font-semibold file:text-ink"
        {...inputAttributes(field)}
      />
    </Field>
  );
}

function Sending({
  percent,
  locale,
  text,
}: Pick<Part, "text"> & { readonly percent: number; readonly locale: string }) {
  const share = new Intl.NumberFormat(locale, { style: "percent" }).format(percent / 100);
  return (
    <div className="space-y-1">
      <p>{fillIn(text.uploading, { percent: share })}</p>
      <ProgressBar label={text.uploadLabel} percent={percent} />
    </div>
  );
}
