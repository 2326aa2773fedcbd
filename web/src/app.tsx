/** The application: what is around all pages, and where each page is. */
import { MantineProvider } from "@mantine/core";
import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useState } from "react";
import { Problem } from "./api/problem.ts";
import { makeRouter } from "./routes.tsx";
import { schemeManager, theme } from "./ui/theme.ts";

/** Asks again only when the server was not reached or stumbled; a refusal stays a refusal. */
function again(failures: number, error: Error): boolean {
  const status = error instanceof Problem ? error.status : 0;
  return failures < 2 && (status === 0 || status >= 500);
}

/** A session that ended leads to the sign-in page, and from there back to where the reader was. */
function signInAgain(error: Error): void {
  if (!(error instanceof Problem) || error.status !== 401 || location.pathname === "/sign-in") return;
  location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
}

function makeClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: signInAgain }),
    defaultOptions: { queries: { staleTime: 15_000, retry: again, retryDelay: 400, refetchOnWindowFocus: true } },
  });
}

export function App() {
  const [client] = useState(makeClient);
  const [router] = useState(() => makeRouter(client));
  return (
    <MantineProvider theme={theme} colorSchemeManager={schemeManager} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  );
}
