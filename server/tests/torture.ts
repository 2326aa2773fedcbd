/** `npm run torture`: the long forms of tests that lean on chance, each with its toll. What each takes is said by `--help`. */
const help = `Long forms of the tests that lean on chance. After npm run torture --:
  kills [count] [seed]       200 kill -9 at random moments under writes (the default)
  commands [count] [seed] [log] [abreast]
                             1,000,000 random commands against a small reference ledger; with a log it goes on where it stopped
  races [rounds]             16 writers for the last place under a ceiling, 100 times
  figures [count] [seed]     100,000 random questions about random histories against a count by hand
`;

const [what = "kills", ...rest] = process.argv.slice(2);
const tortures: Readonly<Record<string, () => Promise<unknown>>> = {
  kills: () => import("./reliability/torture-kills.ts"),
  commands: () => import("./model/torture-commands.ts"),
  races: () => import("./model/torture-races.ts"),
  figures: () => import("./figures/torture.ts"),
};

process.argv.splice(2, process.argv.length, ...rest);
const torture = tortures[what];
if (torture !== undefined) await torture();
else {
  process.stdout.write(help);
  if (!["help", "--help", "-h"].includes(what)) process.exitCode = 2;
}
