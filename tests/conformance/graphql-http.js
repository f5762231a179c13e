// The audits of graphql-http against the running program.
import { serverAudits } from "graphql-http";

const url = `${process.env.OPENBUDGET_URL}/graphql`;
let failed = 0;
let passed = 0;
for (const audit of serverAudits({ url, fetchFn: fetch })) {
  const result = await audit.fn();
  if (result.status === "ok") {
    passed += 1;
    continue;
  }
  // MAY is no demand.
  if (!audit.name.startsWith("MAY")) failed += 1;
  console.log(`${result.status}: ${audit.id} ${audit.name}: ${result.reason}`);
}
console.log(`graphql-http: ${passed} audits passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 50 ? 0 : 1;
