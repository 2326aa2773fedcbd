/** Where the browser begins. */
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "@mantine/core/styles.css";
import "./ui/fonts.css";
import "./ui/tokens.css";
import "./ui/mantine.css";
import "./ui/print.css";
import { App } from "./app.tsx";
import { speak } from "./language/dictionary.ts";
import { firstLanguage } from "./language/languages.ts";

const language = firstLanguage();
document.documentElement.lang = language;
speak(language);

const root = document.getElementById("root");
if (!root) throw new Error("The page has no element with the id root.");
// Reasons are said in English until their sentences have come.
void import("./language/known-reasons.ts");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
