/** The API description, OpenAPI 3.1, printed from the same declarations that the server implements and the pages call. */
import { z } from "zod";
import { PUBLIC } from "./access.ts";
import type { Endpoint } from "./endpoint.ts";
import { Problem } from "./problem.ts";

type Json = Record<string, unknown>;

/** The whole description of `endpoints`. Same endpoints, same text. */
export function openApi(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Contingent", version, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    paths,
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "contingent_session" } },
      schemas: { Problem: shapeOf(Problem, "output") },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  const { shapes, method } = endpoint;
  const parameters = [...places(shapes.params, "path"), ...places(shapes.query, "query")];
  if (method !== "GET") parameters.push(IF_MATCH);
  return {
    operationId: nameOf(endpoint),
    summary: endpoint.summary,
    tags: [endpoint.path.split("/")[2] ?? "api"],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(shapes.body
      ? { requestBody: { required: true, content: { "application/json": { schema: shapeOf(shapes.body, "input") } } } }
      : {}),
    responses: responses(endpoint),
    ...(endpoint.right === PUBLIC ? { security: [] } : { security: [{ session: [] }], "x-right": endpoint.right }),
  };
}

const IF_MATCH = {
  name: "if-match",
  in: "header",
  required: false,
  description: "The ETag last read; the change is refused with 412 when the record has changed since.",
  schema: { type: "string" },
};

/** `GET /api/jobs/:id/events` becomes `getJobsIdEvents`. */
function nameOf({ method, path }: Endpoint): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== "" && word !== "api");
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function places(shape: z.ZodObject | undefined, where: "path" | "query"): Json[] {
  if (shape === undefined) return [];
  const schema = shapeOf(shape, "input");
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  return Object.entries((schema.properties ?? {}) as Json).map(([name, property]) => ({
    name,
    in: where,
    required: where === "path" || required.has(name),
    schema: property,
  }));
}

function responses({ shapes, right, produces }: Endpoint): Json {
  const files = produces?.map((type) => [type, { schema: { type: "string", format: "binary" } }] as const);
  const success = files
    ? { "200": { description: "The file.", content: Object.fromEntries(files) } }
    : shapes.reply
      ? {
          "200": { description: "Done.", content: { "application/json": { schema: shapeOf(shapes.reply, "output") } } },
        }
      : { "204": { description: "Done; there is nothing to say." } };
  const problem = {
    description: "Not done; see the problem.",
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
  const closed = right === PUBLIC ? {} : { "401": problem, "403": problem };
  return { ...success, "400": problem, ...closed, default: problem };
}

/** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. What JSON cannot say (a transform, say) is left open. */
function shapeOf(shape: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: "any" });
  return schema as Json;
}
