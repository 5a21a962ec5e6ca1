"use client";
import { type ComponentProps, type ReactNode, useState } from "react";
import { COMMAS } from "@/platform/forms/form-data";
import type { FormFault } from "@/platform/forms/result";
import type { Choice } from "@/platform/i18n/choices";
import type { Messages } from "@/platform/i18n/messages";
import { CountedTextArea } from "@/ui/form/counted-text-area";
import { CheckBox, SelectField, TextField } from "@/ui/form/field";
import { HoursFields } from "./hours/fields";
import type { HoursText } from "./hours/text";
import { PositionButton } from "./position-button";
import type { ProfileInput, ProfileInputs } from "./profile";

export interface FieldsProps {
  readonly fault: FormFault | undefined;
  readonly values: Partial<ProfileInputs>;
  readonly labels: Readonly<Record<ProfileInput, string>>;
  readonly text: Messages["editing"]["form"];
  readonly hours: HoursText;
  readonly locale: string;
  readonly required: string;
  /** "{count} of {most} characters" */
  readonly counter: string;
  readonly countries: readonly Choice[];
  /** Names of cuisines that are there already, as hints. */
  readonly cuisines: readonly string[];
  /** What a place can offer and which diets it can serve, by name. */
  readonly offers: Readonly<Record<"attributes" | "diets", readonly Choice[]>>;
  /** Whether it is added, and may open on a day to come. */
  readonly isNew?: boolean;
  /** Most characters of a long text. */
  readonly most: Readonly<Record<"description", number>>;
}

/** What all fields of an input have in common. */
const common = ({ fault, labels, values }: FieldsProps, name: ProfileInput) => ({
  name,
  fault,
  label: labels[name],
  value: values[name],
});

export function RestaurantFields(props: FieldsProps) {
  return (
    <>
      <Basics {...props} />
      <Whereabouts {...props} />
      <Contact {...props} />
      <Offered {...props} />
      {props.isNew && <FirstDay {...props} />}
    </>
  );
}

function Group({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset aria-labelledby={id} className="min-w-0 space-y-5 border-line border-t pt-6">
      <h2 id={id}>{title}</h2>
      {children}
    </fieldset>
  );
}

function Basics(props: FieldsProps) {
  const { text, most, required, cuisines } = props;
  const prices = [text.priceNone, text.price1, text.price2, text.price3, text.price4];
  return (
    <Group id="basics" title={text.basics}>
      <TextField {...common(props, "name")} mark={required} required autoComplete="off" />
      <CuisinesField
        {...common(props, "cuisines")}
        mark={required}
        hint={text.cuisinesHint}
        required
        known={cuisines}
        autoComplete="off"
      />
      <CountedTextArea
        {...common(props, "description")}
        hint={text.descriptionHint}
        most={most.description}
        counter={props.counter}
        locale={props.locale}
      />
      <SelectField
        {...common(props, "price_level")}
        choices={prices.map((label, level) => [level === 0 ? "" : String(level), label])}
      />
    </Group>
  );
}

function Whereabouts(props: FieldsProps) {
  const { text, required, countries } = props;
  const degrees = { inputMode: "decimal", dir: "ltr", autoComplete: "off" } as const;
  return (
    <Group id="whereabouts" title={text.where}>
      <TextField {...common(props, "address.street")} autoComplete="off" />
      <div className="grid gap-5 sm:grid-cols-[1fr_2fr]">
        <TextField {...common(props, "address.postal_code")} autoComplete="off" />
        <TextField {...common(props, "city")} mark={required} required autoComplete="off" />
      </div>
      <TextField {...common(props, "neighborhood")} autoComplete="off" />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...common(props, "address.region")} autoComplete="off" />
        <SelectField {...common(props, "address.country")} choices={[["", text.countryNone], ...countries]} />
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField {...common(props, "location.lat")} {...degrees} />
        <TextField {...common(props, "location.lng")} {...degrees} />
      </div>
      <p className="text-muted text-sm">{text.locationHint}</p>
      <PositionButton text={text} latitude="location.lat" longitude="location.lng" />
    </Group>
  );
}

function Contact(props: FieldsProps) {
  const { text } = props;
  return (
    <Group id="contact" title={text.contact}>
      <TextField {...common(props, "phone")} type="tel" dir="ltr" hint={text.phoneHint} autoComplete="off" />
      <TextField {...common(props, "website")} type="url" dir="ltr" hint={text.websiteHint} autoComplete="off" />
      <HoursFields fault={props.fault} value={props.values.hours ?? ""} text={props.hours} locale={props.locale} />
      <details>
        <summary className="py-1">{props.hours.asText}</summary>
        <TextField {...common(props, "opening_hours")} hint={text.hoursHint} autoComplete="off" />
      </details>
    </Group>
  );
}

/** What it offers, and its own pages. */
function Offered(props: FieldsProps) {
  const { text, fault, labels, values, offers } = props;
  const boxes = (name: "attributes" | "diets") => (
    <fieldset className="min-w-0">
      <legend className="font-semibold">{labels[name]}</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        {offers[name].map(([value, label]) => (
          <CheckBox
            key={value}
            {...{ name, value, label, fault }}
            checked={(values[name] ?? "").split(", ").includes(value)}
          />
        ))}
      </div>
    </fieldset>
  );
  const page = { type: "url", dir: "ltr", autoComplete: "off" } as const;
  return (
    <Group id="offers" title={text.offers}>
      <p className="text-muted text-sm">{text.offersHint}</p>
      {boxes("attributes")}
      {boxes("diets")}
      <TextField {...common(props, "links.menu")} {...page} />
      <TextField {...common(props, "links.order")} {...page} />
      <TextField {...common(props, "links.reserve")} {...page} />
      <TextField {...common(props, "chain")} hint={text.chainHint} autoComplete="off" />
    </Group>
  );
}

const FirstDay = ({ fault, text }: FieldsProps) => (
  <TextField name="opens_on" type="date" label={text.opens_on} hint={text.opensOnHint} fault={fault} />
);

type Props = ComponentProps<typeof TextField> & {
  /** What is offered while one writes. */
  readonly known: readonly string[];
};

/** All up to the last comma. */
const NAMES_BEFORE = new RegExp(`^.*[${COMMAS}]\\s*`);

/** Names between commas. Browsers offer a list for a whole input, so what stands before the last comma is put before each name. */
function CuisinesField({ known, ...field }: Props) {
  const [before, setBefore] = useState("");
  const taken = before.toLowerCase();
  return (
    <>
      <TextField
        {...field}
        list="known-cuisines"
        onInput={(event) => setBefore(NAMES_BEFORE.exec(event.currentTarget.value)?.[0] ?? "")}
      />
      <datalist id="known-cuisines">
        {known
          .filter((name) => !taken.includes(name.toLowerCase()))
          .map((name) => (
            <option key={name} value={before + name} />
          ))}
      </datalist>
    </>
  );
}
