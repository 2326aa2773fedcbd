import { generateCommand } from "./generate.ts";

const [command = "help", ...args] = process.argv.slice(2);
switch (command) {
  case "generate":
    generateCommand(args);
    break;
  default:
    process.stdout.write("bench generate --size S|M|L|XL --seed N [--side] [--goals strict|weighted] [-o FILE]\n");
}
