/** What the address of a question carries. */
import { getRouteApi } from "@tanstack/react-router";

/** The route of the question. */
export const askRoute = getRouteApi("/frame/authorisations/may-we-send");

/** What the address may carry of a question; all words, read by the server. */
export type AskSearch = ReturnType<typeof askRoute.useSearch>;
