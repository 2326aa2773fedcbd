-- 0001: contributors, accounts, sessions and the audit trail. First migration: there is no previous release.
--
-- Every table a country owns has `contributor` first in its keys and shows only the rows of the contributor that the transaction
-- was opened for. The application works as contingent_app, which owns nothing and cannot bypass that.

create extension if not exists btree_gist;

-- The role is shared by all databases of a server, so another database may have made it already, even at this moment.
do $$
begin
  if not exists (select from pg_roles where rolname = 'contingent_app') then
    create role contingent_app login nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
  end if;
exception
  when duplicate_object or unique_violation then
    null;
  when insufficient_privilege then
    raise exception 'the role contingent_app is missing and % may not make it; as an administrator of the server: create role contingent_app login; grant contingent_app to %', current_user, current_user;
end
$$;
-- From PostgreSQL 16 on, a role may be a member without the right to work as that role.
do $$
declare
  needed text := case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end;
begin
  if not pg_has_role(current_user, 'contingent_app', needed) then
    execute format('grant contingent_app to %I', current_user);
  end if;
exception
  when insufficient_privilege then
    raise exception '% may not work as contingent_app; as an administrator of the server: grant contingent_app to %', current_user, current_user;
end
$$;

-- Shared by all: a reference table, which anybody may read.
create table contributors (
  code text primary key check (code ~ '^[A-Z][A-Z0-9_-]{1,15}$'),
  name text not null,
  created_at timestamptz not null default now()
);
grant select on contributors to contingent_app;

create table audit_heads (
  contributor text not null references contributors (code),
  seq bigint not null check (seq >= 0),
  hash bytea not null check (length(hash) = 32),
  primary key (contributor)
);
alter table audit_heads enable row level security;
alter table audit_heads force row level security;
create policy own_rows on audit_heads using (contributor = current_setting('contingent.contributor', true));
grant select, insert, update on audit_heads to contingent_app;

-- `payload` is the text that was hashed; the columns beside it repeat its parts for searching.
create table audit_events (
  contributor text not null references contributors (code),
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  actor_id text not null,
  event text not null,
  payload text not null,
  hash bytea not null check (length(hash) = 32),
  primary key (contributor, seq)
);
alter table audit_events enable row level security;
alter table audit_events force row level security;
create policy own_rows on audit_events using (contributor = current_setting('contingent.contributor', true));
grant select, insert on audit_events to contingent_app;

create table users (
  contributor text not null references contributors (code),
  id uuid not null,
  login text not null check (login = lower(login)),
  name text not null,
  roles text[] not null,
  -- argon2id in PHC form; null for an account that cannot sign in with a password.
  password_hash text,
  demonstration boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  disabled_at timestamptz,
  primary key (contributor, id),
  unique (contributor, login)
);
alter table users enable row level security;
alter table users force row level security;
create policy own_rows on users using (contributor = current_setting('contingent.contributor', true));
grant select, insert, update on users to contingent_app;

-- A session is known by the hash of its token; the token itself is only in the browser.
create table sessions (
  contributor text not null references contributors (code),
  token_hash bytea not null check (length(token_hash) = 32),
  user_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (contributor, token_hash),
  foreign key (contributor, user_id) references users (contributor, id)
);
alter table sessions enable row level security;
alter table sessions force row level security;
create policy own_rows on sessions using (contributor = current_setting('contingent.contributor', true));
grant select, insert, update on sessions to contingent_app;
