import { editsCommand } from "./edits.ts";
import { generateCommand } from "./generate.ts";
import { oneCommand } from "./one.ts";
import { runCommand } from "./run.ts";
import { smptspCommand } from "./smptsp.ts";

const help = `Benchmarks. Commands (after npm run bench --):
  run       solve generated problems with every method, side by side (the default)
              --sizes S,M,L,XL  --seeds 1,2  --rules without,with  --goals strict|weighted
              --methods contingent,highs,cbc,greedy-date,greedy-critical  --seconds 60 (ours: processor time)  -o FILE.md
  smptsp    the public personnel task scheduling instances: --seconds 20 --after 0 --limit 30 --group Data_137 --minutes 60 -o FILE.md
  records   50,000 people and 1,000,000 facts in the embedded database, asked at 20 requests a second: [data folder to keep] [requests of each]
              --only words, parted by commas, of the questions  -o FILE.md
  edits     how long suggestions for one post and the check of one edit take at M
  generate  write one problem: --size M --seed 1 [--side] [--goals weighted] [--previous 60] -o FILE.json.gz
`;

const [command = "run", ...args] = process.argv.slice(2);
switch (command) {
  case "run":
    await runCommand(args);
    break;
  case "generate":
    generateCommand(args);
    break;
  case "smptsp":
    await smptspCommand(args);
    break;
  case "records":
    // Everything is on the command line of that program.
    process.argv.splice(2, 1);
    await import("../server/tests/scale/main.ts");
    break;
  case "edits":
    editsCommand();
    break;
  case "one":
    await oneCommand(args);
    break;
  default:
    process.stdout.write(help);
    if (!["help", "--help", "-h"].includes(command)) process.exitCode = 2;
}
