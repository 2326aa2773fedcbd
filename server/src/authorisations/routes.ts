/** HTTP of decisions. */
import { type Http, route, serve } from "../platform/http.ts";
import {
  changeDraft,
  draftAuthorisation,
  nextSteps,
  previewStep,
  readAuthorisation,
  readAuthorisations,
  readProcedures,
  recordStep,
} from "./actions.ts";
import { answered, answeredOutcome } from "./actions-answer.ts";
import { keepForm, openForm, readForm, readForms, saveForm } from "./actions-forms.ts";
import { loadPack, readBodies, readPacks, recordSittings } from "./actions-packs.ts";
import { fulfilDuty, keepPaper, readPaper } from "./actions-papers.ts";
import { NOBODY_STANDS, type Standing } from "./actions-standing.ts";
import { readEffects } from "./actions-steps.ts";
import { authorisationsApi } from "./schema.ts";

/** Registers the endpoints of decisions. `standing` knows who stands under permits. */
export function authorisationsRoutes(app: Http, standing: Standing = NOBODY_STANDS): void {
  serve(app, authorisationsApi.listAuthorisations, async (ctx, { query }) => {
    const items = [...(await readAuthorisations(ctx, query))];
    return { items, next: null, count: items.length };
  });
  serve(app, authorisationsApi.getAuthorisation, async (ctx, { params, query }) =>
    answered(ctx, await readAuthorisation(ctx, params.id, query)),
  );
  serve(app, authorisationsApi.draftAuthorisation, async (ctx, { body }) =>
    answeredOutcome(ctx, await draftAuthorisation(ctx, body)),
  );
  serve(app, authorisationsApi.changeDraft, async (ctx, { params, body, ifMatch }) =>
    answeredOutcome(ctx, await changeDraft(ctx, params.id, body, versionOf(ifMatch))),
  );
  steps(app, standing);
  forms(app);
  papers(app);
  bodies(app);
}

function versionOf(ifMatch: string | undefined): number | undefined {
  return ifMatch === undefined ? undefined : Number(ifMatch);
}

function steps(app: Http, standing: Standing): void {
  serve(app, authorisationsApi.recordStep, async (ctx, { params, body, ifMatch }) =>
    answeredOutcome(ctx, await recordStep(ctx, params.id, body, versionOf(ifMatch), standing)),
  );
  serve(app, authorisationsApi.previewStep, async (ctx, { params, body }) =>
    previewStep(ctx, params.id, body, standing),
  );
  serve(app, authorisationsApi.nextSteps, async (ctx, { params }) => ({
    items: [...(await nextSteps(ctx, params.id))],
  }));
  serve(app, authorisationsApi.listEffects, async (ctx, { params, query }) => ({
    items: [...(await readEffects(ctx, params.id, query.knownAt))],
  }));
}

function forms(app: Http): void {
  serve(app, authorisationsApi.listForms, async (ctx) => ({ items: [...(await readForms(ctx))] }));
  serve(app, authorisationsApi.getForm, async (ctx, { params }) => readForm(ctx, params.id));
  serve(app, authorisationsApi.openForm, async (ctx, { body }) => openForm(ctx, body));
  serve(app, authorisationsApi.saveForm, async (ctx, { params, body, ifMatch }) =>
    saveForm(ctx, params.id, body, versionOf(ifMatch)),
  );
  serve(app, authorisationsApi.keepForm, async (ctx, { params }) =>
    answeredOutcome(ctx, await keepForm(ctx, params.id)),
  );
}

function papers(app: Http): void {
  serve(app, authorisationsApi.addPaper, async (ctx, { params, body }) => keepPaper(ctx, params.id, body));
  route(app, authorisationsApi.getPaper, async (ctx, { params }, { reply }) => {
    const file = await readPaper(ctx, params.id, params.paper);
    // What somebody uploaded is never run in the page, whatever it says it is.
    return reply
      .header("content-type", "application/octet-stream")
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header("digest", `sha-256=${Buffer.from(file.sha256, "hex").toString("base64")}`)
      .header("etag", `"${file.sha256}"`)
      .send(file.bytes);
  });
  serve(app, authorisationsApi.fulfilDuty, async (ctx, { params, body }) =>
    answeredOutcome(ctx, await fulfilDuty(ctx, params.id, params.duty, body)),
  );
}

function bodies(app: Http): void {
  serve(app, authorisationsApi.listProcedures, async (ctx) => ({ items: [...(await readProcedures(ctx))] }));
  serve(app, authorisationsApi.listBodies, async (ctx) => {
    const { bodies: all, days } = await readBodies(ctx);
    return { bodies: [...all], sittings: [...days] };
  });
  serve(app, authorisationsApi.addSittings, async (ctx, { body }) => recordSittings(ctx, body.sittings));
  serve(app, authorisationsApi.listPacks, async (ctx) => ({ items: [...(await readPacks(ctx))] }));
  serve(app, authorisationsApi.loadPack, async (ctx, { params }) => loadPack(ctx, params.country));
}
