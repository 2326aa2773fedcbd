/** Keys that work on every page: `/` search, `?` map, `g` and a letter to go somewhere, `d` the as-of day. */
import { useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import type { Overlay } from "./overlay.ts";

/** Letters after `g`, by page; every page of the navigation has one. */
export const goKeys = {
  t: "/",
  a: "/authorisations",
  m: "/missions",
  p: "/plans",
  e: "/deployments",
  f: "/figures",
} as const;

/** The letter that leads to a page after `g`; null where there is none. */
export function goKeyOf(to: string): string | null {
  return Object.entries(goKeys).find(([, place]) => place === to)?.[0] ?? null;
}

const offKey = "contingent.singleKeysOff";

/** Whether keys without Ctrl or Alt act on the page; people who speak to their machine turn that off. */
export function singleKeysOn(): boolean {
  return localStorage.getItem(offKey) === null;
}

/** Turns those keys on or off on this machine. */
export function setSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(offKey);
  else localStorage.setItem(offKey, "1");
}

/** How long after `g` the letter is waited for. */
const patienceMs = 1200;

/** Listens for the keys of the frame while it is shown; `open` is called with the overlay that a key asks for. */
export function useFrameKeys(open: (overlay: Overlay) => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    let goingSince = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "k" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        open("palette");
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialogOpen()) return;
      if (!singleKeysOn()) return;
      const going = event.timeStamp - goingSince < patienceMs && goingSince > 0;
      goingSince = 0;
      const place = going ? goKeys[event.key as keyof typeof goKeys] : undefined;
      if (place) {
        event.preventDefault();
        void navigate({ to: place, search: (previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt }) });
      } else if (event.key === "g") goingSince = event.timeStamp;
      else if (event.key === "/") openInstead(event, "palette", open);
      else if (event.key === "?") openInstead(event, "keys", open);
      else if (event.key === "d") openInstead(event, "asOf", open);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [navigate, open]);
}

function openInstead(event: KeyboardEvent, overlay: Overlay, open: (overlay: Overlay) => void): void {
  event.preventDefault();
  open(overlay);
}

/** Whether keys go into a field, where letters are letters. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function dialogOpen(): boolean {
  return document.querySelector("[role=dialog]") !== null;
}
