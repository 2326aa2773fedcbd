/** Who is signed in, with which roles, and the way out. */
import { sessionApi } from "@contingent/server/platform/session-api";
import { Menu } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { call } from "../api/call.ts";
import { useText } from "../language/use-text.ts";
import { sessionQuery, useSession } from "../session/session.ts";
import { BarButton } from "./BarButton.tsx";
import { roleKeys } from "./roles.ts";
import { frameText } from "./text.ts";

export function UserMenu({ openKeys }: { openKeys: () => void }) {
  const say = useText(frameText);
  const session = useSession();
  const signOut = useSignOut();
  const name = session.account?.name ?? "";
  const roles = (session.account?.roles ?? []).map((role) => say(roleKeys[role])).join(", ");
  return (
    <Menu position="bottom-end" withinPortal width={260}>
      <Menu.Target>
        <BarButton label={say("signedInAs", { name })}>{initials(name)} ▾</BarButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <strong>{name}</strong>
          <br />
          {roles}
        </Menu.Label>
        {session.demonstration && <Menu.Label>{say("demonstration")}</Menu.Label>}
        <Menu.Divider />
        <Menu.Item onClick={openKeys} rightSection="?">
          {say("keyboard")}
        </Menu.Item>
        <Menu.Item onClick={signOut}>{say("signOut")}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{say("version", { version: session.version })}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  if (words.length < 2) return name;
  return `${words[0]?.charAt(0)}. ${words.slice(1).join(" ")}`;
}

/** How to end the session, forget what was read with it, and go to the sign-in page; where that fails, the reader stays signed in. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const signOut = async () => {
    await call(sessionApi.close, {});
    client.clear();
    await client.fetchQuery(sessionQuery);
    await navigate({ to: "/sign-in", search: {} });
  };
  return () => void signOut().catch(() => client.invalidateQueries({ queryKey: sessionQuery.queryKey }));
}
