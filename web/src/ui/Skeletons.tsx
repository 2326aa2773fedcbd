/** The shapes of a page while it loads. They stand where the words will, so that nothing jumps. */
import { useText } from "../language/use-text.ts";
import styles from "./Skeletons.module.css";
import { uiText } from "./text.ts";

function Bar({ width, height = 14 }: { width: string; height?: number }) {
  return <span className={styles.bar} style={{ width, height }} />;
}

/** A page: title, sentence, a figure, a table. */
export function PageSkeleton() {
  const say = useText(uiText);
  return (
    <div role="status" aria-busy="true" className={styles.page}>
      <span className="visually-hidden">{say("loading")}</span>
      <Bar width="180px" height={20} />
      <Bar width="min(620px, 90%)" height={18} />
      <span className={styles.figure} />
      <TableBars rows={6} />
    </div>
  );
}

/** A part of a page: a few lines. */
export function PartSkeleton({ rows = 4 }: { rows?: number }) {
  const say = useText(uiText);
  return (
    <div role="status" aria-busy="true" className={styles.part}>
      <span className="visually-hidden">{say("loading")}</span>
      <TableBars rows={rows} />
    </div>
  );
}

function TableBars({ rows }: { rows: number }) {
  return Array.from({ length: rows }, (_, index) => (
    // The bars are all alike.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <span key={index} className={styles.row}>
      <Bar width={`${18 + ((index * 7) % 12)}%`} />
      <Bar width={`${30 + ((index * 11) % 20)}%`} />
      <Bar width="8%" />
    </span>
  ));
}
