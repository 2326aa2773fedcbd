/** A link to one mission at the day and moment that are read. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

export function MissionLink({ id, hash, children }: { id: string; hash?: string; children?: ReactNode }) {
  return (
    <Link
      to="/missions/$id"
      params={{ id }}
      {...(hash === undefined ? {} : { hash })}
      search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}
    >
      {children ?? id}
    </Link>
  );
}
