/** How a figure's value is written: a count as it is, a share as a percentage, an average to one digit. */
import type { Figure } from "@contingent/server/figures/schema";
import type { Language } from "../language/languages.ts";
import { numberLocale } from "../language/languages.ts";
import { sayNumber } from "../language/numbers.ts";

/** The value in the reader's language; `?` for a share of nothing. */
export function sayValue(
  figure: Pick<Figure, "value" | "ratio"> & { readonly definition: Pick<Figure["definition"], "measure"> },
  language: Language,
): string {
  const { measure } = figure.definition;
  if (measure === "count") return sayNumber(figure.value, language);
  if (figure.ratio === null) return "?";
  const style = measure === "share" ? ("percent" as const) : ("decimal" as const);
  const format = new Intl.NumberFormat(numberLocale[language], {
    style,
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return format.format(figure.ratio);
}
