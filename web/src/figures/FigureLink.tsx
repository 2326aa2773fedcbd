/** A link to one figure at the day and moment that are read. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

export function FigureLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link to="/figures/$id" params={{ id }} search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}>
      {children}
    </Link>
  );
}
