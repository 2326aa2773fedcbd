/** What may be recorded of a tour now, each behind a button that says so. */
import type { Change, TourWhole } from "@contingent/server/deployments/schema";
import { unitsApi } from "@contingent/server/units/schema";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";
import { call } from "../../api/call.ts";
import { useText } from "../../language/use-text.ts";
import { useRight } from "../../session/session.ts";
import { CommandDialog } from "../commands/CommandDialog.tsx";
import styles from "../Deployments.module.css";
import { type NoticeWords, withdraw } from "../Notice.tsx";
import { eventKeys, toursText } from "./text.ts";
import { type CommandKind, commandsOf, SECOND_PERSON, useTourCommand } from "./tour-commands.ts";

interface TourActionsProps {
  readonly tour: TourWhole;
  readonly onNotice: (words: NoticeWords) => void;
  readonly move?: ReactNode;
}

export function TourActions({ tour, onNotice, move }: TourActionsProps) {
  const say = useText(toursText);
  const may = useRight("deployments.change");
  const [doing, setDoing] = useState<CommandKind | null>(null);
  const posts = usePosts(doing === "moved");
  const command = useTourCommand(tour, posts);
  if (!may) return null;
  const onDone = (kind: CommandKind, answer: unknown) => {
    const change = changeIn(answer);
    const what = say(eventKeys[kind]);
    if (change) onNotice({ says: say("proposedWhat", { what }), undo: () => withdraw(change, say("undoReason")) });
    else onNotice({ says: say("recordedWhat", { what }) });
  };
  return (
    <>
      <h3>{say("mayRecord")}</h3>
      <div className={styles.buttons}>
        {move}
        {commandsOf(tour)
          .filter((kind) => kind !== "rescheduled" || !move)
          .map((kind) => (
            <Button key={kind} variant="default" size="compact-sm" onClick={() => setDoing(kind)}>
              {say(`do_${kind}`)}
              {SECOND_PERSON.has(kind) ? "…" : ""}
            </Button>
          ))}
      </div>
      {doing && (
        <CommandDialog
          key={doing}
          command={command(doing)}
          onClose={() => setDoing(null)}
          onDone={(answer) => onDone(doing, answer)}
        />
      )}
    </>
  );
}

/** The change an answer tells of, where a second person is needed. */
function changeIn(answer: unknown): Change | null {
  if (typeof answer !== "object" || answer === null) return null;
  if ("proposedBy" in answer && "state" in answer) return answer as Change;
  return "change" in answer ? (answer.change as Change | null) : null;
}

/** Posts in all missions, read when somebody is to be moved. */
function usePosts(enabled: boolean) {
  const posts = useQuery({
    queryKey: ["posts", "choices"],
    queryFn: ({ signal }) => call(unitsApi.listPosts, { query: { limit: 1000 } }, { signal }),
    enabled,
  });
  return useMemo(
    () => (posts.data?.items ?? []).map((post) => [String(post.id), `${post.code} · ${post.title}`] as const),
    [posts.data],
  );
}
