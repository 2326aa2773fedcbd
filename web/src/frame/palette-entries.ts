/** What the palette can find: pages and commands at once, records of the pages as soon as they are read. */
import { authorisationsApi } from "@contingent/server/authorisations/schema";
import { figuresApi } from "@contingent/server/figures/schema";
import { missionsApi } from "@contingent/server/missions/schema";
import { selectionApi } from "@contingent/server/selection/schema";
import { useMantineColorScheme } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { call } from "../api/call.ts";
import { languageNames, languages } from "../language/languages.ts";
import { useText } from "../language/use-text.ts";
import { useWords } from "../language/words-in.ts";
import { useRight } from "../session/session.ts";
import { chooseLanguage } from "./LanguageMenu.tsx";
import { places } from "./Navigation.tsx";
import type { Overlay } from "./overlay.ts";
import { frameText } from "./text.ts";
import { useSignOut } from "./UserMenu.tsx";
import { goKeyOf } from "./use-frame-keys.ts";

export interface PaletteEntry {
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly hint: string;
  readonly run: () => void;
}

/** Everything that can be gone to or done, in the order of the palette. */
export function usePaletteEntries(open: (next: Overlay) => void): readonly PaletteEntry[] {
  return [...usePages(), ...useCommands(open), ...useRecords()];
}

function usePages(): readonly PaletteEntry[] {
  const say = useText(frameText);
  const navigate = useNavigate();
  const mayImport = useRight("history.read");
  const all = [
    ...places.map(({ key, to }) => ({ to, title: say(key) })),
    ...(mayImport ? [{ to: "/deployments/imports" as const, title: say("importHistory") }] : []),
  ];
  return all.map(({ to, title }) => ({
    id: to,
    group: say("pages"),
    title,
    hint: goKeyOf(to) === null ? "" : `g ${goKeyOf(to)}`,
    run: () => void navigate({ to, search: (previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt }) }),
  }));
}

function useCommands(open: (next: Overlay) => void): readonly PaletteEntry[] {
  const say = useText(frameText);
  const { setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const group = say("commands");
  const command = (id: string, title: string, hint: string, run: () => void) => ({ id, group, title, hint, run });
  return [
    // The palette closes first; what opens next waits for it.
    command("asOf", say("keyAsOf"), "d", () => setTimeout(() => open("asOf"))),
    command("keys", say("keyboard"), "?", () => setTimeout(() => open("keys"))),
    ...languages.map((one) =>
      command(`language-${one}`, languageNames[one].long, say("language"), () => chooseLanguage(one)),
    ),
    command("light", say("light"), say("scheme"), () => setColorScheme("light")),
    command("dark", say("dark"), say("scheme"), () => setColorScheme("dark")),
    command("system", say("system"), say("scheme"), () => setColorScheme("auto")),
    command("signOut", say("signOut"), "", () => signOut()),
  ];
}

function useRecords(): readonly PaletteEntry[] {
  const say = useText(frameText);
  const inWords = useWords();
  const navigate = useNavigate();
  const maySeePlans = useRight("selection.read");
  const keep = (previous: { asOf?: string | undefined; knownAt?: string | undefined }) => ({
    asOf: previous.asOf,
    knownAt: previous.knownAt,
  });
  const authorisations = useQuery({
    queryKey: ["palette", "authorisations"],
    queryFn: () => call(authorisationsApi.listAuthorisations, {}),
  });
  const missions = useQuery({
    queryKey: ["palette", "missions"],
    queryFn: () => call(missionsApi.listMissions, {}),
  });
  const figures = useQuery({ queryKey: ["palette", "figures"], queryFn: () => call(figuresApi.listDefinitions, {}) });
  const runs = useQuery({
    queryKey: ["palette", "runs"],
    queryFn: () => call(selectionApi.listRuns, {}),
    enabled: maySeePlans,
  });
  return [
    ...(authorisations.data?.items ?? []).map((one) => ({
      id: one.id,
      group: say("authorisations"),
      title: `${one.reference} ${one.title}`,
      hint: say("authorisations"),
      run: () =>
        void navigate({ to: "/authorisations/$reference", params: { reference: one.reference }, search: keep }),
    })),
    ...(missions.data?.items ?? []).map((one) => ({
      id: `mission-${one.id}`,
      group: say("missions"),
      title: `${one.id} ${inWords(one.name)}`,
      hint: one.started.slice(0, 4),
      run: () => void navigate({ to: "/missions/$id", params: { id: one.id }, search: keep }),
    })),
    ...(figures.data?.items ?? []).map((one) => ({
      id: one.id,
      group: say("figures"),
      title: inWords(one.title),
      hint: one.id,
      run: () => void navigate({ to: "/figures/$id", params: { id: one.id }, search: keep }),
    })),
    ...(runs.data?.items ?? []).map((one) => ({
      id: one.id,
      group: say("plans"),
      title: one.title,
      hint: one.from,
      run: () => void navigate({ to: "/plans/$id", params: { id: one.id }, search: keep }),
    })),
  ];
}
