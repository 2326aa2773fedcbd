/** The head of a page: its title, what can be done, and the answer in a sentence. */
import { type ReactNode, useEffect } from "react";
import styles from "./Page.module.css";

interface PageHeadProps {
  readonly title: string;
  /** Before the title: where this page belongs. */
  readonly up?: ReactNode;
  /** Beside the title: state marks. */
  readonly mark?: ReactNode;
  readonly actions?: ReactNode;
  /** The answer of the page; its numbers are links. */
  readonly sentence?: ReactNode;
}

export function PageHead({ title, up, mark, actions, sentence }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} · Contingent`;
  }, [title]);
  return (
    <header className={styles.head}>
      {up && <p className={styles.up}>{up}</p>}
      <div className={styles.line}>
        <h1>{title}</h1>
        {mark}
        <div className={styles.actions}>{actions}</div>
      </div>
      {sentence && <p className={styles.sentence}>{sentence}</p>}
    </header>
  );
}

/** A part of a page under its own heading. */
export function Section({
  title,
  tools,
  children,
  id,
}: {
  title: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
  id?: string;
}) {
  return (
    <section className={styles.section} id={id}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {tools}
      </div>
      {children}
    </section>
  );
}
