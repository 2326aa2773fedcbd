/** The frame around every page: day and moment, search, language, user; navigation at the side, below 700 px at the bottom. */
import { Outlet, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useReading } from "../address/moment.ts";
import { sayCountry } from "../language/countries.ts";
import { useSayings, useText } from "../language/use-text.ts";
import { useSession } from "../session/session.ts";
import { PageSkeleton } from "../ui/Skeletons.tsx";
import styles from "./Frame.module.css";
import { LanguageMenu } from "./LanguageMenu.tsx";
import { MomentPicker } from "./MomentPicker.tsx";
import { Navigation } from "./Navigation.tsx";
import type { Overlay } from "./overlay.ts";
import { SchemeMenu } from "./SchemeMenu.tsx";
import { frameText } from "./text.ts";
import { UserMenu } from "./UserMenu.tsx";
import { useFrameKeys } from "./use-frame-keys.ts";

const Palette = lazy(() => import("./Palette.tsx"));
const KeyboardMap = lazy(() => import("./KeyboardMap.tsx"));

export function Frame() {
  const [overlay, setOverlay] = useState<Overlay>(null);
  useFrameKeys(setOverlay);
  const say = useText(frameText);
  const close = () => setOverlay(null);
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#page">
        {say("skip")}
      </a>
      <TopBar overlay={overlay} open={setOverlay} />
      <Navigation />
      <main className={styles.page} id="page" tabIndex={-1} key={path}>
        <NotToday />
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <Suspense fallback={null}>
        {overlay === "palette" && <Palette onClose={close} open={setOverlay} />}
        {overlay === "keys" && <KeyboardMap onClose={close} />}
      </Suspense>
    </div>
  );
}

function TopBar({ overlay, open }: { overlay: Overlay; open: (next: Overlay) => void }) {
  const say = useText(frameText);
  const { language } = useSayings();
  const session = useSession();
  return (
    <header className={styles.bar}>
      <div className={styles.brand}>
        <strong>Contingent</strong>
        <span className={styles.country}>{sayCountry(session.contributor, language)}</span>
      </div>
      <div className={styles.moments}>
        <MomentPicker which="asOf" opened={overlay === "asOf"} onOpened={(on) => open(on ? "asOf" : null)} />
        <MomentPicker which="knownAt" opened={overlay === "knownAt"} onOpened={(on) => open(on ? "knownAt" : null)} />
      </div>
      <button
        type="button"
        className={styles.search}
        onClick={() => open("palette")}
        aria-keyshortcuts="/"
        aria-label={say("search")}
      >
        <SearchMark />
        <span className={styles.searchWords}>{say("search")}</span>
        <kbd className={styles.kbd}>/</kbd>
      </button>
      <div className={styles.menus}>
        <LanguageMenu />
        <SchemeMenu />
        <UserMenu openKeys={() => open("keys")} />
      </div>
    </header>
  );
}

function SearchMark() {
  return (
    <svg
      width="14"
      height="14"
      viewBox="0 0 14 14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <circle cx="6" cy="6" r="4.2" />
      <path d="M9.2 9.2 13 13" strokeLinecap="round" />
    </svg>
  );
}

/** Says on top of every page that it does not show today; also in print, where the bar is not. */
function NotToday() {
  const reading = useReading();
  const say = useText(frameText);
  const sayings = useSayings();
  if (!reading.past) return null;
  return (
    <p className={styles.notToday} role="status">
      <span aria-hidden="true">◷ </span>
      {say("notToday", { day: sayings.day(reading.asOf) })}
      {reading.knownAt && ` ${say("knownAt")}: ${sayings.moment(reading.knownAt)}.`}{" "}
      <button type="button" className={styles.link} onClick={() => reading.set({})}>
        {say("backToToday")}
      </button>
    </p>
  );
}
