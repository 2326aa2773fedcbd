/** A link to one decision, at one of its ceilings when named, at the day and moment that are read. */
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

interface AuthorisationLinkProps {
  readonly reference: string;
  readonly ceiling?: string;
  readonly children: ReactNode;
}

export function AuthorisationLink({ reference, ceiling, children }: AuthorisationLinkProps) {
  return (
    <Link
      to="/authorisations/$reference"
      params={{ reference }}
      search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt, ceiling })}
    >
      {children}
    </Link>
  );
}
