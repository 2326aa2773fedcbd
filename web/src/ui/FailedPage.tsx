/** A page that could not be read: its name, what went wrong, and the way back. */
import type { ReactNode } from "react";
import { PageHead } from "./Page.tsx";
import { Failed } from "./States.tsx";

interface FailedPageProps {
  readonly title: string;
  readonly up?: ReactNode;
  readonly error: unknown;
  readonly retry: () => void;
}

export function FailedPage({ title, up, error, retry }: FailedPageProps) {
  return (
    <>
      <PageHead title={title} up={up} />
      <Failed error={error} retry={retry} />
    </>
  );
}
