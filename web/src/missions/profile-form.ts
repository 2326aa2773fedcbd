/** What is asked of a mission itself: its names, place and beginning; for a correction and for a new one. Pure. */

import type { Mission, NewMission } from "@contingent/server/missions/schema";
import { MissionKind } from "@contingent/server/missions/schema";
import type { Day } from "@contingent/server/platform/days";
import type { Field, Form, Values } from "./forms.ts";

const confidences = ["verified", "unverified", "inferred"] as const;
const precisions = ["day", "month"] as const;
const text = (values: Values, key: string) => (values[key] ?? "").trim();

/** The fields of a profile. */
export const profileFields: readonly Field[] = [
  { key: "kind", label: "fKind", kind: "choice", choices: MissionKind.options },
  { key: "nameEn", label: "fNameEn", kind: "words", needed: true },
  { key: "nameFr", label: "fNameFr", kind: "words", half: true },
  { key: "nameRu", label: "fNameRu", kind: "words", half: true },
  { key: "nameKk", label: "fNameKk", kind: "words", half: true },
  { key: "area", label: "fArea", kind: "words", needed: true, half: true },
  { key: "place", label: "fPlace", kind: "words" },
  { key: "lat", label: "fLat", kind: "degrees", half: true },
  { key: "lon", label: "fLon", kind: "degrees", half: true },
  { key: "started", label: "fStarted", kind: "day", needed: true, half: true },
  { key: "precision", label: "fPrecision", kind: "choice", choices: precisions, half: true },
  { key: "note", label: "fNote", kind: "long" },
  { key: "source", label: "fSource", kind: "words", needed: true },
  { key: "confidence", label: "fConfidence", kind: "choice", choices: confidences, half: true },
  { key: "reason", label: "fReason", kind: "words", half: true },
];

/** A profile as the fields have it. `old`: what other languages of the area and the source of the beginning are kept from. */
export function profileOf(values: Values, old: Mission | null): Omit<NewMission, "id"> {
  const confidence = confidences.find((one) => one === values.confidence) ?? "verified";
  const name = {
    en: text(values, "nameEn"),
    ...said(values, "fr", "nameFr"),
    ...said(values, "ru", "nameRu"),
    ...said(values, "kk", "nameKk"),
  };
  const area = text(values, "area");
  const place = text(values, "place");
  const day = text(values, "started");
  const precision = precisions.find((one) => one === values.precision) ?? "day";
  const sameStart = old !== null && old.started.day === day && old.started.precision === precision;
  const source = text(values, "source");
  return {
    kind: MissionKind.options.find((one) => one === values.kind) ?? "peacekeeping",
    name,
    area: old !== null && old.area.en === area ? old.area : { en: area },
    headquarters:
      place === "" ? null : { place, lat: Number(text(values, "lat") || 0), lon: Number(text(values, "lon") || 0) },
    started: sameStart ? old.started : { day, precision, source, confidence },
    note: text(values, "note"),
    source,
    confidence,
  };
}

function said(values: Values, language: "fr" | "ru" | "kk", key: string): Partial<Record<"fr" | "ru" | "kk", string>> {
  const words = text(values, key);
  return words === "" ? {} : { [language]: words };
}

/** The fields as a mission fills them. */
function startOf(mission: Mission): Values {
  const { name, area, headquarters, started, kind, note, source, confidence } = mission;
  return {
    kind,
    nameEn: name.en,
    nameFr: name.fr ?? "",
    nameRu: name.ru ?? "",
    nameKk: name.kk ?? "",
    area: area.en,
    place: headquarters?.place ?? "",
    lat: headquarters === null ? "" : String(headquarters.lat),
    lon: headquarters === null ? "" : String(headquarters.lon),
    started: started.day,
    precision: started.precision,
    note,
    source,
    confidence,
    reason: "",
  };
}

/** A correction of what a mission is. */
export function profileForm(mission: Mission): Form {
  return {
    title: "doProfile",
    fields: profileFields,
    start: startOf(mission),
    body: (values) => ({ what: "profile", profile: profileOf(values, mission), reason: text(values, "reason") }),
  };
}

/** The fields of a mission that the product does not know yet. */
export function newMissionStart(today: Day): Values {
  return { kind: "peacekeeping", started: today, precision: "day", confidence: "verified" };
}
