/** What is shown at an address without a page. */
import { Link } from "@tanstack/react-router";
import { useText } from "../language/use-text.ts";
import { Empty } from "../ui/States.tsx";
import { frameText } from "./text.ts";

export function NoPage() {
  const say = useText(frameText);
  return <Empty says={say("noPage")} action={<Link to="/">{say("today")}</Link>} />;
}
