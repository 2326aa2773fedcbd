/** One bar: a tour, or tours that are alike. What it says is its name for those who do not see it. */
import { useSayings } from "../language/use-text.ts";
import type { Scale } from "../ui/timeline/scale.ts";
import styles from "./Board.module.css";
import type { BoardBar } from "./board.ts";
import type { Mover, Moving } from "./use-mover.ts";
import { useBarWords } from "./use-titles.ts";

interface BarProps {
  readonly one: BoardBar;
  readonly place: { readonly x: number; readonly width: number };
  readonly top: number;
  readonly height: number;
  readonly at: string;
  readonly chosen: boolean;
  readonly tab: boolean;
  readonly moved: Moving | null;
  /** Whether it goes on after its mission's operations end. */
  readonly past: boolean;
  readonly onChoose: () => void;
  readonly mover: Mover;
  readonly scale: Scale;
}

/** Narrower bars have no words in them. */
const WORDS_FROM = 34;

export function Bar({ one, place, top, height, at, chosen, tab, moved, past, onChoose, mover, scale }: BarProps) {
  const { bar } = one;
  const words = useBarWords();
  const { days } = useSayings();
  const inside = height >= 14 && place.width >= WORDS_FROM;
  const shown = moved ?? bar;
  return (
    <button
      type="button"
      className={styles.bar}
      data-place={at}
      data-state={bar.state}
      data-breach={bar.breach !== null || undefined}
      data-inferred={bar.confidence !== "verified" || undefined}
      data-past={past || undefined}
      data-moved={moved ? (moved.refused ? "refused" : "free") : undefined}
      data-movable={mover.canMove(bar) || undefined}
      aria-pressed={chosen}
      aria-label={words.whole(bar)}
      tabIndex={tab ? 0 : -1}
      style={{ left: place.x, width: place.width, top, height }}
      title={`${words.short(bar)}\n${days(shown.from, shown.to)}`}
      onClick={onChoose}
      {...mover.pointer(one, scale)}
    >
      {inside && <span className={styles.words}>{words.short(bar)}</span>}
    </button>
  );
}
