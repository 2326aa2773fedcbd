/** The way back to the list of figures. */
import { Link } from "@tanstack/react-router";
import { useText } from "../language/use-text.ts";
import { figuresText } from "./text.ts";

export function FiguresUp() {
  const say = useText(figuresText);
  return (
    <Link to="/figures" search={(previous) => ({ asOf: previous.asOf, knownAt: previous.knownAt })}>
      {say("title")}
    </Link>
  );
}
