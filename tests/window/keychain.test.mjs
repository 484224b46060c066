// The command line and the real keychain of the desktop that these tests run on.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { after, describe, it } from "node:test";
import { COMMAND_LINE, makeHome, runProgram } from "./program.mjs";

describe("the command line, where there is a keychain", () => {
  const home = makeHome();
  after(() => home.close());
  const run = (words, input = "") => runProgram(COMMAND_LINE, ["--json", ...words], { env: home.env, input });

  it("makes a vault that the keychain opens, without asking for a passphrase", async () => {
    const made = await run(["vault", "init"]);
    assert.equal(made.status, 0, made.err);
    assert.deepEqual(JSON.parse(made.out).slots, ["keychain"]);
    const added = await run(["accounts", "add", "--label", "ann"], "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ\n");
    assert.equal(added.status, 0, added.err);
    // RFC 6238, appendix B, cut to six digits.
    assert.equal(JSON.parse((await run(["code", "ann", "--at", "59"])).out).code, "287082");
  });

  it("is told by the doctor that all is well", async () => {
    const doctor = await run(["vault", "doctor"]);
    assert.equal(doctor.status, 0, doctor.err);
    const report = JSON.parse(doctor.out);
    assert.deepEqual([report.case, report.provider], ["opens", "GNOME Keyring"]);
  });

  it("makes no new key when the keychain's item is gone, and says so", async () => {
    const wiped = spawnSync("secret-tool", ["clear", "service", "countersign"], { env: home.env });
    assert.equal(wiped.status, 0, wiped.stderr.toString());
    for (let round = 0; round < 2; round += 1) {
      const locked = await run(["accounts", "list"]);
      assert.equal(locked.status, 7);
      assert.equal(JSON.parse(locked.err).error.code, "keychainEmpty");
    }
    const again = await run(["vault", "init"]);
    assert.equal(JSON.parse(again.err).error.code, "vaultExists");
  });
});
