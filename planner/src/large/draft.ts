/** A lawful plan in the making: chosen pairs, and what is left of every class and row. */
import type { Compiled } from "../solve/compiled.ts";
import type { Values } from "../solve/goals.ts";
import { needed } from "../solve/rules.ts";
import type { Effects, Ranges } from "./effects.ts";

/** A plan in the making: which pairs are chosen, and what is left of every class and rule. */
export class Draft {
  readonly compiled: Compiled;
  readonly effects: Effects;
  readonly slotOf: Int32Array;
  /** 1 for chosen pairs. */
  readonly chosen: Uint8Array;
  /** 1 for people with a chosen pair. */
  readonly busy: Uint8Array;
  readonly classLeft: Float64Array;
  readonly rowLeft: Float64Array;

  /** An empty draft under the given limits of rows (which hold what ceilings with overlap allow on each day). */
  constructor(compiled: Compiled, effects: Effects, limit: Float64Array) {
    this.compiled = compiled;
    this.effects = effects;
    this.slotOf = effects.slotOf ?? compiled.pairs.cls;
    this.chosen = new Uint8Array(compiled.pairs.count);
    this.busy = new Uint8Array(compiled.people);
    this.classLeft = Float64Array.from(compiled.classes.capacity);
    this.rowLeft = limit.slice();
  }

  /** Whether one more pair of this kind breaks no limit; limits that are passed already may not be passed further. */
  fits(pair: number): boolean {
    if ((this.classLeft[this.compiled.pairs.cls[pair] ?? 0] ?? 0) < 1) return false;
    return (
      this.rangesFit(this.effects.ofClass, this.compiled.pairs.cls[pair] ?? 0, pair) &&
      this.rangesFit(this.effects.ofSlot, this.slotOf[pair] ?? 0, pair)
    );
  }

  private rangesFit(ranges: Ranges, owner: number, pair: number): boolean {
    for (let i = ranges.start[owner] ?? 0; i < (ranges.start[owner + 1] ?? 0); i++) {
      const coefficient = ranges.coefficient[i] ?? 0;
      if (coefficient <= 0) continue;
      for (let r = ranges.from[i] ?? 0; r < (ranges.to[i] ?? 0); r++) {
        if ((this.effects.softUnits[r] ?? 0) > 0) continue;
        if ((this.rowLeft[r] ?? 0) < coefficient + this.relief(pair, r)) return false;
      }
    }
    return true;
  }

  /** What the pair itself gives back in a row (people with a share's tag count for and against). */
  private relief(pair: number, row: number): number {
    const { ofSlot } = this.effects;
    const slot = this.slotOf[pair] ?? 0;
    let sum = 0;
    for (let i = ofSlot.start[slot] ?? 0; i < (ofSlot.start[slot + 1] ?? 0); i++) {
      const coefficient = ofSlot.coefficient[i] ?? 0;
      if (coefficient < 0 && (ofSlot.from[i] ?? 0) <= row && row < (ofSlot.to[i] ?? 0)) sum += coefficient;
    }
    return sum;
  }

  /** Chooses a pair (sign 1) or gives it back (sign −1). */
  change(pair: number, person: number, sign: 1 | -1): void {
    const c = this.compiled.pairs.cls[pair] ?? 0;
    this.chosen[pair] = sign === 1 ? 1 : 0;
    this.busy[person] = (this.busy[person] ?? 0) + sign;
    this.classLeft[c] = (this.classLeft[c] ?? 0) - sign;
    this.shift(this.effects.ofClass, c, sign);
    this.shift(this.effects.ofSlot, this.slotOf[pair] ?? 0, sign);
  }

  private shift(ranges: Ranges, owner: number, sign: number): void {
    for (let i = ranges.start[owner] ?? 0; i < (ranges.start[owner + 1] ?? 0); i++) {
      const change = sign * (ranges.coefficient[i] ?? 0);
      for (let r = ranges.from[i] ?? 0; r < (ranges.to[i] ?? 0); r++) {
        this.rowLeft[r] = (this.rowLeft[r] ?? 0) - change;
      }
    }
  }

  /** The chosen pairs, ascending. */
  choice(): Int32Array {
    const list: number[] = [];
    for (let j = 0; j < this.chosen.length; j++) if (this.chosen[j] === 1) list.push(j);
    return Int32Array.from(list);
  }

  /** Whether every hard limit holds. */
  isLawful(): boolean {
    for (const left of this.classLeft) if (left < 0) return false;
    for (let r = 0; r < this.rowLeft.length; r++) {
      if ((this.rowLeft[r] ?? 0) < 0 && (this.effects.softUnits[r] ?? 0) === 0) return false;
    }
    return true;
  }
}

/** What a choice of pairs reaches in every measure. */
export function valuesOf(compiled: Compiled, choice: Int32Array): Values {
  const { pairs, classes, previous, shares } = compiled;
  const kept = new Set(previous.map((one) => one.pair));
  let keyFilled = 0;
  let filled = 0;
  let score = 0;
  let keeps = 0;
  let people = 0;
  let end = -1;
  const count = new Float64Array(classes.count);
  let person = 0;
  for (const j of choice) {
    const c = pairs.cls[j] ?? 0;
    keyFilled += classes.key[c] ?? 0;
    filled += classes.value[c] ?? 0;
    score += pairs.score[j] ?? 0;
    count[c] = (count[c] ?? 0) + 1;
    if (kept.has(j)) keeps++;
    if (j >= end) {
      people++;
      while ((pairs.start[person + 1] ?? 0) <= j) person++;
      end = pairs.start[person + 1] ?? 0;
    }
  }
  const soft = shares.some((share) => !share.hard);
  const shortfall = soft ? shortfallOf(compiled, choice, count) : 0;
  return { keyFilled, filled, score, shortfall, changes: previous.length - keeps, people };
}

function shortfallOf(compiled: Compiled, choice: Int32Array, count: Float64Array): number {
  const { pairs, classes } = compiled;
  let missing = 0;
  for (const share of compiled.shares) {
    if (share.hard) continue;
    const inGroup = new Set(share.classes);
    const holding = compiled.holdings.get(share.tag);
    let filled = 0;
    for (const c of share.classes) filled += count[c] ?? 0;
    let withTag = 0;
    let person = 0;
    for (const j of choice) {
      const c = pairs.cls[j] ?? 0;
      if (!inGroup.has(c) || holding === undefined) continue;
      while ((pairs.start[person + 1] ?? 0) <= j) person++;
      const day = classes.from[c] ?? 0;
      for (let i = holding.start[person] ?? 0; i < (holding.start[person + 1] ?? 0); i++) {
        if ((holding.from[i] ?? 0) <= day && day <= (holding.to[i] ?? 0)) {
          withTag++;
          break;
        }
      }
    }
    missing += Math.max(0, needed(share, filled) - withTag);
  }
  return missing;
}
