/** `contingent packs`: how countries decide, as shipped, and the one that this country's law is begun with. */
import { z } from "zod";
import type { Commands } from "../platform/cli.ts";
import { loadPack, readPacks } from "./actions-packs.ts";

/** Registers the commands. */
export function authorisationsCommands(program: Commands): void {
  program.command("packs", {
    summary: "Lists the countries whose way of deciding ships with the product.",
    options: z.object({}),
    async run(ctx, _options, out) {
      const packs = await readPacks(ctx);
      out.answer({ packs }, () =>
        packs.map(
          ({ country, name, procedures, unverified, loaded }) =>
            `${country}  ${name.en}: ${procedures} ways of deciding, ${unverified} entries not verified${loaded ? ", loaded" : ""}`,
        ),
      );
      return 0;
    },
  });
  program.command("packs load", {
    summary:
      "Puts a shipped pack's ways of deciding, bodies and sittings into the country's law; what is there already stays.",
    options: z.object({
      country: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .describe("Code of the pack, as DEU."),
    }),
    examples: ["packs load --country DEU"],
    async run(ctx, { country }, out) {
      const added = await loadPack(ctx, country);
      out.answer({ country, ...added }, () => [
        `${country}: ${added.procedures} ways of deciding, ${added.bodies} bodies and ${added.sittings} sitting days were added.`,
      ]);
      return 0;
    },
  });
}
