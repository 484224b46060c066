// Registers, fails with a wrong code, verifies and removes with ZITADEL's official npm client.
//
// Arguments: grpc, grpc-web, connect-json or connect-proto; the server's address; the user id. Standard input: the token.
// Prints one JSON object with what came back. Codes are made here, with what Node brings.

import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { createConnectTransport } from "@connectrpc/connect-node";
import { Code, ConnectError } from "@connectrpc/connect";
import { createServerTransport } from "@zitadel/client/node";
import { createClientTransport } from "@zitadel/client/web";
import { createUserServiceClient } from "@zitadel/client/v2";
import { ErrorDetailSchema } from "@zitadel/proto/zitadel/message_pb.js";
import { AuthenticationMethodType } from "@zitadel/proto/zitadel/user/v2/user_service_pb.js";
import { AuthFactorState } from "@zitadel/proto/zitadel/user/v2/user_pb.js";

const [form, baseUrl, userId] = process.argv.slice(2);
const token = readFileSync(0, "utf8").trim();

const bearer = (next) => (request) => {
  request.header.set("Authorization", `Bearer ${token}`);
  return next(request);
};
const transport = {
  grpc: () => createServerTransport(token, { baseUrl }),
  "grpc-web": () => createClientTransport(token, { baseUrl }),
  "connect-json": () =>
    createConnectTransport({ baseUrl, httpVersion: "1.1", useBinaryFormat: false, interceptors: [bearer] }),
  "connect-proto": () =>
    createConnectTransport({ baseUrl, httpVersion: "2", useBinaryFormat: true, interceptors: [bearer] }),
}[form]();
const users = createUserServiceClient(transport);

function codeAt(secret, step) {
  const bits = [...secret].map((c) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", key).update(counter).digest();
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

async function refused(call) {
  try {
    await call();
  } catch (error) {
    const raw = ConnectError.from(error);
    const detail = raw.findDetails(ErrorDetailSchema).map(({ id, message }) => ({ id, message }));
    return { code: Code[raw.code], message: raw.rawMessage, details: detail };
  }
  return null;
}

const now = () => Math.floor(Date.now() / 30_000);
const factors = async () =>
  (await users.listAuthenticationFactors({ userId })).result.map(({ state, type }) => [AuthFactorState[state], type.case]);
const verify = (code) => users.verifyTOTPRegistration({ userId, code });

const started = await users.registerTOTP({ userId });
const right = [-2, -1, 0, 1, 2, 3].map((steps) => codeAt(started.secret, now() + steps));
const wrong = [...Array(10).keys()].map((n) => `00000${n}`).find((code) => !right.includes(code));
const pending = await factors();
const wrongCode = await refused(() => verify(wrong));
const verified = await verify(codeAt(started.secret, now()));
const methods = (await users.listAuthenticationMethodTypes({ userId })).authMethodTypes.map(
  (type) => AuthenticationMethodType[type],
);
const ready = await factors();
const again = await refused(() => verify("123456"));
const removed = await users.removeTOTP({ userId });
const gone = await refused(() => users.removeTOTP({ userId }));

console.log(
  JSON.stringify({
    uri: started.uri,
    secret: started.secret,
    sequences: [started, verified, removed].map(({ details }) => String(details.sequence)),
    owner: started.details.resourceOwner,
    aboutNow: Math.abs(Date.now() / 1000 - Number(started.details.changeDate.seconds)) < 60,
    pending,
    wrongCode,
    methods,
    ready,
    again,
    gone,
  }),
);
process.exit(0);
