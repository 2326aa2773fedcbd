/** Signing in: by a click as an invented user of the demonstration, or with name and password. */
import { sessionApi } from "@contingent/server/platform/session-api";
import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { call } from "../api/call.ts";
import { Problem } from "../api/problem.ts";
import { LanguageMenu } from "../frame/LanguageMenu.tsx";
import { roleKeys } from "../frame/roles.ts";
import { SchemeMenu } from "../frame/SchemeMenu.tsx";
import { frameText } from "../frame/text.ts";
import { sayCountry } from "../language/countries.ts";
import { useLanguage, useText } from "../language/use-text.ts";
import { Failed } from "../ui/States.tsx";
import styles from "./SignInPage.module.css";
import { sessionQuery, useSession } from "./session.ts";
import { signInText } from "./text.ts";

const route = getRouteApi("/sign-in");

export function SignInPage() {
  const say = useText(signInText);
  const language = useLanguage();
  const session = useSession();
  return (
    <main className={styles.page}>
      <div className={styles.top}>
        <LanguageMenu />
        <SchemeMenu />
      </div>
      <div className={styles.sheet}>
        <h1 className={styles.name}>
          Contingent <span className={styles.country}>· {sayCountry(session.contributor, language)}</span>
        </h1>
        <p className={styles.promise}>{say("promise")}</p>
        {session.demonstration && <DemoUsers />}
        <PasswordForm first={!session.demonstration} />
      </div>
    </main>
  );
}

/** Keeps the new session, forgets what the earlier one had read, and goes where the visitor wanted to. */
function useArrive() {
  const client = useQueryClient();
  const router = useRouter();
  const { next } = route.useSearch();
  return async () => {
    client.clear();
    await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    router.history.push(next ?? "/");
  };
}

const whatKeys = {
  administrator: "whatAdministrator",
  planner: "whatPlanner",
  approver: "whatApprover",
  committee: "whatCommittee",
} as const;

function DemoUsers() {
  const say = useText(signInText);
  const sayFrame = useText(frameText);
  const arrive = useArrive();
  const users = useQuery({
    queryKey: ["demo-users"],
    queryFn: ({ signal }) => call(sessionApi.demoUsers, {}, { signal }),
  });
  const enter = useMutation({
    mutationFn: (login: string) => call(sessionApi.demoSignIn, { body: { login } }),
    onSuccess: arrive,
  });
  if (users.error) return <Failed error={users.error} retry={() => void users.refetch()} />;
  return (
    <section aria-label={say("demoUsers")}>
      <p>{say("demoUsers")}</p>
      <ul className={styles.users}>
        {(users.data?.items ?? []).map((user) => (
          <li key={user.id}>
            <button
              type="button"
              className={styles.user}
              disabled={enter.isPending}
              onClick={() => enter.mutate(user.login)}
            >
              <span className={styles.userName}>{user.name}</span>
              <span className={styles.userRole}>
                {user.roles.map((role) => sayFrame(roleKeys[role])).join(", ")}
                {user.roles.length === 1 && user.roles[0] ? `: ${say(whatKeys[user.roles[0]])}` : ""}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {enter.error && <Failed error={enter.error} />}
      <p className={styles.note}>{say("demoNote")}</p>
    </section>
  );
}

function PasswordForm({ first }: { first: boolean }) {
  const say = useText(signInText);
  const arrive = useArrive();
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const enter = useMutation({
    mutationFn: () => call(sessionApi.open, { body: { login, password } }),
    onSuccess: arrive,
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate();
  };
  const wrong = enter.error instanceof Problem && [400, 401].includes(enter.error.status);
  return (
    <details className={styles.password} open={first}>
      <summary>{say("withPassword")}</summary>
      <form onSubmit={onSubmit} className={styles.form}>
        <TextInput
          size="xs"
          label={say("login")}
          autoComplete="username"
          required
          value={login}
          onChange={(event) => setLogin(event.currentTarget.value)}
        />
        <PasswordInput
          size="xs"
          label={say("password")}
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={wrong ? say("wrong") : null}
          withErrorStyles={false}
        />
        {enter.error && !wrong && <Failed error={enter.error} />}
        <Button type="submit" loading={enter.isPending}>
          {say("signIn")}
        </Button>
      </form>
    </details>
  );
}
