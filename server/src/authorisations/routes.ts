/** HTTP of decisions. */
import { type Http, serve } from "../platform/http.ts";
import { draftAuthorisation, readAuthorisation, readAuthorisations, readProcedures, recordStep } from "./actions.ts";
import { authorisationsApi } from "./schema.ts";

/** Registers the endpoints of decisions. */
export function authorisationsRoutes(app: Http): void {
  serve(app, authorisationsApi.listAuthorisations, async (ctx, { query }) => {
    const items = [...(await readAuthorisations(ctx, query))];
    return { items, next: null, count: items.length };
  });
  serve(app, authorisationsApi.getAuthorisation, async (ctx, { params, query }) =>
    readAuthorisation(ctx, params.id, query),
  );
  serve(app, authorisationsApi.draftAuthorisation, async (ctx, { body }) => draftAuthorisation(ctx, body));
  serve(app, authorisationsApi.recordStep, async (ctx, { params, body, ifMatch }) =>
    recordStep(ctx, params.id, body, ifMatch === undefined ? undefined : Number(ifMatch)),
  );
  serve(app, authorisationsApi.listProcedures, async (ctx) => ({ items: [...(await readProcedures(ctx))] }));
}
