// A client of openapi-fetch over the types that openapi-typescript makes: it has to compile, and to fetch.
import createClient from "openapi-fetch";
import type { paths } from "./generated/openapi.js";

const base = process.env["OPENBUDGET_URL"];
if (base === undefined) throw new Error("OPENBUDGET_URL is not set");
const client = createClient<paths>({ baseUrl: base });

const list = await client.GET("/v1/projects", { params: { query: { limit: 2, sort: "-budget", government: "999901" } } });
if (list.error !== undefined || list.data === undefined) throw new Error(JSON.stringify(list.error));
const [first] = list.data.items;
if (first === undefined || first.budget === null) throw new Error("no project with a budget");
const amount: string = first.budget.amount;
if (!/^[0-9]+\.[0-9]{2}$/.test(amount)) throw new Error(`not an amount: ${amount}`);

const item = await client.GET("/v1/projects/{id}", { params: { path: { id: first.id }, query: { include: "indicators" } } });
if (item.data === undefined || item.data.indicators === undefined || item.data.indicators.length === 0) {
  throw new Error("the project has no indicators");
}
const refused = await client.GET("/v1/projects", { params: { query: { limit: 5000 } } });
if (refused.error === undefined || refused.error.code !== "invalid_value") throw new Error("5000 was not refused");
console.log(`openapi-fetch: ${first.name}, ${amount} 元, ${item.data.indicators.length} indicators`);
