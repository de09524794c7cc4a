// An import in a process of its own, so that a test can kill it: node --import tsx tests/support/import-child.ts <id> <steps>
import { runPrepared } from "./imports";

const [, , id = "", steps = "0"] = process.argv;
let left = Number(steps);

process.stdout.write("started\n");
await runPrepared(id, {
  onStep: () => {
    left--;
    if (left === 0) process.kill(process.pid, "SIGKILL");
  },
});
process.exit(0);
