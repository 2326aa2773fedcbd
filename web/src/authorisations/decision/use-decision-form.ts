/** A form that is saved as it is typed: what is on the page is never replaced, and what was not saved is said. */
import type { DecisionForm, SavedForm } from "@contingent/server/authorisations/schema";
import { useCallback, useEffect, useRef, useState } from "react";
import { Problem } from "../../api/problem.ts";
import { saveForm } from "./queries.ts";

/** Milliseconds of quiet after which what was typed is saved. */
const QUIET = 1200;

export type Saving = "saved" | "waiting" | "failed" | "elsewhere";

export interface Editing {
  readonly form: DecisionForm;
  readonly savedAt: string;
  readonly saving: Saving;
  readonly change: (next: (form: DecisionForm) => DecisionForm) => void;
  /** Saves at once what is not saved yet; false where that failed. */
  readonly flush: () => Promise<boolean>;
}

/** The form being typed, beginning with what was saved last. */
export function useDecisionForm(saved: SavedForm): Editing {
  const [form, setForm] = useState(saved.form);
  const [savedAt, setSavedAt] = useState(saved.savedAt);
  const [saving, setSaving] = useState<Saving>("saved");
  const state = useRef({ form: saved.form, version: saved.version, dirty: false, running: Promise.resolve(true) });

  const save = useCallback(async (): Promise<boolean> => {
    if (!state.current.dirty) return true;
    state.current.dirty = false;
    try {
      const answer = await saveForm(saved.id, state.current.form, state.current.version);
      state.current.version = answer.version;
      setSavedAt(answer.savedAt);
      setSaving(state.current.dirty ? "waiting" : "saved");
      return true;
    } catch (error) {
      state.current.dirty = true;
      setSaving(error instanceof Problem && [409, 412].includes(error.status) ? "elsewhere" : "failed");
      return false;
    }
  }, [saved.id]);

  // One save at a time, so that each knows the version of the one before.
  const flush = useCallback(() => {
    state.current.running = state.current.running.then(save, save);
    return state.current.running;
  }, [save]);

  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const change = useCallback(
    (next: (form: DecisionForm) => DecisionForm) => {
      state.current.form = next(state.current.form);
      state.current.dirty = true;
      setForm(state.current.form);
      setSaving("waiting");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), QUIET);
    },
    [flush],
  );

  // Leaving the page saves what is typed; closing the window asks first.
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (state.current.dirty) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => {
      removeEventListener("beforeunload", ask);
      clearTimeout(timer.current);
      void flush();
    };
  }, [flush]);

  return { form, savedAt, saving, change, flush };
}
