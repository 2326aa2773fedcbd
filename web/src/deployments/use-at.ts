/** The day and moment to ask the server for: today as known now needs no saying, and what may be done is only answered for it. */
import { useMemo } from "react";
import { useReading } from "../address/moment.ts";
import type { At } from "./queries.ts";

/** Both absent when the page shows today as known now. */
export function useAt(): At {
  const { asOf, today, knownAt } = useReading();
  return useMemo(() => ({ asOf: asOf === today ? undefined : asOf, knownAt }), [asOf, today, knownAt]);
}
