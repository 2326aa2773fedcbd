/** One bar: a tour, or tours that are alike. What it says is its name for those who do not see it. */
import { memo } from "react";
import type { Scale } from "../../ui/timeline/scale.ts";
import styles from "./Board.module.css";
import type { BoardBar } from "./board.ts";
import type { Mover, Moving } from "./use-mover.ts";
import type { BarWords } from "./use-titles.ts";

interface BarProps {
  readonly one: BoardBar;
  readonly x: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
  /** Row and place in it, as the keys know it. */
  readonly row: number;
  readonly at: number;
  readonly chosen: boolean;
  readonly tab: boolean;
  readonly moved: Moving | null;
  /** Whether it goes on after its mission's operations end. */
  readonly past: boolean;
  readonly words: BarWords;
  readonly onPick: (row: number, at: number, id: string) => void;
  readonly canMove: Mover["canMove"];
  readonly pointer: Mover["pointer"];
  readonly scale: Scale;
}

/** Narrower bars have no words in them. */
const WORDS_FROM = 34;

export const Bar = memo(function Bar({ one, words, moved, canMove, pointer, scale, ...rest }: BarProps) {
  const { bar } = one;
  const { x, width, top, height, row, at } = rest;
  const inside = height >= 14 && width >= WORDS_FROM;
  return (
    <button
      type="button"
      className={styles.bar}
      data-place={`${row}:${at}`}
      data-state={bar.state}
      data-breach={bar.breach !== null || undefined}
      data-inferred={bar.confidence !== "verified" || undefined}
      data-past={rest.past || undefined}
      data-moved={moved ? (moved.refused ? "refused" : "free") : undefined}
      data-movable={canMove(bar) || undefined}
      aria-pressed={rest.chosen}
      aria-label={words.whole(bar)}
      tabIndex={rest.tab ? 0 : -1}
      style={{ left: x, width, top, height }}
      title={`${words.short(bar)}\n${words.days(moved ?? bar)}`}
      onClick={() => rest.onPick(row, at, one.id)}
      {...pointer(one, scale)}
    >
      {inside && <span className={styles.words}>{words.short(bar)}</span>}
    </button>
  );
});
