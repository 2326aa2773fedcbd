/** What holds for every endpoint there is, whoever wrote it. */
import { expect, test } from "vitest";
import { testDatabase } from "../tests/database.ts";
import { type Caller, testService } from "../tests/service.ts";
import { PUBLIC } from "./platform/access.ts";
import { ROLES } from "./platform/context.ts";
import type { Endpoint } from "./platform/endpoint.ts";
import { rights } from "./roles.ts";

const database = await testDatabase();
const service = await testService(database);
const { endpoints } = service.app;

/** The few that anybody may ask; a new one has to be added here on purpose. */
const OPEN = [
  "GET /api/health",
  "GET /api/openapi.json",
  "GET /api/session",
  "POST /api/session",
  "GET /api/demo/users",
  "POST /api/demo/sign-in",
];

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`;
const closed = endpoints.filter(({ right }) => right !== PUBLIC);
const holders = (right: string): readonly Caller[] => rights[right as keyof typeof rights];

/** The address with something in each place; what stands there must not matter to who may ask. */
const addressOf = ({ path }: Endpoint) => path.replaceAll(/:\w+/g, "00000000-0000-7000-8000-000000000000");

test("only the endpoints named here are open to everybody", () => {
  expect(endpoints.filter(({ right }) => right === PUBLIC).map(nameOf)).toEqual(OPEN);
});

test.each(closed.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  "%s is refused to visitors and to every role without its right",
  async (_name, endpoint) => {
    const visitor = await service.ask(null, endpoint.method, addressOf(endpoint));
    expect(visitor.statusCode).toBe(401);
    for (const role of ROLES.filter((candidate) => !holders(endpoint.right).includes(candidate))) {
      const answer = await service.ask(role, endpoint.method, addressOf(endpoint));
      expect([role, answer.statusCode, answer.json().facts]).toEqual([
        role,
        403,
        { right: endpoint.right, actor: service.accounts[role].id },
      ]);
    }
  },
);

const readable = closed.filter(({ method, path }) => method === "GET" && !path.endsWith("/events"));

test.each(readable.map((endpoint) => [nameOf(endpoint), endpoint] as const))(
  "%s is open to every role with its right",
  async (_name, endpoint) => {
    for (const role of ROLES.filter((candidate) => holders(endpoint.right).includes(candidate))) {
      const answer = await service.ask(role, endpoint.method, addressOf(endpoint));
      expect([role, [200, 204, 400, 404].includes(answer.statusCode), answer.body]).toEqual([
        role,
        true,
        expect.anything(),
      ]);
    }
  },
);

test("every right in the table is somebody's", () => {
  for (const [right, roles] of Object.entries(rights)) expect([right, roles.length > 0]).toEqual([right, true]);
});

test("the description tells every endpoint, with its right and its shapes", async () => {
  const answer = await service.ask(null, "GET", "/api/openapi.json");
  const description = answer.json();
  expect(description.openapi).toBe("3.1.0");
  const told = Object.entries<
    Record<
      string,
      { operationId: string; "x-right"?: string; parameters?: { name: string; in: string; required: boolean }[] }
    >
  >(description.paths);
  const operations = told.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  expect(operations).toHaveLength(endpoints.length);
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(endpoints.length);
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, "{$1}");
    const operation = description.paths[path][endpoint.method.toLowerCase()];
    expect(operation["x-right"]).toBe(endpoint.right === PUBLIC ? undefined : endpoint.right);
    const places = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    expect(
      (operation.parameters ?? [])
        .filter((p: { in: string }) => p.in === "path")
        .map((p: { name: string }) => p.name)
        .toSorted(),
    ).toEqual(places.toSorted());
    expect("requestBody" in operation).toBe(endpoint.shapes.body !== undefined);
  }
});
